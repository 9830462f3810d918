import {
  type CollectOptions,
  collectExchange,
  type Exchange,
  type ExchangeEvidence,
  originOf,
  sameCall,
  siteOf,
} from '../../core/index.ts';
import type { WireEvent } from '../../platform/web-request.ts';
import type { EpisodeRecord } from '../../protocol/index.ts';
import type { Ledger } from '../ledger.ts';
import type { Store } from '../store.ts';
import type { TabBook } from '../tab-book.ts';
import type { Vault } from '../vault.ts';
import { belongs, dueAt, episodeId, mayRecover, type OpenEpisode, RECENT_MS, recovers } from './episodes.ts';
import { createFlights } from './flights.ts';
import { gatherOthers } from './gather.ts';
import type { JarReader } from './jar.ts';
import { createMemory } from './memory.ts';
import { createRings } from './rings.ts';
import { createSlowRequests } from './slow-requests.ts';
import { header, isRefused, isSignIn } from './watch.ts';

export interface RecorderParts {
  readonly ledger: Ledger;
  readonly store: Store;
  readonly vault: Vault;
  readonly tabs: TabBook;
  readonly jar: JarReader;
  readonly collect: CollectOptions;
  /** What the store held when the background began. */
  readonly loaded: ReadonlyMap<string, unknown>;
  /** Epoch milliseconds. */
  now(): number;
  /** Runs once after so many milliseconds. */
  later(run: () => void, delay: number): void;
  /** A tab's episodes have changed. */
  onEpisodes(tabId: number): void;
  /** A top-level page has arrived. */
  onNavigated(tabId: number): void;
}

export interface Recorder {
  take(event: WireEvent): void;
  /** Headers that are still in memory though not in the vault. */
  find(exchangeId: string): Exchange | null;
  /** Forgets what is in memory of a tab. */
  dropTab(tabId: number): void;
  clearTab(tabId: number): void;
}

const TICK_MS = 500;
const IDLE_TICK_MS = 5000;
const REMEMBER_MS = 3000;
const MOST_RECENT = 200;

