import { type CollectOptions, collectExchange, type Exchange, type ExchangeEvidence } from '../../core/index.ts';
import type { WireEvent } from '../../platform/web-request.ts';
import { type SeenAnswer, unpack } from '../../protocol/index.ts';
import type { CleanTrials } from '../clean-trials.ts';
import type { Ledger } from '../ledger.ts';
import type { LiveOptions } from '../live-options.ts';
import type { LoginPrompts } from '../login-prompts.ts';
import type { Store } from '../store.ts';
import type { TabBook } from '../tab-book.ts';
import type { Vault } from '../vault.ts';
import { earlyEvidence, isDisguised, isRefusedAsShown, mayBeDisguised } from './disguise.ts';
import { episodeId } from './episodes.ts';
import { createFlights, promptedExchange } from './flights.ts';
import { createHearing } from './hearing.ts';
import type { JarReader } from './jar.ts';
import { createMemory } from './memory.ts';
import { createMuted } from './muted.ts';
import { createRings } from './rings.ts';
import { createSettling } from './settling.ts';
import { createSlowRequests } from './slow-requests.ts';
import { isRefused } from './watch.ts';

export interface RecorderParts {
  readonly ledger: Ledger;
  readonly store: Store;
  readonly vault: Vault;
  readonly tabs: TabBook;
  readonly jar: JarReader;
  readonly options: LiveOptions;
  readonly closesPrompt: LoginPrompts['closes'];
  readonly collect: CollectOptions;
  /** What the store held when the background began. */
  readonly loaded: ReadonlyMap<string, unknown>;
  /** Epoch milliseconds. */
  now(): number;
  /** Runs once after so many milliseconds. */
  later(run: () => void, delay: number): void;
  /** A tab's episodes have changed. */
  onEpisodes(tabId: number): void;
  /** Whether the exchanges of a tab are wanted one by one, and what wants them. */
  readonly trials: Pick<CleanTrials, 'follows' | 'hear'>;
  /** A top-level page has arrived. */
  onNavigated(tabId: number): void;
}

export interface Recorder {
  take(event: WireEvent): void;
  /** Hears nothing of requests to an address until the returned function is called: those of a fix are no failures. */
  mute(url: string): () => void;
  /** Takes in what DevTools show of an answer of the tab that they inspect. */
  hear(tabId: number, answer: SeenAnswer): void;
  /** Headers that are still in memory though not in the vault. */
  find(exchangeId: string): Exchange | null;
  /** What is in memory, the newest first. */
  recent(): Iterable<Exchange>;
  /** More is known of an exchange than network events told. */
  learn(exchange: ExchangeEvidence): void;
  /** What is in memory of a tab, oldest first. */
  landed(tabId: number): readonly ExchangeEvidence[];
  /** Forgets what is in memory of a tab. */
  dropTab(tabId: number): void;
  clearTab(tabId: number): void;
  /** Lets go of what the options no longer want to be recorded, and of episodes that began before a time. */
  forgetUnwanted(before: number): void;
}

const REMEMBER_MS = 3000;

