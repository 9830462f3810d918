type Compare<T> = (a: T, b: T) => number;

/** The first place at which `item` could stand in a list that is sorted by `compare`. */
export function placeOf<T>(list: readonly T[], item: T, compare: Compare<T>): number {
  let from = 0;
  let to = list.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (compare(list[middle] as T, item) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Puts an item in its place. Most come at the end, in constant time. */
export function insertSorted<T>(list: T[], item: T, compare: Compare<T>): void {
  const last = list.at(-1);
  if (last === undefined || compare(last, item) <= 0) list.push(item);
  else list.splice(placeOf(list, item, compare), 0, item);
}

/** Takes out this very item. Nothing happens when it is not there. */
export function removeSorted<T>(list: T[], item: T, compare: Compare<T>): void {
  let at = placeOf(list, item, compare);
  while (at < list.length && list[at] !== item && compare(list[at] as T, item) === 0) at += 1;
  if (list[at] === item) list.splice(at, 1);
}
