import { describe, expect, test } from 'vitest';
import { filterRows, parseFilter } from '../../../src/present/filter.ts';
import { createRowBook } from '../../../src/present/row-book.ts';
import { firstChoice } from '../../../src/present/rows.ts';
import { CASES, caseLike, entryOf } from './cases.ts';

const at = (second: number) => `2026-03-04T10:15:${String(second).padStart(2, '0')}.000Z`;
const NOW = Date.parse(at(59));
const rowsOf = (entries: readonly ReturnType<typeof entryOf>[], zone: string, now: number) =>
  createRowBook(zone).rows(entries, now);
const rows = (...entries: ReturnType<typeof entryOf>[]) => rowsOf(entries, 'UTC', NOW);
const entry = (id: string, url: string, second: number, more = {}) =>
  entryOf(caseLike(id, { url, time: at(second) }), more);
const LIST = 'https://todo.lumen.example/api/list';
const MINE = 'https://todo.lumen.example/api/mine';

describe('The list', () => {
  test('folds equal failures into one row that counts them and names the newest', () => {
    const [row, ...others] = rows(entry('a', LIST, 10), entry('b', LIST, 20), entry('c', LIST, 30));
    expect(others).toEqual([]);
    expect(row).toMatchObject({ episode: 'c', episodes: ['a', 'b', 'c'], time: '10:15:30' });
  });

  test('does not fold what differs in path, method or status', () => {
    const other = entryOf(caseLike('d', { url: LIST, time: at(40), method: 'DELETE' }));
    expect(rows(entry('a', LIST, 10), entry('b', MINE, 20), other)).toHaveLength(3);
  });

  test('has the newest last: a repeated failure goes to the end and keeps its key', () => {
    const before = rows(entry('a', LIST, 10), entry('b', MINE, 20));
    const after = rows(entry('a', LIST, 10), entry('b', MINE, 20), entry('c', LIST, 30));
    expect(after.map(r => r.path)).toEqual(['/api/mine', '/api/list']);
    expect(after.at(-1)?.key).toBe(before[0]?.key);
  });

  test('keeps a settling failure apart, and says so', () => {
    const [settled, settling] = rows(entry('a', LIST, 10), entry('b', LIST, 20, { state: 'settling' }));
    expect(settled?.episodes).toEqual(['a']);
    expect(settling).toMatchObject({ state: 'settling', stateWord: 'settling' });
  });

  test('shows what was recovered as normal', () => {
    const line = CASES.find(c => c.id === 'dev-92-normal-refresh');
    const [row] = rowsOf(line ? [entryOf(line)] : [], 'UTC', NOW);
    expect(row).toMatchObject({ state: 'normal', stateWord: 'recovered' });
  });

  test('tells times of another day with the day', () => {
    const [row] = rowsOf([entry('a', LIST, 10)], 'UTC', NOW + 86_400_000);
    expect(row?.time).toBe('03-04 10:15');
  });
});

describe('The filter', () => {
  const list = rows(entry('a', LIST, 10), entry('b', MINE, 20));

  test.each([
    ['', 2],
    ['mine', 1],
    ['MINE post', 1],
    ['401 lumen', 2],
    ['mine list', 0],
  ])('"%s" lets %d rows through', (filter, n) => {
    expect(filterRows(list, parseFilter(filter))).toHaveLength(n);
  });
});

describe('Before the reader chooses', () => {
  test('the newest refusal is shown, not what is newer and normal', () => {
    const normal = CASES.find(c => c.id === 'dev-92-normal-refresh');
    const list = rows(entry('a', LIST, 10), ...(normal ? [entryOf(normal)] : []));
    expect(firstChoice(list)?.episode).toBe('a');
  });

  test('nothing is shown of an empty list', () => {
    expect(firstChoice([])).toBeNull();
  });
});
