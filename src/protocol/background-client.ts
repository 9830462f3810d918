import type { OptionalPermission } from './actions.ts';
import type { CleanTrial } from './clean-trial.ts';
import { type Client, EndedMeanwhile } from './client.ts';
import type { Answer, MessageKind, MessageMap } from './messages.ts';
import { unpack } from './packed.ts';
import { readSessionKey } from './session-keys.ts';
import { createSharing } from './sharing.ts';
import type { Change, Snapshot, TabView } from './snapshot.ts';

/** What the client needs of the browser; `platform/transport.ts` has it. */
export interface Transport {
  /** Wakes the background if it sleeps. Rejects when nobody answers. */
  send(message: unknown): Promise<unknown>;
  /** Names and new values (undefined: removed) of the session storage area. Returns the way to stop. */
  onSessionChange(listener: (changes: Readonly<Record<string, { readonly newValue?: unknown }>>) => void): () => void;
  /** Asks the person; null asks for every site. */
  requestAccess(url: string | null): Promise<boolean>;
  requestPermissions(names: readonly OptionalPermission[]): Promise<boolean>;
  /** Milliseconds. */
  wait(delay: number): Promise<void>;
}

/**
 * A client that talks to the background. Nothing in it depends on a living connection: questions wake the background,
 * and changes arrive through the session storage, which outlives it (platform facts, section 2).
 */
export function createBackgroundClient(tabId: number, transport: Transport): Client {
  let tab: TabView | null = null;
  const share = createSharing();
  const ask = <K extends MessageKind>(kind: K, parts: MessageMap[K]['ask']): Promise<Answer<K>> =>
    askPatiently(transport, { kind, ...parts }) as Promise<Answer<K>>;
  const wake = () => ask('undoOffers', { tabId });

  /**
   * What a click does is done once: nobody can tell a background that died over it from one that never began. So it is woken
   * before, and after it has died only to put right what it was about.
   */
  const act = async <K extends MessageKind>(kind: K, parts: MessageMap[K]['ask']): Promise<Answer<K>> => {
    await wake();
    try {
      return (await transport.send({ kind, ...parts })) as Answer<K>;
    } catch (error) {
      if (!isNobody(error)) throw error;
      await wake().catch(() => undefined);
      throw new EndedMeanwhile();
    }
  };

  const snapshot = async (): Promise<Snapshot> => {
    const { episodes, exchanges, jars, ...rest } = await ask('snapshot', { tabId });
    tab = rest.tab;
    return { ...rest, episodes: unpack(share({ episodes, exchanges, jars })) };
  };

  const changesOf = async (dirty: Dirty): Promise<Change[]> => {
    const changes: Change[] = [];
    if (dirty.tab) changes.push({ kind: 'tab', tab: dirty.tab });
    if (dirty.removed.size > 0) changes.push({ kind: 'removed', ids: [...dirty.removed] });
    if (dirty.changed.size > 0) {
      const packed = await ask('episodes', { tabId, ids: [...dirty.changed] });
      for (const episode of unpack(share(packed))) changes.push({ kind: 'episode', episode });
    }
    if (dirty.trial !== undefined) changes.push({ kind: 'trial', trial: dirty.trial });
    if (dirty.offers) changes.push({ kind: 'undo', undo: await ask('undoOffers', { tabId }) });
    return changes;
  };

  return {
    tabId,
    watch(handlers) {
      let live = true;
      let inTrouble = false;
      let dirty = nothingDirty();
      // One question at a time, so that an old answer never overtakes a new one; what changes meanwhile is collected.
      let queue = Promise.resolve();
      const run = (work: () => Promise<void>): void => {
        queue = queue.then(work).catch((error: unknown) => {
          inTrouble = true;
          if (live) handlers.onTrouble(troubleOf(error));
        });
      };
      const refresh = async (): Promise<void> => {
        dirty = nothingDirty();
        const state = await snapshot();
        inTrouble = false;
        if (live) handlers.onSnapshot(state);
      };
      const pull = async (): Promise<void> => {
        if (inTrouble) return refresh();
        const now = dirty;
        dirty = nothingDirty();
        const changes = await changesOf(now);
        if (live) for (const change of changes) handlers.onChange(change);
      };
      const stop = transport.onSessionChange(changes => {
        const first = !isDirty(dirty);
        for (const [key, { newValue }] of Object.entries(changes)) note(dirty, tabId, key, newValue);
        if (dirty.tab) tab = dirty.tab;
        if (first && isDirty(dirty)) run(pull);
      });
      run(refresh);
      return () => {
        live = false;
        stop();
      };
    },
    reveal: exchangeId => ask('reveal', { exchangeId }),
    checkSignature: (exchangeId, field) => ask('checkSignature', { exchangeId, field }),
    preview: subject => ask('preview', { subject }),
    perform: request => act('perform', { request }),
    undo: id => act('undo', { id }),
    planExperiments: episodeId => ask('planExperiments', { episodeId }),
    runExperiments: wish => act('runExperiments', { wish }),
    clearEpisodes: async () => void (await ask('clearEpisodes', { tabId })),
    ignoreSite: ignore => ask('ignoreSite', { tabId, ignore }),
    openOptions: async () => void (await ask('openOptions', {})),
    // Browsers ask only in the click's own turn, so the address must be known already.
    requestAccess: () => transport.requestAccess(tab?.url ? `${tab.url.origin}/` : null),
    requestPermissions: names => transport.requestPermissions(names),
  };
}

interface Dirty {
  readonly changed: Set<string>;
  readonly removed: Set<string>;
  offers: boolean;
  tab: TabView | null;
  /** Undefined: unchanged. */
  trial: CleanTrial | null | undefined;
}

const nothingDirty = (): Dirty => ({
  changed: new Set(),
  removed: new Set(),
  offers: false,
  tab: null,
  trial: undefined,
});

const isDirty = (d: Dirty): boolean =>
  d.changed.size + d.removed.size > 0 || d.offers || d.tab !== null || d.trial !== undefined;

function note(dirty: Dirty, tabId: number, name: string, newValue: unknown): void {
  const key = readSessionKey(name);
  if (key?.kind === 'offer') dirty.offers = true;
  if (key?.kind === 'tab' && key.tabId === tabId && newValue !== undefined) dirty.tab = newValue as TabView;
  if (key?.kind === 'trial' && key.tabId === tabId) dirty.trial = (newValue as CleanTrial | undefined) ?? null;
  if (key?.kind !== 'episode' || key.tabId !== tabId) return;
  const [to, from] = newValue === undefined ? [dirty.removed, dirty.changed] : [dirty.changed, dirty.removed];
  to.add(key.id);
  from.delete(key.id);
}

/** A background that is just starting may not listen yet: both browsers then say that nobody is there. */
async function askPatiently(transport: Transport, message: unknown): Promise<unknown> {
  for (const delay of [50, 200, 1000]) {
    try {
      return await transport.send(message);
    } catch (error) {
      if (!isNobody(error)) throw error;
      await transport.wait(delay);
    }
  }
  return transport.send(message);
}

/**
 * Firefox says “Could not establish connection” also of a background that died over a question, Chrome that the message port or
 * channel was closed.
 */
const isNobody = (error: unknown): boolean =>
  /could not establish connection|receiving end|message (?:port|channel) closed/i.test(String(error));

const troubleOf = (error: unknown): string =>
  /context invalidated/i.test(String(error))
    ? 'Why401 was updated or switched off. Close and open this view to go on.'
    : 'The recorder of Why401 did not answer. It is tried again as soon as something happens.';
