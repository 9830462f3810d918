import BUILT from 'virtual:built-cases';
import type { CaseLine } from '../../src/cli/cases.ts';
import source from '../corpora/cases.dev.jsonl?raw';
import { DRAWN } from './drawn.ts';
import { HOSTILE } from './hostile.ts';

type TitledCase = CaseLine & { readonly title: string };

/** The shared cases, as `tests/corpora` has them. */
export const SHARED: readonly TitledCase[] = source
  .split('\n')
  .filter(Boolean)
  .map(line => JSON.parse(line));

/** What no corpus has: a hostile server, and the extremes of what is drawn. */
export const EXTREMES: readonly TitledCase[] = [HOSTILE, ...DRAWN];

export { BUILT };

/** @param ids of cases; `all` stands for the shared ones, `own` for the project's */
export const casesNamed = (ids: readonly string[]): readonly CaseLine[] => [
  ...(ids.includes('all') ? SHARED : SHARED.filter(c => ids.includes(c.id))),
  ...(ids.includes('own') ? BUILT : BUILT.filter(c => ids.includes(c.id))),
  ...EXTREMES.filter(c => ids.includes(c.id)),
];
