import { pageOf, type Whose } from '../protocol/index.ts';
import type { Entry } from './entry.ts';
import { oneLine, plural } from './text.ts';

/** An entry with the page that it belongs to, seen from the one that the tab shows. */
export interface Told {
  readonly entry: Entry;
  readonly whose: Whose;
}

export type Fold = readonly [newest: Told, ...Told[]];

/**
 * Settled refusals by diagnosis, the one with the newest first. What repeats a refusal of an earlier page is counted from the
 * present page on, as the icon counts it.
 */
export function openFailures(told: readonly Told[]): readonly Fold[] {
  const folds = new Map<string, [Told, ...Told[]]>();
  for (const one of told.toReversed()) {
    if (!isOpen(one.entry)) continue;
    const { diagnosis } = one.entry.verdict;
    const fold = folds.get(diagnosis);
    if (fold === undefined) folds.set(diagnosis, [one]);
    else if (fold[0].whose === one.whose) fold.push(one);
  }
  return [...folds.values()];
}

/** What was refused on pages of other sites: the newest named first, two at most by name. Null when nothing was. */
export function sayElsewhere(entries: readonly Entry[]): string | null {
  const failures = entries.filter(isOpen);
  if (failures.length === 0) return null;
  const hosts = [...new Set(failures.toReversed().map(({ record }) => pageOf(record.evidence.subject).hostname))];
  const [first = '', second, ...more] = hosts.map(host => oneLine(host, 60));
  const names = [
    first,
    ...(more.length > 0 ? [`${more.length + 1} other sites`] : second === undefined ? [] : [second]),
  ];
  const were = failures.length === 1 ? 'was' : 'were';
  return `Before this page, ${plural(failures.length, 'request')} of ${names.join(' and ')} ${were} refused.`;
}

const isOpen = ({ record, verdict }: Entry): boolean => record.state === 'settled' && verdict.kind !== 'normal';