/** Network events in, settled episodes in the ledger out. Constant work for a request that goes well. */
export function createRecorder(parts: RecorderParts): Recorder {
  const { ledger, vault, tabs, collect, now, later } = parts;
  const flights = createFlights();
  const rings = createRings();
  const memory = createMemory();
  const slow = createSlowRequests(flights, parts);
  const open = new Map<string, OpenEpisode>();
  const recent = new Map<string, OpenEpisode & { readonly settledAt: number }>();
  const evidence = new WeakMap<Exchange, ExchangeEvidence>();
  let nextTick = Number.POSITIVE_INFINITY;
  let remembering = false;

  const evidenceOf = (raw: Exchange): ExchangeEvidence => {
    const known = evidence.get(raw);
    if (known) return known;
    const made = slow.complete(collectExchange(withTopLevel(raw, tabs), collect));
    evidence.set(raw, made);
    return made;
  };

  const tick = (): void => {
    const at = now();
    nextTick = Number.POSITIVE_INFINITY;
    flights.forget(at - FORGET_MS);
    const underWay = [...flights.underWay()];
    for (const episode of [...open.values()]) {
      if (dueAt(episode, underWay) <= at) void settle(episode);
    }
    for (const [id, e] of recent) if (e.settledAt < at - RECENT_MS) recent.delete(id);
    wind();
  };

  const wind = (): void => {
    for (const oldest of recent.keys()) if (recent.size > MOST_RECENT) recent.delete(oldest);
    if (open.size + recent.size === 0) return;
    const delay = open.size > 0 ? TICK_MS : IDLE_TICK_MS;
    // A slow tick that is on its way does not hold up a quick one; an extra tick does no harm.
    if (nextTick <= now() + delay) return;
    nextTick = now() + delay;
    later(tick, delay);
  };

  const settle = async (episode: OpenEpisode): Promise<void> => {
    const { id, tabId, subject } = episode;
    open.delete(id);
    recent.set(id, { ...episode, settledAt: now() });
    const jar = await parts.jar(subject, tabId);
    // A later leg or a retry may have come meanwhile, and settles again; or the list was cleared.
    if (open.has(id) || !ledger.has(id)) return;
    const others = gatherOthers(subject, candidates(episode));
    const calls = new Set(others.filter(x => x.requestId === subject.requestId || sameCall(x, subject)).map(x => x.id));
    for (const raw of rings.newest(subject.tabId)) if (calls.has(raw.id)) vault.keep(raw, now());
    ledger.put({
      id,
      tabId,
      state: 'settled',
      evidence: { id, browser: collect.browser, now: now(), subject, others, jar },
    });
    parts.onEpisodes(tabId);
  };

  const candidates = ({ subject, tabId }: OpenEpisode): ExchangeEvidence[] => {
    const found = new Map<string, ExchangeEvidence>();
    for (const x of ledger.exchanges()) {
      if (x.tabId === subject.tabId || x.url.site === subject.url.site) found.set(x.id, x);
    }
    for (const raw of rings.newest()) {
      if (raw.tabId === subject.tabId || siteOf(raw.url) === subject.url.site) found.set(raw.id, evidenceOf(raw));
    }
    const jar = tabs.jarOf(tabId);
    return [...found.values()].filter(x => x.tabId < 0 || tabs.jarOf(x.tabId) === jar);
  };

  const refuse = (raw: Exchange, waiting: boolean): void => {
    const subject = evidenceOf(raw);
    const same = [...open.values(), ...recent.values()].find(e => e.subject.requestId === subject.requestId);
    const id = same?.id ?? episodeId(subject);
    const tabId = same?.tabId ?? (raw.tabId >= 0 ? raw.tabId : tabs.ownerOf(raw.initiator));
    const episode = { id, tabId, subject, lastRelated: subject.endTime ?? subject.time, waiting };
    recent.delete(id);
    open.set(id, episode);
    vault.keep(raw, now());
    const others = ledger.get(id)?.evidence.others ?? [];
    ledger.put({
      id,
      tabId,
      state: 'settling',
      evidence: { ...UNSETTLED, id, browser: collect.browser, now: now(), subject, others },
    });
    wind();
  };

  const relate = (raw: Exchange): void => {
    const end = raw.endTime ?? raw.time;
    const wire = { ...raw, requestId: raw.requestId ?? '' };
    for (const episode of open.values()) {
      if (!belongs(episode, wire)) continue;
      open.set(episode.id, { ...episode, lastRelated: Math.max(end, episode.lastRelated), waiting: false });
    }
    const origin = recent.size > 0 ? originOf(raw.url) : null;
    for (const episode of [...recent.values()]) {
      const { subject, id } = episode;
      const sameRequest = raw.requestId === subject.requestId;
      if (!sameRequest && !(mayRecover(subject, raw, origin) && recovers(subject, evidenceOf(raw)))) continue;
      recent.delete(id);
      open.set(id, { ...episode, lastRelated: end, waiting: false });
      wind();
    }
  };

  const rememberLater = (raw: Exchange): void => {
    memory.note(raw);
    if (remembering) return;
    remembering = true;
    later(() => {
      remembering = false;
      for (const { exchange, instead } of memory.fresh()) ledger.remember(evidenceOf(exchange), instead);
    }, REMEMBER_MS);
  };

  const land = (raw: Exchange): void => {
    rings.push(raw);
    if (isRefused(raw, rings.newest(raw.tabId))) refuse(raw, false);
    else if (open.size + recent.size > 0) relate(raw);
    if (isWorthRemembering(raw)) rememberLater(raw);
  };

  for (const record of ledger.all()) resume(ledger.get(record.id));

  return {
    take(event) {
      const { exchanges, waiting, finished } = flights.take(event);
      for (const raw of exchanges) land(raw);
      if (waiting) refuse(waiting, true);
      if (event.kind === 'sent') slow.watch();
      if (finished) slow.over(event.requestId);
      if (finished && event.type === 'main_frame' && event.kind === 'completed' && showsPage(event.status)) {
        tabs.navigated(event.tabId, event.url, finished.time);
        vault.keepAddress(event.tabId, finished.url, now());
        parts.onNavigated(event.tabId);
      }
    },
    find(exchangeId) {
      for (const raw of rings.newest()) if (raw.id === exchangeId) return raw;
      return null;
    },
    dropTab: tabId => rings.drop(tabId),
    clearTab(tabId) {
      for (const e of [...open.values(), ...recent.values()]) {
        if (e.tabId !== tabId) continue;
        open.delete(e.id);
        recent.delete(e.id);
      }
      ledger.remove(ledger.ofTab(tabId).map(e => e.id));
      parts.onEpisodes(tabId);
    },
  };

  /** Takes up what an earlier life of the background has left. */
  function resume(record: EpisodeRecord | null): void {
    if (!record) return;
    const { id, tabId, state, evidence: left } = record;
    const episode = {
      id,
      tabId,
      subject: left.subject,
      lastRelated: left.subject.endTime ?? left.subject.time,
      waiting: left.subject.prompted,
    };
    if (state === 'settling') open.set(id, episode);
    else if (left.now > now() - RECENT_MS) recent.set(id, { ...episode, settledAt: left.now });
    wind();
  }
}

/** Requests whose end has not been told for so long never end: their pages are gone, or answered by a worker. */
const FORGET_MS = 15 * 60_000;

const UNSETTLED = { jar: { seen: false, why: 'not-recorded' } } as const;

// No page comes of these answers: the old one stays.
const showsPage = (status: number): boolean => status !== 204 && status !== 205;

const isWorthRemembering = (x: Exchange): boolean =>
  isSignIn(x) ||
  header(x.responseHeaders, 'set-cookie') !== undefined ||
  header(x.requestHeaders, 'authorization') !== undefined;

/** Chrome does not tell the top-level page of a request; the tab's page is known. */
function withTopLevel(raw: Exchange, tabs: TabBook): Exchange {
  return raw.topLevel !== null || raw.tabId < 0 ? raw : { ...raw, topLevel: tabs.topLevel(raw.tabId) };
}
