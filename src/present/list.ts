import type { TabView } from '../protocol/index.ts';
import type { Entry } from './entry.ts';
import type { Row } from './rows.ts';
import { BY_TIME, SORTS, type Sort } from './sort.ts';
import { groupDigits, plural } from './text.ts';

/** What the reader has set, remembered for the session of the browser. */
export interface ListSettings {
  readonly sort: Sort;
  /** Keeps the rows of earlier pages of the tab. */
  readonly preserve: boolean;
}

/** A refusal often ends in a navigation to a sign-in page: its row is what the reader came for (decision 0014). */
export const DEFAULT_SETTINGS: ListSettings = { sort: BY_TIME, preserve: true };

/** Reads settings back from where anything may stand. */
export function readSettings(raw: unknown): ListSettings {
  if (typeof raw !== 'object' || raw === null) return DEFAULT_SETTINGS;
  const { sort, preserve } = raw as { sort?: Partial<Sort>; preserve?: unknown };
  const by = SORTS.find(name => name === sort?.by);
  return {
    sort: by === undefined ? BY_TIME : { by, descending: sort?.descending === true },
    preserve: preserve !== false,
  };
}

/** Entries of the page that the tab shows now, and how many of earlier pages are left out. */
export interface OfPage {
  readonly entries: readonly Entry[];
  readonly earlier: number;
}

/** @param entries oldest first */
export function ofPage(entries: readonly Entry[], tab: TabView | null, preserve: boolean): OfPage {
  const since = tab?.navigatedAt;
  if (preserve || since === undefined) return { entries, earlier: 0 };
  let earlier = 0;
  while (earlier < entries.length && (entries[earlier] as Entry).time < since) earlier += 1;
  return { entries: earlier === 0 ? entries : entries.slice(earlier), earlier };
}

/** The list stands still at these entries, while the recording goes on. */
export interface Pause {
  readonly entries: readonly Entry[];
  readonly known: ReadonlySet<string>;
}

export const pauseAt = (entries: readonly Entry[]): Pause => ({
  entries,
  known: new Set(entries.map(entry => entry.record.id)),
});

/** How many failures have come since. */
export const heldBack = (pause: Pause, entries: readonly Entry[]): number =>
  entries.reduce((n, entry) => n + Number(!pause.known.has(entry.record.id)), 0);

/** Which of a row's equal failures is shown. */
export interface Step {
  /** Counted from the oldest, so that a number stays with its failure when more come. */
  readonly place: number;
  readonly of: number;
  readonly older: string | null;
  readonly newer: string | null;
  /** `3 of 17`. */
  readonly text: string;
}

/** @param episode the one that is shown; one that is no longer in the row stands for the newest */
export function stepOf({ episodes }: Pick<Row, 'episodes'>, episode: string | null): Step {
  const found = episode === null ? -1 : episodes.indexOf(episode);
  const at = found < 0 ? episodes.length - 1 : found;
  return {
    place: at + 1,
    of: episodes.length,
    older: episodes[at - 1] ?? null,
    newer: episodes[at + 1] ?? null,
    text: `${groupDigits(at + 1)} of ${groupDigits(episodes.length)}`,
  };
}

export interface Counts {
  readonly shown: number;
  readonly all: number;
  readonly earlier: number;
  readonly held: number | null;
  readonly reading: number;
}

/** The line below the list: what is there, and what is not shown and why. */
export function sayCounts({ shown, all, earlier, held, reading }: Counts): string {
  return [
    shown === all ? plural(all, 'row') : `${groupDigits(shown)} of ${plural(all, 'row')}`,
    ...(reading > 0 ? [`reading ${groupDigits(reading)} more`] : []),
    ...(earlier > 0 ? [`${plural(earlier, 'failure')} of earlier pages hidden`] : []),
    ...(held === null
      ? []
      : [held === 0 ? 'paused' : `paused, ${groupDigits(held)} more ${held === 1 ? 'waits' : 'wait'}`]),
  ].join(' · ');
}
