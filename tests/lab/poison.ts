import type { EpisodeRecord } from '../../src/protocol/index.ts';

/** Markup, a null byte, an override of the direction, and a letter that is written from right to left. */
export const POISON = '<img src=x onerror="document.title=1">\u0000\u202E\u2066א[x](javascript:alert(1)){status}';

/** The same with a length that no line holds. */
const LONG = POISON + 'A'.repeat(20_000);

/**
 * Members whose text the recorder or a table chooses, never a server, a page or a person; what is in them decides which
 * rules look at the rest.
 */
const CHOSEN = new Set(
  'id requestId browser why type kind place shape storeId scheme sameSite throughDevtools refused alg typ protocol problems title part reason vendor oddities'.split(
    ' ',
  ),
);

/** Puts poison behind every text of the evidence that came from outside, whichever member it is in. */
export function poisoned(record: EpisodeRecord): EpisodeRecord {
  return { ...record, evidence: walk(record.evidence, '') as EpisodeRecord['evidence'] };
}

function walk(value: unknown, name: string): unknown {
  if (typeof value === 'string') return CHOSEN.has(name) ? value : value + (name === 'realm' ? LONG : POISON);
  if (Array.isArray(value)) return value.map(item => walk(item, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, walk(member, key)]));
}
