import {
  type CollectOptions,
  type Exchange,
  type ExchangeEvidence,
  originOf,
  sameCall,
  siteOf,
} from '../../core/index.ts';
import type { EpisodeRecord } from '../../protocol/index.ts';
import type { Ledger } from '../ledger.ts';
import type { TabBook } from '../tab-book.ts';
import type { Vault } from '../vault.ts';
import { belongs, dueAt, episodeId, mayRecover, type OpenEpisode, RECENT_MS, recovers } from './episodes.ts';
import type { Flight } from './flights.ts';
import { gatherOthers } from './gather.ts';
import type { JarReader } from './jar.ts';
import type { Rings } from './rings.ts';

/** The refusals that may still turn out well, and those that have just been settled. */
export interface Settling {
  /** Opens an episode, or gives it a later subject. @param waiting the browser asks a person for credentials */
  refuse(raw: Exchange, waiting: boolean): void;
  /** Takes note of an exchange that may be the retry or the refresh of an open episode. */
  relate(raw: Exchange): void;
  /** True when an episode is about this request, open or just settled. */
  concerns(requestId: string | null): boolean;
  /** More is known of an exchange, in whatever episode it is. */
  amend(exchange: ExchangeEvidence): void;
  /** What an episode about this exchange would take along. */
  around(subject: ExchangeEvidence): readonly ExchangeEvidence[];
  clear(tabId: number): void;
  /** Lets go of episodes, open or settled, in the ledger too. */
  forget(ids: ReadonlySet<string>): void;
}

export interface SettlingParts {
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly tabs: TabBook;
  readonly rings: Rings;
  readonly jar: JarReader;
  readonly collect: CollectOptions;
  evidenceOf(raw: Exchange): ExchangeEvidence;
  /** Requests that have no end yet. */
  underWay(): Iterable<Flight>;
  /** Epoch milliseconds. */
  now(): number;
  /** Runs once after so many milliseconds. */
  later(run: () => void, delay: number): void;
  /** A tab's episodes have changed. */
  onEpisodes(tabId: number): void;
}

const TICK_MS = 500;
const IDLE_TICK_MS = 5000;
const MOST_RECENT = 200;

/** Writes a refusal down at once, waits for what comes of it, and then writes the whole episode. */
export function createSettling(parts: SettlingParts): Settling {
  const { ledger, vault, tabs, rings, collect, evidenceOf, now, later } = parts;
  const open = new Map<string, OpenEpisode>();
  const recent = new Map<string, OpenEpisode & { readonly settledAt: number }>();
  const sites = new WeakMap<Exchange, string | null>();
  let nextTick = Number.POSITIVE_INFINITY;

  const tick = (): void => {
    const at = now();
    nextTick = Number.POSITIVE_INFINITY;
    const underWay = [...parts.underWay()];
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
    const { id, tabId } = episode;
    open.delete(id);
    recent.set(id, { ...episode, settledAt: now() });
    const jar = await parts.jar(episode.subject, tabId);
    // A later leg or a retry may have come meanwhile, and settles again; or the list was cleared.
    if (open.has(id) || !ledger.has(id)) return;
    // DevTools may have shown more of it meanwhile.
    const subject = recent.get(id)?.subject ?? episode.subject;
    const others = gatherOthers(subject, candidates(subject));
    const calls = new Set(others.filter(x => x.requestId === subject.requestId || sameCall(x, subject)).map(x => x.id));
    for (const raw of rings.newest(subject.tabId)) if (calls.has(raw.id)) vault.keep(raw, raw.endTime ?? now());
    ledger.put({
      id,
      tabId,
      state: 'settled',
      evidence: { id, browser: collect.browser, now: now(), subject, others, jar },
    });
    parts.onEpisodes(tabId);
  };

  /** Each refusal asks it of every request that is remembered, so it is worked out once for each. */
  const knownSite = (raw: Exchange): string | null => {
    if (!sites.has(raw)) sites.set(raw, siteOf(raw.url));
    return sites.get(raw) ?? null;
  };

  const candidates = (subject: ExchangeEvidence): ExchangeEvidence[] => {
    const found = new Map<string, ExchangeEvidence>();
    for (const x of ledger.exchanges()) {
      if (x.tabId === subject.tabId || x.url.site === subject.url.site) found.set(x.id, x);
    }
    for (const raw of rings.newest()) {
      if (raw.tabId === subject.tabId || knownSite(raw) === subject.url.site) found.set(raw.id, evidenceOf(raw));
    }
    return [...found.values()].filter(x => x.requestId === subject.requestId || tabs.sameJar(x, subject));
  };

  for (const record of ledger.all()) resume(ledger.get(record.id));

  return {
    refuse(raw, waiting) {
      const subject = evidenceOf(raw);
      const same = [...open.values(), ...recent.values()].find(e => e.subject.requestId === subject.requestId);
      const id = same?.id ?? episodeId(subject);
      const tabId = same?.tabId ?? (raw.tabId >= 0 ? raw.tabId : tabs.ownerOf(raw));
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
    },
    relate(raw) {
      if (open.size + recent.size === 0) return;
      const end = raw.endTime ?? raw.time;
      const wire = { ...raw, requestId: raw.requestId ?? '' };
      for (const episode of open.values()) {
        if (!belongs(episode, wire)) continue;
        open.set(episode.id, {
          ...episode,
          lastRelated: Math.max(end, episode.lastRelated),
          waiting: episode.waiting && raw.requestId !== episode.subject.requestId,
        });
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
    },
    concerns: requestId => [...open.values(), ...recent.values()].some(e => e.subject.requestId === requestId),
    amend(exchange) {
      for (const episodes of [open, recent] as Map<string, OpenEpisode>[]) {
        for (const [id, e] of episodes) if (e.subject.id === exchange.id) episodes.set(id, { ...e, subject: exchange });
      }
      for (const tabId of ledger.amend(exchange)) parts.onEpisodes(tabId);
    },
    around: subject => gatherOthers(subject, candidates(subject)),
    clear(tabId) {
      for (const e of [...open.values(), ...recent.values()]) {
        if (e.tabId !== tabId) continue;
        open.delete(e.id);
        recent.delete(e.id);
      }
      ledger.remove(ledger.ofTab(tabId).map(e => e.id));
      parts.onEpisodes(tabId);
    },
    forget(ids) {
      if (ids.size === 0) return;
      const tabsOf = ledger.all().flatMap(e => (ids.has(e.id) ? e.tabId : []));
      for (const id of ids) {
        open.delete(id);
        recent.delete(id);
      }
      ledger.remove([...ids]);
      for (const tabId of new Set(tabsOf)) parts.onEpisodes(tabId);
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

const UNSETTLED = { jar: { seen: false, why: 'not-recorded' } } as const;
