import type { BrowserName, ExchangeEvidence, JarCookie, Observed } from '../core/index.ts';
import type { EpisodeRecord, Snapshot } from './snapshot.ts';

/** An episode as it is stored and sent: exchanges and jars that episodes share are named, not repeated. */
export interface PackedEpisode {
  readonly id: string;
  readonly tabId: number;
  readonly state: 'settling' | 'settled';
  readonly browser: BrowserName;
  readonly now: number;
  /** Ids of exchanges. */
  readonly subject: string;
  readonly others: readonly string[];
  /** The id of a jar. */
  readonly jar: Observed<string>;
  /** Counts what was learnt of its exchanges after it was written, so that the views hear of it. */
  readonly amended?: number;
}

export interface PackedEpisodes {
  readonly episodes: readonly PackedEpisode[];
  readonly exchanges: Readonly<Record<string, ExchangeEvidence>>;
  readonly jars: Readonly<Record<string, readonly JarCookie[]>>;
}

export interface PackedSnapshot extends Omit<Snapshot, 'episodes'>, PackedEpisodes {}

/** Puts episodes together again, oldest first. One whose subject is missing is left out. */
export function unpack({ episodes, exchanges, jars }: PackedEpisodes): EpisodeRecord[] {
  return episodes.flatMap(({ id, tabId, state, browser, now, ...refs }) => {
    const subject = exchanges[refs.subject];
    if (!subject) return [];
    const others = refs.others.flatMap(other => exchanges[other] ?? []);
    return [{ id, tabId, state, evidence: { id, browser, now, subject, others, jar: unpackJar(refs.jar, jars) } }];
  });
}

function unpackJar(jar: Observed<string>, jars: PackedEpisodes['jars']): Observed<readonly JarCookie[]> {
  if (!jar.seen) return jar;
  const value = jars[jar.value];
  return value ? { seen: true, value } : { seen: false, why: 'not-recorded' };
}
