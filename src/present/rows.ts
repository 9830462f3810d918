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
  const { subject } = record.evidence;
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
  return new MadeRow({ ...plain, count: fold.length }, fold, subject.url.href, zone, now);
}

type Late = 'episodes' | 'schemes' | 'last' | 'first' | 'haystack';
type Plain = Omit<Row, Late | 'time'>;

/**
 * Ten thousand rows are made, a few dozen are looked at: what costs more than a moment is worked out when asked for. A class,
 * since engines keep the members of its objects where they are read at once; with accessors of its own, each would be a table.
 */
class MadeRow implements Row {
  readonly key: string;
  readonly episode: string;
  readonly count: number;
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly status: string;
  readonly cause: string;
  readonly diagnosis: string;
  readonly confidence: Confidence;
  readonly state: RowState;
  readonly stateWord: string;
  readonly asker: string;
  readonly askerKind: string;
  readonly lastAt: number;
  readonly firstAt: number;
  readonly #fold: readonly Entry[];
  readonly #href: string;
  readonly #zone: Zone;
  readonly #now: number;
  readonly #known: Partial<Pick<Row, Late>> = {};

  constructor(plain: Plain, fold: readonly Entry[], href: string, zone: Zone, now: number) {
    this.key = plain.key;
    this.episode = plain.episode;
    this.count = plain.count;
    this.method = plain.method;
    this.path = plain.path;
    this.host = plain.host;
    this.status = plain.status;
    this.cause = plain.cause;
    this.diagnosis = plain.diagnosis;
    this.confidence = plain.confidence;
    this.state = plain.state;
    this.stateWord = plain.stateWord;
    this.asker = plain.asker;
    this.askerKind = plain.askerKind;
    this.lastAt = plain.lastAt;
    this.firstAt = plain.firstAt;
    this.#fold = fold;
    this.#href = href;
    this.#zone = zone;
    this.#now = now;
  }

  get episodes() {
    return this.#once('episodes', () => this.#fold.map(e => e.record.id));
  }
  get schemes() {
    return this.#once('schemes', () => schemesOf((this.#fold.at(-1) as Entry).record.evidence));
  }
  get last() {
    return this.#once('last', () => sayInstant(this.lastAt, this.#zone, this.#now));
  }
  get first() {
    return this.#once('first', () => sayInstant(this.firstAt, this.#zone, this.#now));
  }
  get time() {
    return shortest(this.last);
  }
  get haystack() {
    return this.#once('haystack', () => haystackOf(this, this.#href));
  }

  #once<K extends Late>(name: K, make: () => Row[K]): Row[K] {
    const known = this.#known as { [N in K]?: Row[N] };
    known[name] ??= make();
    return known[name] as Row[K];
  }
}

/** What to show before the reader has chosen: the newest refusal, else the newest row. In whatever order they stand. */
export function firstChoice(rows: readonly Row[]): Row | null {
  let refused: Row | null = null;
  let newest: Row | null = null;
  for (const row of rows) {
    if (newest === null || row.lastAt >= newest.lastAt) newest = row;
    if (row.state === 'refused' && (refused === null || row.lastAt >= refused.lastAt)) refused = row;
  }
  return refused ?? newest;
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

const haystackOf = (
  row: Pick<Row, 'method' | 'status' | 'stateWord' | 'cause' | 'diagnosis' | 'confidence' | 'asker'>,
  href: string,
): string =>
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
