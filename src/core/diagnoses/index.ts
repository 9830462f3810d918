import type { Diagnosis } from './define.ts';
import unexplained from './unexplained/rule.ts';

/** Every diagnosis, in the order of reasoning (docs/decisions). The order breaks ties of confidence. */
export const DIAGNOSES: readonly Diagnosis[] = [unexplained];
