import { type CaseLine, episodeOf } from '../../src/cli/cases.ts';
import { collect, type Episode, type ExchangeEvidence, notSeen, type Observed, seen } from '../../src/core/index.ts';
import type { EpisodeRecord, RawExchange, Snapshot, TabView } from '../../src/protocol/index.ts';
import { casesNamed } from './cases.ts';
import { poisoned } from './poison.ts';

/** What the lab can be asked for in its address. */
export interface Wanted {
  /** Ids of cases and samples, `all` (shared cases), `own` (cases), or `schemes` (samples). */
  readonly cases: readonly string[];
  /** Repeats the cases up to so many rows, each with a path of its own. */
  readonly rows: number;
  readonly state:
    | 'open'
    | 'closed'
    | 'withheld'
    | 'restricted'
    | 'loading'
    | 'trouble'
    | 'settling'
    /** Every text of the evidence is hostile. */
    | 'poisoned'
    /** DevTools were opened after the failures. */
    | 'late'
    /** The recorder was stopped while the requests were under way. */
    | 'restarted';
}

/** The state that the fake background is in, with the raw headers that its vault would hold. */
export interface World {
  readonly snapshot: Snapshot;
  readonly raw: ReadonlyMap<string, RawExchange>;
  readonly episodes: readonly Episode[];
}

const TAB = 101;

/** @param samples cases beside those of the corpus */
export function worldOf({ cases, rows, state }: Wanted, samples: readonly CaseLine[] = []): World {
  const lines = [...casesNamed(cases), ...samples];
  const episodes = lines.map(episodeOf).sort((a, b) => a.subject.time - b.subject.time);
  const once = episodes.map((episode, i) => recordOf(episode, i, state === 'settling' ? 'settling' : 'settled'));
  const records = (rows > once.length ? repeated(once, rows) : once).map(CHANGED[state] ?? (record => record));
  const last = records.at(-1)?.evidence;
  return {
    snapshot: {
      tab: tabOf(last?.subject.topLevel ?? last?.subject.url ?? null, state, records),
      episodes: records,
      undo: [],
      trial: null,
    },
    raw: new Map(episodes.flatMap(e => [e.subject, ...e.others].map(x => [x.id, rawOf(x)]))),
    episodes,
  };
}

/** What a state does to every record. */
const CHANGED: Partial<Record<Wanted['state'], (record: EpisodeRecord) => EpisodeRecord>> = {
  poisoned: record =>
    poisoned(withSubject(record, { frameId: 3, parentFrameId: 0, document: record.evidence.subject.url })),
  late: record => withSubject(record, { body: notSeen('body-needs-devtools') }),
  restarted: record => withSubject(record, { request: notSeen('recorder-restarted') }),
};

const withSubject = (record: EpisodeRecord, more: Partial<ExchangeEvidence>): EpisodeRecord => ({
  ...record,
  evidence: { ...record.evidence, subject: { ...record.evidence.subject, ...more } },
});

export const recordOf = (episode: Episode, i: number, state: EpisodeRecord['state']): EpisodeRecord => ({
  id: `${String(i).padStart(6, '0')}-${episode.id}`,
  tabId: TAB,
  state,
  evidence: collect(episode, { salt: 'lab' }),
});

/** Many different failures: each repetition has a path and a time of its own, so that nothing folds. */
function repeated(once: readonly EpisodeRecord[], rows: number): readonly EpisodeRecord[] {
  return Array.from({ length: rows }, (_, i) => {
    const record = once[i % once.length] as EpisodeRecord;
    const { subject } = record.evidence;
    const path = `${subject.url.path.replace(/\/$/, '')}/${i}`;
    const url = { ...subject.url, path, href: `${subject.url.origin}${path}` };
    const id = `${String(i).padStart(6, '0')}-${record.evidence.id}`;
    return { ...record, id, evidence: { ...record.evidence, id, subject: { ...subject, url } } };
  });
}

function tabOf(url: TabView['url'], state: Wanted['state'], records: readonly EpisodeRecord[]): TabView {
  const first = records[0]?.evidence.subject.time ?? Date.parse('2026-03-04T10:15:00Z');
  return {
    id: TAB,
    state: state === 'closed' ? 'closed' : 'open',
    url,
    access: state === 'withheld' || state === 'restricted' ? state : 'granted',
    private: false,
    watchedSince: first - 95_000,
  };
}

function rawOf(x: Episode['subject']): RawExchange {
  const reveal = (o: Episode['subject']['requestHeaders']): RawExchange['requestHeaders'] =>
    o.seen ? seen(o.value.reveal()) : o;
  return { url: x.url, requestHeaders: reveal(x.requestHeaders), responseHeaders: reveal(x.responseHeaders) };
}

export type Revealed = Observed<RawExchange>;