/** Network events in, settled episodes in the ledger out. Constant work for a request that goes well. */
export function createRecorder(parts: RecorderParts): Recorder {
  const { ledger, vault, tabs, options, collect, now, later } = parts;
  const flights = createFlights();
  const rings = createRings();
  const memory = createMemory();
  const slow = createSlowRequests(flights, parts);
  const evidence = new WeakMap<Exchange, ExchangeEvidence>();
  const muted = createMuted(parts);
  let remembering = false;

  const evidenceOf = (raw: Exchange): ExchangeEvidence => {
    const known = evidence.get(raw);
    if (known) return known;
    const made = slow.complete(collectExchange(withTopLevel(raw, tabs), collect));
    const closed = raw.status === 401 && parts.closesPrompt({ url: raw.url, tabId: raw.tabId, proxy: false });
    const whole = closed ? { ...made, promptClosed: true as const } : made;
    evidence.set(raw, whole);
    return whole;
  };

  const settling = createSettling({ ...parts, rings, evidenceOf, underWay: () => flights.underWay() });

  const rememberLater = (): void => {
    if (remembering) return;
    remembering = true;
    later(() => {
      remembering = false;
      flights.forget(now() - FORGET_MS);
      for (const { exchange, instead } of memory.fresh()) ledger.remember(evidenceOf(exchange), instead);
    }, REMEMBER_MS);
  };

  const early = (x: ExchangeEvidence) => earlyEvidence(x, settling.around(x), collect.browser);

  // A later hop of what was led away belongs to it.
  const isHidden = (raw: Exchange): boolean =>
    mayBeDisguised(raw, rings.newest(raw.tabId)) &&
    !settling.concerns(raw.requestId) &&
    isDisguised(early(evidenceOf(raw)));

  const hearing = createHearing({
    ...{ rings, ledger, vault, collect, evidenceOf, now },
    onWorkerAnswer(raw) {
      const asked = withTopLevel(raw, tabs);
      const known = [...rings.newest(raw.tabId)].some(x => x.id === raw.id) || ledger.has(episodeId(evidenceOf(asked)));
      if (!known && isRefused(raw, []))
        land({ ...asked, initiator: raw.type === 'main_frame' ? null : asked.topLevel });
    },
    onLearnt(exchange, raw) {
      if (raw) evidence.set(raw, exchange);
      settling.amend(exchange);
      if (!raw || settling.concerns(raw.requestId) || ledger.has(episodeId(exchange))) return;
      if (options.watches(raw) && isRefusedAsShown(early(exchange))) settling.refuse(raw, false);
    },
  });

  const land = (raw: Exchange): void => {
    rings.push(raw);
    const refused = isRefused(raw, rings.newest(raw.tabId)) || options.wants(raw.status) || isHidden(raw);
    if (refused && options.watches(raw)) settling.refuse(raw, false);
    else settling.relate(raw);
    if (memory.note(raw)) rememberLater();
    hearing.landed(raw);
    if (parts.trials.follows(raw.tabId)) parts.trials.hear(evidenceOf(raw));
  };

  return {
    take(event) {
      if (muted.has(event)) return;
      if (options.ignores(event, tabs.topLevel(event.tabId))) return pass(event);
      const { exchanges, waiting, finished } = flights.take(event);
      for (const raw of exchanges) land(raw);
      if (waiting && options.watches(waiting)) settling.refuse(waiting, true);
      if (event.kind === 'sent') slow.watch();
      if (finished) slow.over(event.requestId);
      if (finished && event.type === 'main_frame' && event.kind === 'completed' && showsPage(event.status)) {
        tabs.navigated(event.tabId, event.url, finished.time);
        vault.keepAddress(event.tabId, finished.url, now());
        parts.onNavigated(event.tabId);
      }
    },
    mute: muted.begin,
    hear(tabId, answer) {
      const asked = { url: answer.url, type: 'other', initiator: null, frameId: null } as const;
      if (!options.ignores(asked, tabs.topLevel(tabId))) hearing.hear(tabId, answer);
    },
    find(exchangeId) {
      for (const raw of rings.newest()) if (raw.id === exchangeId) return raw;
      for (const flight of flights.underWay()) {
        const waiting = promptedExchange(flight);
        if (waiting?.id === exchangeId) return waiting;
      }
      return null;
    },
    recent: () => rings.newest(),
    learn(exchange) {
      for (const raw of rings.newest()) if (raw.id === exchange.id) evidence.set(raw, exchange);
      settling.amend(exchange);
    },
    landed: tabId => [...rings.newest(tabId)].reverse().map(evidenceOf),
    dropTab: tabId => rings.drop(tabId),
    clearTab: tabId => settling.clear(tabId),
    forgetUnwanted(before) {
      const isIgnored = ({ url, topLevel }: ExchangeEvidence): boolean =>
        options.ignoresSite(url.href) || options.ignoresSite(topLevel?.href ?? null);
      const gone = unpack(ledger.pack(ledger.all())).filter(
        ({ evidence: { subject } }) => subject.time < before || !options.watches(subject) || isIgnored(subject),
      );
      vault.forget(gone.flatMap(({ evidence }) => [evidence.subject.id, ...evidence.others.map(x => x.id)]));
      settling.forget(new Set(gone.map(({ id }) => id)));
      rings.forget(raw => options.ignores(raw, tabs.topLevel(raw.tabId)));
      ledger.forgetExchanges(isIgnored);
    },
  };

  /** Of a site that is ignored only that a tab shows it is told: the icon must no longer count what was before. */
  function pass(event: WireEvent): void {
    flights.drop(event.requestId);
    if (event.type !== 'main_frame' || event.kind !== 'completed' || !showsPage(event.status)) return;
    tabs.navigated(event.tabId, event.url, event.time);
    parts.onNavigated(event.tabId);
  }
}

/** Requests whose end has not been told for so long never end: their pages are gone, or answered by a worker. */
const FORGET_MS = 15 * 60_000;

// No page comes of these answers: the old one stays.
const showsPage = (status: number): boolean => status !== 204 && status !== 205;

/** Chrome does not tell the top-level page of a request; the tab's page is known. */
function withTopLevel(raw: Exchange, tabs: TabBook): Exchange {
  return raw.topLevel !== null || raw.tabId < 0 ? raw : { ...raw, topLevel: tabs.topLevel(raw.tabId) };
}
