import { type CheckParts, checkSignature } from '../../src/background/check-signature.ts';
import { notSeen, seen } from '../../src/core/index.ts';
import type { Change, Client, CookiePreview, Outcome, UndoOffer } from '../../src/protocol/index.ts';
import { recordOf, type Wanted, type World } from './world.ts';

export interface FakeClient extends Client {
  /** Lets a change happen, as the recorder would. */
  tell(change: Change): void;
  /** Lets one of the world's failures happen again, on a path of its own. */
  fail(path: string): void;
  /** What was asked of the background, in order. */
  readonly asked: readonly string[];
}

/**
 * A client on a world that the lab made up: it answers as the background would, and changes nothing outside.
 *
 * @param getJson what issuers answer there; nothing leaves the lab
 */
export function createFakeClient(
  world: World,
  wanted: Wanted,
  now: () => number,
  getJson: CheckParts['getJson'],
): FakeClient {
  const { snapshot } = world;
  const asked: string[] = [];
  let cookies = previewOf(world);
  let handlers: Parameters<Client['watch']>[0] | null = null;
  let failed = snapshot.episodes.length;
  const cleared = new Map<string, readonly CookiePreview[]>();
  let offers: readonly UndoOffer[] = [];
  const tell = (change: Change) => handlers?.onChange(change);
  const offer = (next: readonly UndoOffer[]) => {
    offers = next;
    tell({ kind: 'undo', undo: offers });
  };
  const site = snapshot.tab.url?.hostname ?? 'this site';

  return {
    tabId: snapshot.tab.id,
    asked,
    tell,
    fail(path) {
      const episode = world.episodes[0];
      if (episode === undefined) return;
      const url = new URL(path, episode.subject.url).href;
      const record = recordOf({ ...episode, subject: { ...episode.subject, url } }, failed++, 'settled');
      tell({ kind: 'episode', episode: record });
    },
    watch(given) {
      handlers = given;
      if (wanted.state === 'trouble') given.onTrouble('Its answer did not come within 5 seconds. Trying again.');
      if (wanted.state !== 'loading') queueMicrotask(() => given.onSnapshot(snapshot));
      if (wanted.state === 'trouble')
        queueMicrotask(() => given.onTrouble('Its answer did not come within 5 seconds. Trying again.'));
      return () => {
        handlers = null;
      };
    },
    async reveal(exchangeId) {
      asked.push(`reveal ${exchangeId}`);
      const raw = world.raw.get(exchangeId);
      return raw ? seen(raw) : notSeen('not-recorded');
    },
    async checkSignature(exchangeId, field) {
      asked.push(`checkSignature ${exchangeId} ${field}`);
      const raw = world.raw.get(exchangeId);
      return checkSignature(raw ? seen(raw) : notSeen('not-recorded'), field, { getJson });
    },
    async previewClear() {
      asked.push('previewClear');
      return { ok: true, site, cookies };
    },
    async perform(request): Promise<Outcome> {
      asked.push(request.action);
      if (request.action !== 'clear-site-cookies') return { result: 'done', say: SAYS[request.action], undoId: null };
      const id = `undo-${asked.length}`;
      const gone = cookies.filter(c =>
        request.cookies.some(k => k.name === c.name && k.domain === c.domain && k.path === c.path),
      );
      cookies = cookies.filter(c => !gone.includes(c));
      cleared.set(id, gone);
      offer([...offers, { id, site, cookies: gone.length, until: now() + 600_000 }]);
      const say = `${gone.length} cookies cleared. You are signed out of ${site}.`;
      return { result: 'done', say, undoId: id };
    },
    async undo(id): Promise<Outcome> {
      asked.push('undo');
      const back = cleared.get(id) ?? [];
      cookies = [...cookies, ...back];
      offer(offers.filter(o => o.id !== id));
      return { result: 'done', say: `${back.length} cookies are back as they were.`, undoId: null };
    },
    async clearEpisodes() {
      asked.push('clearEpisodes');
      tell({ kind: 'removed', ids: snapshot.episodes.map(e => e.id) });
    },
    async requestAccess() {
      asked.push('requestAccess');
      tell({ kind: 'tab', tab: { ...snapshot.tab, access: 'granted' } });
      return true;
    },
  };
}

const SAYS = {
  'reload-page': 'The page was loaded again, past the cache.',
  'sign-in-again': 'The page was loaded again.',
  'retry-in-clean-session': 'A private window was opened at the first address of the flow.',
} as const;

/** The jar of the newest episode, as the background would list it. */
function previewOf({ episodes }: World): readonly CookiePreview[] {
  const jar = episodes.at(-1)?.jar;
  if (!jar?.seen) return [];
  return jar.value.map(c => ({
    name: c.name,
    domain: c.domain,
    path: c.path,
    storeId: c.storeId,
    partitionKey: c.partitionKey,
    hostOnly: c.hostOnly,
    session: c.expires === null,
    httpOnly: c.httpOnly,
    size: c.name.length + c.value.reveal().length,
    signIn: /sess|auth|token|sid/i.test(c.name) ? 'its name is one of a sign-in cookie' : null,
    alsoUsedBy: c.hostOnly ? null : `also sent to other hosts below ${c.domain}`,
  }));
}
