import type { ExchangeEvidence, JarCookie, Observed } from '../core/index.ts';
import {
  type EpisodeRecord,
  MOST_EPISODES,
  type PackedEpisode,
  type PackedEpisodes,
  sessionKeys,
  unpack,
} from '../protocol/index.ts';
import type { Store } from './store.ts';

/** The episodes of this browser session, mirrored in memory and written through. Exchanges are kept once each. */
export interface Ledger {
  put(episode: EpisodeRecord): void;
  /** Puts what is now known of an exchange in its place. @returns the tabs whose episodes hold it */
  amend(exchange: ExchangeEvidence): readonly number[];
  remove(ids: readonly string[]): void;
  get(id: string): EpisodeRecord | null;
  has(id: string): boolean;
  /** Oldest first. */
  ofTab(tabId: number): readonly PackedEpisode[];
  /** Oldest first. */
  all(): readonly PackedEpisode[];
  /** Start of the refused request, epoch milliseconds. */
  timeOf(episode: PackedEpisode): number;
  pack(episodes: readonly PackedEpisode[]): PackedEpisodes;
  /**
   * Keeps an exchange that belongs to no episode yet: the past of a failure that may come.
   *
   * @param instead the id of one that it makes needless
   */
  remember(exchange: ExchangeEvidence, instead: string | null): void;
  /** Every exchange that is kept, of episodes or not. */
  exchanges(): readonly ExchangeEvidence[];
  /** From now on at most so many episodes are kept. */
  limitTo(episodes: number): void;
  /** Lets go of an exchange that belongs to no episode, where it is one of these. */
  forgetExchanges(is: (exchange: ExchangeEvidence) => boolean): void;
  /** Lets the oldest go. @returns false when there is nothing left to let go */
  makeRoom(): boolean;
  /** Characters held, about the bytes stored. */
  size(): number;
}

export interface LedgerLimits {
  readonly episodes: number;
  readonly remembered: number;
  /** Characters of JSON; the browsers give an extension 10 MB in all. */
  readonly characters: number;
}

const LIMITS: LedgerLimits = { episodes: MOST_EPISODES, remembered: 150, characters: 6_000_000 };

