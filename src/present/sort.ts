import type { Row } from './rows.ts';

export const SORTS = ['time', 'status', 'cause', 'method', 'path', 'host', 'count', 'confidence'] as const;
export type SortBy = (typeof SORTS)[number];

export interface Sort {
  readonly by: SortBy;
  readonly descending: boolean;
}

/** As things happen: the newest is last, and the list follows it. */
export const BY_TIME: Sort = { by: 'time', descending: false };

export const SORT_WORDS: Readonly<Record<SortBy, string>> = {
  time: 'time',
  status: 'status',
  cause: 'cause',
  method: 'method',
  path: 'path',
  host: 'host',
  count: 'how often',
  confidence: 'confidence',
};

const RANK = { certain: 0, likely: 1, possible: 2 } as const;

const KEYS: { readonly [S in Exclude<SortBy, 'time'>]: (a: Row, b: Row) => number } = {
  status: (a, b) => compareText(a.status, b.status),
  cause: (a, b) => compareText(a.cause, b.cause),
  method: (a, b) => compareText(a.method, b.method),
  path: (a, b) => compareText(a.path, b.path),
  host: (a, b) => compareText(a.host, b.host),
  count: (a, b) => a.count - b.count,
  confidence: (a, b) => RANK[a.confidence] - RANK[b.confidence],
};

/**
 * @param rows newest last
 * @returns the same list for the order that it has; among equals the newest is last, or first when descending
 */
export function sortRows(rows: readonly Row[], { by, descending }: Sort): readonly Row[] {
  if (by === 'time') return descending ? rows.toReversed() : rows;
  const compare = KEYS[by];
  // Sorting is stable, so that equals stay in the order of their times.
  return descending ? rows.toReversed().sort((a, b) => compare(b, a)) : rows.toSorted(compare);
}

/** By code unit: as good as any order for paths, and no collator has to be asked for each pair. */
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
