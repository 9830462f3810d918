import { byAge, type Entry } from './entry.ts';
import { makeRow, type Row } from './rows.ts';
import { insertSorted, removeSorted } from './sorted.ts';
import type { Zone } from './time.ts';

/** Rows of the same entries as before are the same objects. */
export interface RowBook {
  /**
   * The rows of these entries, the one with the newest failure last.
   *
   * @param entries oldest first
   * @param now epoch milliseconds; rows that are made now say times of the same day without the date
   */
  rows(entries: readonly Entry[], now: number): readonly Row[];
}

/**
 * Folds equal failures into rows. Between two calls only what has changed is worked on: the two lists are walked side
 * by side, and an unchanged entry costs one comparison.
 */
export function createRowBook(zone: Zone): RowBook {
  let before: readonly Entry[] = [];
  let rows: readonly Row[] = [];
  const folds = new Map<string, Fold>();
  const sorted: Fold[] = [];
  /** Folds that were changed in this pass, taken out of the order. */
  const dirty = new Set<Fold>();

  const touch = (fold: Fold): void => {
    if (dirty.has(fold)) return;
    dirty.add(fold);
    if (fold.entries.length > 0) removeSorted(sorted, fold, byNewest);
  };
  const add = (entry: Entry): void => {
    const key = keyOf(entry);
    const fold = folds.get(key) ?? { key, entries: [], row: null };
    folds.set(key, fold);
    touch(fold);
    insertSorted(fold.entries, entry, byAge);
  };
  const remove = (entry: Entry): void => {
    const fold = folds.get(keyOf(entry));
    if (!fold) return;
    touch(fold);
    removeSorted(fold.entries, entry, byAge);
  };

  return {
    rows(entries, now) {
      if (entries === before) return rows;
      compareSorted(before, entries, remove, add);
      before = entries;
      if (dirty.size === 0) return rows;
      for (const fold of dirty) {
        fold.row = fold.entries.length === 0 ? null : makeRow(fold.key, [...fold.entries], zone, now);
        if (fold.row === null) folds.delete(fold.key);
        else insertSorted(sorted, fold, byNewest);
      }
      dirty.clear();
      rows = sorted.map(fold => fold.row as Row);
      return rows;
    },
  };
}

interface Fold {
  readonly key: string;
  /** Oldest first. */
  readonly entries: Entry[];
  row: Row | null;
}

const byNewest = (a: Fold, b: Fold): number => byAge(a.entries.at(-1) as Entry, b.entries.at(-1) as Entry);

/** Equal failures have one key. One that still settles stays apart: its cause may change. */
const keyOf = ({ record, verdict }: Entry): string =>
  record.state === 'settling' ? `settling ${record.id}` : verdict.foldKey;

/** Walks two sorted lists side by side and tells what is in one of them only. */
function compareSorted(
  before: readonly Entry[],
  after: readonly Entry[],
  gone: (entry: Entry) => void,
  come: (entry: Entry) => void,
): void {
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const [left, right] = [before[i], after[j]];
    if (left === right) {
      i += 1;
      j += 1;
    } else if (right === undefined || (left !== undefined && byAge(left, right) < 0)) {
      gone(left as Entry);
      i += 1;
    } else if (left === undefined || byAge(right, left) < 0) {
      come(right);
      j += 1;
    } else {
      // Another state of the same episode.
      gone(left);
      come(right);
      i += 1;
      j += 1;
    }
  }
}