/** @param loaded what the store held when the background began */
export function createLedger(store: Store, loaded: ReadonlyMap<string, unknown>, limits = LIMITS): Ledger {
  const episodes = new Map<string, PackedEpisode>();
  const exchanges = new Map<string, Kept<ExchangeEvidence>>();
  const jars = new Map<string, Kept<readonly JarCookie[]>>();
  const rememberedIds = new Set<string>();
  let size = 0;
  let most = limits.episodes;

  const keep = <T>(map: Map<string, Kept<T>>, prefix: string, id: string, value: T): void => {
    const known = map.get(id);
    if (known?.value === value) return;
    const text = JSON.stringify(value);
    if (known?.text === text) return;
    size += text.length - (known?.text.length ?? 0);
    map.set(id, { value, text });
    store.put(`${prefix}/${id}`, value);
  };

  const letGo = <T>(map: Map<string, Kept<T>>, prefix: string, id: string): void => {
    size -= map.get(id)?.text.length ?? 0;
    if (map.delete(id)) store.drop(`${prefix}/${id}`);
  };

  const sweep = (): void => {
    const used = new Set([...episodes.values()].flatMap(e => [e.subject, ...e.others]));
    const usedJars = new Set([...episodes.values()].flatMap(e => (e.jar.seen ? e.jar.value : [])));
    for (const id of exchanges.keys()) if (!used.has(id) && !rememberedIds.has(id)) letGo(exchanges, 'exchange', id);
    for (const id of jars.keys()) if (!usedJars.has(id)) letGo(jars, 'jar', id);
  };

  const isUsed = (id: string): boolean =>
    rememberedIds.has(id) || [...episodes.values()].some(e => e.subject === id || e.others.includes(id));

  const forget = (id: string): void => {
    const episode = episodes.get(id);
    if (!episode) return;
    episodes.delete(id);
    store.drop(sessionKeys.episode(episode.tabId, id));
  };

  const oldestFirst = (): PackedEpisode[] => [...episodes.values()].sort((a, b) => (a.id < b.id ? -1 : 1));

  /** The oldest of whichever tab holds most, so that a storm in one tab costs no other its failures. */
  const leastMissed = (count: number): PackedEpisode[] => {
    const byTab = new Map<number, PackedEpisode[]>();
    for (const e of oldestFirst()) {
      const own = byTab.get(e.tabId);
      if (own) own.push(e);
      else byTab.set(e.tabId, [e]);
    }
    const gone: PackedEpisode[] = [];
    while (gone.length < count) {
      let fullest: PackedEpisode[] = [];
      // Of equally full ones the first, whose oldest is the older one.
      for (const own of byTab.values()) if (own.length > fullest.length) fullest = own;
      const oldest = fullest.shift();
      if (!oldest) break;
      gone.push(oldest);
    }
    return gone;
  };

  const bound = (): void => {
    const excess = episodes.size - most;
    if (excess > 0) {
      // A storm fills the list again at once: a tenth at a time keeps the sweeping rare.
      for (const e of leastMissed(excess + Math.ceil(most / 10))) forget(e.id);
      sweep();
    }
    while (size > limits.characters && makeRoom());
  };

  const makeRoom = (): boolean => {
    const [old] = rememberedIds;
    // The newest episode is never what is thrown away.
    const victims = leastMissed(Math.min(Math.ceil(episodes.size / 5), episodes.size - 1));
    if (victims.length === 0 && old === undefined) return false;
    for (const e of victims) forget(e.id);
    for (const id of [...rememberedIds].slice(0, Math.ceil(rememberedIds.size / 2))) rememberedIds.delete(id);
    sweep();
    return true;
  };

  const packJar = (jar: Observed<readonly JarCookie[]>, tabId: number): Observed<string> => {
    if (!jar.seen) return jar;
    const text = JSON.stringify(jar.value);
    const same = [...jars].findLast(([, kept]) => kept.text === text);
    if (same) return { seen: true, value: same[0] };
    const id = `${tabId}-${(nextJar++).toString(36)}`;
    keep(jars, 'jar', id, jar.value);
    return { seen: true, value: id };
  };

  let nextJar = 0;
  for (const [key, value] of loaded) {
    const [kind, ...rest] = key.split('/');
    const id = rest.join('/');
    if (kind === 'episode') episodes.set((value as PackedEpisode).id, value as PackedEpisode);
    if (kind === 'exchange') exchanges.set(id, restored(value as ExchangeEvidence));
    if (kind === 'jar') {
      jars.set(id, restored(value as readonly JarCookie[]));
      nextJar = Math.max(nextJar, Number.parseInt(id.split('-').at(-1) ?? '0', 36) + 1);
    }
  }
  for (const kept of [...exchanges.values(), ...jars.values()]) size += kept.text.length;
  const inEpisodes = new Set([...episodes.values()].flatMap(e => [e.subject, ...e.others]));
  for (const id of exchanges.keys()) if (!inEpisodes.has(id)) rememberedIds.add(id);

  const pack = (chosen: readonly PackedEpisode[]): PackedEpisodes => {
    const wanted = new Set(chosen.flatMap(e => [e.subject, ...e.others]));
    return {
      episodes: chosen,
      exchanges: Object.fromEntries([...wanted].flatMap(id => pair(id, exchanges.get(id)))),
      jars: Object.fromEntries(chosen.flatMap(e => (e.jar.seen ? pair(e.jar.value, jars.get(e.jar.value)) : []))),
    };
  };

  return {
    put({ id, tabId, state, evidence }) {
      const { subject, others, jar, browser, now } = evidence;
      for (const x of [subject, ...others]) keep(exchanges, 'exchange', x.id, x);
      const packed = { id, tabId, state, browser, now, subject: subject.id, others: others.map(x => x.id) };
      const episode: PackedEpisode = { ...packed, jar: packJar(jar, tabId) };
      episodes.set(id, episode);
      // Last, so that whoever hears of the episode finds its parts.
      store.put(sessionKeys.episode(tabId, id), episode);
      bound();
    },
    amend(exchange) {
      if (!exchanges.has(exchange.id)) return [];
      keep(exchanges, 'exchange', exchange.id, exchange);
      const holders = [...episodes.values()].filter(e => e.subject === exchange.id || e.others.includes(exchange.id));
      for (const e of holders) {
        const amended = { ...e, amended: (e.amended ?? 0) + 1 };
        episodes.set(e.id, amended);
        store.put(sessionKeys.episode(e.tabId, e.id), amended);
      }
      bound();
      return [...new Set(holders.map(e => e.tabId))];
    },
    remove(ids) {
      for (const id of ids) forget(id);
      sweep();
    },
    get: id => {
      const episode = episodes.get(id);
      return (episode && unpack(pack([episode]))[0]) ?? null;
    },
    has: id => episodes.has(id),
    ofTab: tabId => oldestFirst().filter(e => e.tabId === tabId),
    all: oldestFirst,
    timeOf: episode => exchanges.get(episode.subject)?.value.time ?? 0,
    pack,
    remember(exchange, instead) {
      const needless = instead !== null && rememberedIds.delete(instead) ? instead : null;
      rememberedIds.delete(exchange.id);
      rememberedIds.add(exchange.id);
      keep(exchanges, 'exchange', exchange.id, exchange);
      if (needless !== null && !isUsed(needless)) letGo(exchanges, 'exchange', needless);
      if (rememberedIds.size <= limits.remembered) return;
      for (const id of [...rememberedIds].slice(0, Math.ceil(limits.remembered / 10))) rememberedIds.delete(id);
      sweep();
    },
    exchanges: () => [...exchanges.values()].map(kept => kept.value),
    limitTo(count) {
      most = Math.min(count, limits.episodes);
      bound();
    },
    forgetExchanges(is) {
      for (const { value } of exchanges.values()) if (is(value)) rememberedIds.delete(value.id);
      sweep();
    },
    makeRoom,
    size: () => size,
  };
}

/** A value with its JSON, which tells its size and whether it has changed. */
interface Kept<T> {
  readonly value: T;
  readonly text: string;
}

const restored = <T>(value: T): Kept<T> => ({ value, text: JSON.stringify(value) });

const pair = <T>(id: string, kept: Kept<T> | undefined): [string, T][] => (kept ? [[id, kept.value]] : []);
