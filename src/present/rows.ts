import type { Entry } from './journal.ts';
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
  readonly method: string;
  readonly path: string;
  readonly host: string;
  /** `401`, or `—` when no answer arrived. */
  readonly status: string;
  readonly cause: string;
  readonly state: RowState;
  /** The state in words; empty for the plain case. */
  readonly stateWord: string;
  readonly last: InstantView;
  /** The time as short as it can be told: `10:04:31`, or `03-12 10:04` for another day. */
  readonly time: string;
  /** Lower case, for the filter. */
  readonly haystack: string;
}

/**
 * The rows of the list, newest last.
 *
 * @param entries oldest first
 * @param now epoch milliseconds; times of the same day are said without the date
 */
export function rowsOf(entries: readonly Entry[], zone: Zone, now: number): readonly Row[] {
  const folds = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const fold = folds.get(key);
    if (fold === undefined) folds.set(key, [entry]);
    else {
      fold.push(entry);
      // Map order is the order of the list: a repeated failure goes to its end, where the newest is.
      folds.delete(key);
      folds.set(key, fold);
    }
  }
  return [...folds].map(([key, fold]) => toRow(key, fold, zone, now));
}

/** Words that are all found in the row, in any order; an empty filter lets everything through. */
export function filterRows(rows: readonly Row[], filter: string): readonly Row[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return words.length === 0 ? rows : rows.filter(row => words.every(word => row.haystack.includes(word)));
}

/** What to show before the reader has chosen: the newest refusal, else the newest row. */
export function firstChoice(rows: readonly Row[]): Row | null {
  return rows.findLast(row => row.state === 'refused') ?? rows.at(-1) ?? null;
}

/** Equal failures have one key. One that still settles stays apart: its cause may change. */
const keyOf = ({ record, report }: Entry): string =>
  record.state === 'settling' ? `settling ${record.id}` : report.findings[0].foldKey;

/** A row of an earlier pass is used again while its fold is unchanged: most rows are, on every change. */
const made = new WeakMap<Entry, Row>();

function toRow(key: string, fold: readonly Entry[], zone: Zone, now: number): Row {
  const newest = fold.at(-1) as Entry;
  const known = made.get(newest);
  if (known !== undefined && known.key === key && known.episodes.length === fold.length) return known;
  const row = makeRow(key, fold, newest, zone, now);
  made.set(newest, row);
  return row;
}

function makeRow(key: string, fold: readonly Entry[], { record, report }: Entry, zone: Zone, now: number): Row {
  const { subject } = record.evidence;
  const [verdict] = report.findings;
  const state = record.state === 'settling' ? 'settling' : verdict.kind === 'normal' ? 'normal' : 'refused';
  const status = subject.status === 0 ? '—' : String(subject.status);
  const method = oneLine(subject.method, 20);
  const path = oneLine(subject.url.path || subject.url.href, 300);
  const host = oneLine(subject.url.hostname, 200);
  const cause = state === 'settling' ? 'waiting for a retry' : causeName(verdict.diagnosis);
  const stateWord = STATE_WORDS[state](verdict.diagnosis);
  const last = sayInstant(subject.time, zone, now);
  return {
    key,
    episode: record.id,
    episodes: fold.map(e => e.record.id),
    method,
    path,
    host,
    status,
    cause,
    state,
    stateWord,
    last,
    // `2026-03-12 10:04:31` without the year and the seconds: the row is narrow, and hovering tells the rest.
    time: last.short.length > 8 ? last.short.slice(5, 16) : last.short,
    haystack: [method, subject.url.href, status, stateWord, cause, verdict.diagnosis, verdict.confidence]
      .join(' ')
      .toLowerCase(),
  };
}

const STATE_WORDS: Readonly<Record<RowState, (diagnosis: string) => string>> = {
  settling: () => 'settling',
  refused: () => '',
  normal: diagnosis => (diagnosis === 'normal-refresh-and-retry' ? 'recovered' : 'normal'),
};
