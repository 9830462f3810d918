import { describe, expect, test } from 'vitest';
import { deriveEntry } from '../../../src/present/entry.ts';
import {
  DEFAULT_SETTINGS,
  heldBack,
  ofPage,
  pauseAt,
  readSettings,
  sayCounts,
  stepOf,
} from '../../../src/present/list.ts';
import { createRowBook } from '../../../src/present/row-book.ts';
import { SORTS, sortRows } from '../../../src/present/sort.ts';
import { lateNotice, restartNotice } from '../../../src/present/strips.ts';
import type { EpisodeRecord, TabView } from '../../../src/protocol/index.ts';
import { caseLike, entryOf, recordOf } from './cases.ts';

const START = Date.parse('2026-03-04T10:15:00Z');
const entry = (id: string, second: number, more: Parameters<typeof caseLike>[1] = {}) =>
  entryOf(caseLike(id, { time: new Date(START + second * 1000).toISOString(), ...more }));
const TAB: TabView = { id: 1, state: 'open', url: null, access: 'granted', private: false, watchedSince: START };
const ENTRIES = [entry('a', 1), entry('b', 2), entry('c', 3)];

describe('A log that is not preserved', () => {
  test('leaves out the failures of pages before the present one, and counts them', () => {
    const tab = { ...TAB, navigatedAt: START + 2000 };
    const { entries, earlier } = ofPage(ENTRIES, tab, false);
    expect([entries.map(e => e.record.id), earlier]).toEqual([['b', 'c'], 1]);
  });

  test('leaves out nothing when it is preserved, or while no navigation was seen', () => {
    expect(ofPage(ENTRIES, { ...TAB, navigatedAt: START + 9000 }, true)).toEqual({ entries: ENTRIES, earlier: 0 });
    expect(ofPage(ENTRIES, TAB, false).entries).toBe(ENTRIES);
  });
});

describe('A paused list', () => {
  test('counts what has come since, and not what has only settled', () => {
    const pause = pauseAt(ENTRIES);
    expect(heldBack(pause, ENTRIES)).toBe(0);
    expect(heldBack(pause, [...ENTRIES.slice(0, 2), entry('c', 3), entry('d', 4)])).toBe(1);
  });
});

describe('Stepping through equal failures', () => {
  const row = { episodes: ['a', 'b', 'c'] };

  test('begins at the newest', () => {
    expect(stepOf(row, null)).toEqual({ place: 3, of: 3, older: 'b', newer: null, text: '3 of 3' });
  });

  test('knows the way to both sides', () => {
    expect(stepOf(row, 'b')).toMatchObject({ older: 'a', newer: 'c', text: '2 of 3' });
    expect(stepOf(row, 'a').older).toBeNull();
  });

  test('shows the newest when the one it stood at is gone', () => {
    expect(stepOf(row, 'x').place).toBe(3);
  });
});

describe('Sorting', () => {
  const rows = createRowBook('UTC').rows(
    [
      entry('a', 1, { url: 'https://b.example/2', status: 403 }),
      entry('b', 2, { url: 'https://a.example/3' }),
      entry('c', 3, { url: 'https://b.example/1' }),
      entry('d', 4, { url: 'https://b.example/1' }),
    ],
    START,
  );
  const order = (by: (typeof SORTS)[number], descending = false) =>
    sortRows(rows, { by, descending }).map(row => row.episode);

  test('by time is the order of the list, or its reverse', () => {
    expect(sortRows(rows, { by: 'time', descending: false })).toBe(rows);
    expect(order('time', true)).toEqual(['d', 'b', 'a']);
  });

  test('keeps the order of times among equals', () => {
    expect(order('host')).toEqual(['b', 'a', 'd']);
    expect(order('host', true)).toEqual(['d', 'a', 'b']);
    expect(order('path')).toEqual(['d', 'a', 'b']);
    expect(order('status')).toEqual(['b', 'd', 'a']);
    expect(order('count', true)).toEqual(['d', 'b', 'a']);
  });

  test('loses no row, by whatever', () => {
    for (const by of SORTS) expect(order(by).toSorted()).toEqual(['a', 'b', 'd']);
  });
});

describe('What was set', () => {
  test('is read back from anything', () => {
    expect(readSettings({ sort: { by: 'cause', descending: true }, preserve: false })).toEqual({
      sort: { by: 'cause', descending: true },
      preserve: false,
    });
    for (const raw of [undefined, null, 7, [], {}, { sort: { by: '__proto__' } }, { sort: 'time' }]) {
      expect(readSettings(raw)).toEqual(DEFAULT_SETTINGS);
    }
  });
});

describe('The line below the list', () => {
  const counts = { shown: 3, all: 3, earlier: 0, held: null, reading: 0 };

  test.each([
    [{}, '3 rows'],
    [{ shown: 1 }, '1 of 3 rows'],
    [{ earlier: 2 }, '3 rows · 2 failures of earlier pages hidden'],
    [{ held: 0 }, '3 rows · paused'],
    [{ held: 1 }, '3 rows · paused, 1 more waits'],
    [{ held: 1200, reading: 5 }, '3 rows · reading 5 more · paused, 1,200 more wait'],
  ])('%o: %s', (more, said) => {
    expect(sayCounts({ ...counts, ...more })).toBe(said);
  });
});

describe('A strip', () => {
  const withSubject = (subject: Partial<EpisodeRecord['evidence']['subject']>) => {
    const record = recordOf(caseLike('a'));
    const { evidence } = record;
    return deriveEntry({ ...record, evidence: { ...evidence, subject: { ...evidence.subject, ...subject } } });
  };
  const late = withSubject({ time: START, body: { seen: false, why: 'body-needs-devtools' } });

  test('says of what happened before the view was opened that its body was not seen', () => {
    expect(lateNotice([late], START + 1)).toMatchObject({ id: 'late', wayOn: 'reload' });
    expect(lateNotice([late], START)).toBeNull();
    expect(lateNotice([entry('a', 1)], START + 9000)).toBeNull();
  });

  test('says of what the stopped recorder did not hear that its request was not seen', () => {
    const unheard = withSubject({ request: { seen: false, why: 'recorder-restarted' } });
    expect(restartNotice([unheard, late])?.say).toContain('What 1 request carried could not be seen');
    expect(restartNotice([late])).toBeNull();
  });
});
