import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../src/core/index.ts';
import { byAge, deriveEntry, type Entry } from '../../../src/present/entry.ts';
import { createRowBook } from '../../../src/present/row-book.ts';
import { CASES, caseLike, entryOf, recordOf } from './cases.ts';

const NOW = Date.parse('2026-03-04T10:20:00Z');
const entry = (path: number, second: number, state: 'settled' | 'settling') =>
  entryOf(
    caseLike(`e${path}`, { url: `https://a.example/${path}`, time: new Date(NOW - second * 1000).toISOString() }),
    {
      id: `${path}-${second}`,
      state,
    },
  );
/** Made once: an entry that stays is the same object. */
const POOL = [0, 1, 2].flatMap(path =>
  [1, 2, 3, 4].flatMap(second => [entry(path, second, 'settled'), entry(path, second, 'settling')]),
);
/** A state of the list: of each episode at most one state. */
const listArbitrary = fc.subarray(POOL).map(chosen => {
  const byId = new Map(chosen.map(e => [e.record.id, e]));
  return [...byId.values()].sort(byAge);
});
const plain = (entries: readonly Entry[], book = createRowBook('UTC')) =>
  book.rows(entries, NOW).map(({ key, episode, episodes, lastAt, firstAt, count }) => ({
    ...{ key, episode, episodes, lastAt, firstAt, count },
  }));

describe('Rows that are made only of what has changed', () => {
  test('are those that would be made anew, after any changes', () => {
    fc.assert(
      fc.property(fc.array(listArbitrary, { minLength: 1, maxLength: 8 }), states => {
        const book = createRowBook('UTC');
        for (const entries of states) expect(plain(entries, book)).toEqual(plain(entries));
      }),
    );
  });

  test('stay the same objects while their failures do', () => {
    const book = createRowBook('UTC');
    const [a, b, c] = [entry(7, 9, 'settled'), entry(8, 8, 'settled'), entry(9, 7, 'settled')];
    const before = book.rows([a, b], NOW);
    const after = book.rows([a, b, c], NOW);
    expect(after[0]).toBe(before[0]);
    expect(after[1]).toBe(before[1]);
    expect(after).toHaveLength(3);
    expect(book.rows([a, b, c].slice(), NOW)).toBe(after);
  });

  test('tell when the first and the last of equal failures happened', () => {
    const [row] = createRowBook('UTC').rows([entry(5, 60, 'settled'), entry(5, 10, 'settled')], NOW);
    expect([row?.first.short, row?.last.short, row?.count]).toEqual(['10:19:00', '10:19:50', 2]);
  });
});

describe('A report that was let go', () => {
  test('is the same when it is asked for again', () => {
    const records = CASES.slice(0, 20).map(line => recordOf(line));
    const eager = records.map(({ evidence }) => diagnose(evidence));
    const entries = records.map(record => deriveEntry(record));
    // More than are held at once.
    const other = eager[0] as (typeof eager)[0];
    for (let i = 0; i < 25; i += 1) for (const record of records) deriveEntry({ ...record }, () => other);
    expect(entries.map(e => e.report)).toEqual(eager);
    for (const { report, verdict } of entries) expect(report.findings[0]).toMatchObject(verdict);
  });
});
