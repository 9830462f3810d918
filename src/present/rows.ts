import type { Confidence, Evidence } from '../core/index.ts';
import { askerOf } from './asker.ts';
import type { Entry } from './entry.ts';
import { causeName } from './names.ts';
import { oneLine } from './text.ts';
import { type InstantView, sayInstant, type Zone } from './time.ts';

/** How a failure stands, as a shape and a word; never as a colour alone. */
export type RowState = 'settling' | 'refused' | 'normal';

/** One line of the list: a failure, or equal failures folded into one. */
export interface Row {
  /** Stays the same while equal failures are added. */
  readonly key: string;
  /** The newest episode of the fold. */
  readonly episode: string;
  /** All of the fold, oldest first. */
  readonly episodes: readonly string[];
  readonly count: number;
  readonly method: string;
  readonly path: string;
  readonly host: string;
  /** `401`, or `—` when no answer arrived. */
  readonly status: string;
  readonly cause: string;
  /** Empty while it settles. */
  readonly diagnosis: string;
  readonly confidence: Confidence;
  readonly state: RowState;
  /** The state in words; empty for the plain case. */
  readonly stateWord: string;
  /** Which frame or worker asked; empty for the page itself, or where it was not told. */
  readonly asker: string;
  /** The same for the filter: `page`, `frame`, `worker`, `navigation`, `untold`. */
  readonly askerKind: string;
  /** Auth schemes that were asked for or sent, lower case. */
  readonly schemes: readonly string[];
  /** Start of the newest and of the oldest, epoch milliseconds. */
  readonly lastAt: number;
  readonly firstAt: number;
  readonly last: InstantView;
  readonly first: InstantView;
  /** The newest's time as short as it can be told: `10:04:31`, or `03-12 10:04` for another day. */
  readonly time: string;
  /** Lower case, for words that the reader looks for. */
  readonly haystack: string;
}

/**
 * @param key of the fold
 * @param fold oldest first, never empty
 * @param now epoch milliseconds; times of the same day are said without the date
 */
export function makeRow(key: string, fold: readonly Entry[], zone: Zone, now: number): Row {
  const oldest = fold[0] as Entry;
  const { record, verdict } = fold.at(-1) as Entry;
  const { evidence } = record;
  const { subject } = evidence;
  const state = record.state === 'settling' ? 'settling' : verdict.kind === 'normal' ? 'normal' : 'refused';
  const asker = askerOf(subject);
  const firstAt = oldest.record.evidence.subject.time;
  const plain = {
    key,
    episode: record.id,
    method: oneLine(subject.method, 20),
    path: oneLine(subject.url.path || subject.url.href, 300),
    host: oneLine(subject.url.hostname, 200),
    status: subject.status === 0 ? '—' : String(subject.status),
    cause: state === 'settling' ? 'waiting for a retry' : causeName(verdict.diagnosis),
    diagnosis: state === 'settling' ? '' : verdict.diagnosis,
    confidence: verdict.confidence,
    state,
    stateWord: STATE_WORDS[state](verdict.diagnosis),
    asker: asker.short,
    askerKind: asker.kind,
    lastAt: subject.time,
    firstAt,
  } as const;
  // Ten thousand rows are made, a few dozen are looked at: what costs more than a moment is worked out when asked for.
  const late = {
    episodes: once(() => fold.map(e => e.record.id)),
    schemes: once(() => schemesOf(evidence)),
    last: once(() => sayInstant(subject.time, zone, now)),
    first: once(() => sayInstant(firstAt, zone, now)),
    haystack: once(() => haystackOf(plain, subject.url.href)),
  };
  return {
    ...plain,
    count: fold.length,
    get episodes() {
      return late.episodes();
    },
    get schemes() {
      return late.schemes();
    },
    get last() {
      return late.last();
    },
    get first() {
      return late.first();
    },
    get time() {
      return shortest(late.last());
    },
    get haystack() {
      return late.haystack();
    },
  };
}

/** What to show before the reader has chosen: the newest refusal, else the newest row. In whatever order they stand. */
export function firstChoice(rows: readonly Row[]): Row | null {
  let best: Row | null = null;
  for (const row of rows) {
    if (best === null || rank(row) > rank(best) || (rank(row) === rank(best) && row.lastAt >= best.lastAt)) best = row;
  }
  return best;
}

const rank = (row: Row): number => Number(row.state === 'refused');

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** `2026-03-12 10:04:31` without the year and the seconds: the row is narrow, and hovering tells the rest. */
export const shortest = ({ short }: InstantView): string => (short.length > 8 ? short.slice(5, 16) : short);

/** Offered by the answer, or carried by the request. */
function schemesOf({ subject: { request, response } }: Evidence): readonly string[] {
  const { challenges, proxyChallenges } = response.seen ? response.value : { challenges: null, proxyChallenges: null };
  const offered = [challenges, proxyChallenges].flatMap(c => c?.challenges.map(({ scheme }) => scheme) ?? []);
  const carried = request.seen ? request.value.credentials.flatMap(({ scheme }) => scheme ?? []) : [];
  return [...new Set([...offered, ...carried].map(scheme => oneLine(scheme, 60).toLowerCase()))];
}

/** An address has no end; what nobody would type is not looked through. */
const LONGEST_LOOKED_AT = 4000;

type Plain = Pick<Row, 'method' | 'status' | 'stateWord' | 'cause' | 'diagnosis' | 'confidence' | 'asker'>;

const haystackOf = (row: Plain, href: string): string =>
  [
    row.method,
    href.slice(0, LONGEST_LOOKED_AT),
    row.status,
    row.stateWord,
    row.cause,
    row.diagnosis,
    row.confidence,
    row.asker,
  ]
    .join(' ')
    .toLowerCase();

const STATE_WORDS: Readonly<Record<RowState, (diagnosis: string) => string>> = {
  settling: () => 'settling',
  refused: () => '',
  normal: diagnosis => (diagnosis === 'normal-refresh-and-retry' ? 'recovered' : 'normal'),
};
