import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sayBytes, sayDuration, sayInstant, sayRelative } from '../../../src/present/time.ts';

const S = 1000;
const MIN = 60 * S;
const H = 60 * MIN;
const D = 24 * H;

describe('A duration', () => {
  test.each([
    [0, '0 ms'],
    [812, '812 ms'],
    [999.4, '999 ms'],
    [999.6, '1 s'],
    [1_500, '1.5 s'],
    [9_949, '9.9 s'],
    [9_960, '10 s'],
    [12_400, '12 s'],
    [59_400, '59 s'],
    [59_600, '1 min'],
    [4 * MIN + 12 * S, '4 min 12 s'],
    [4 * MIN, '4 min'],
    [59 * MIN + 59.7 * S, '1 h'],
    [H + 7 * MIN + 29 * S, '1 h 7 min'],
    [3 * D + 4 * H + 59 * MIN, '3 d 5 h'],
    [23 * H + 59 * MIN + 40 * S, '1 d'],
    [400 * D, '1 y 35 d'],
    [-4 * MIN, '4 min'],
    [Number.NaN, 'an unknown time'],
    [Number.POSITIVE_INFINITY, 'more than 9,999 years'],
    [1e300, 'more than 9,999 years'],
  ])('of %d ms is said as %s', (ms, said) => {
    expect(sayDuration(ms)).toBe(said);
  });

  test('has at most two units, and never sixty of one', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e14, noNaN: true }), ms => {
        const said = sayDuration(ms);
        expect(said).toMatch(/^[\d,.]+ (?:ms|s|min|h|d|y)(?: \d+ (?:s|min|h|d))?$/);
        expect(said).not.toMatch(/\b60 (?:s|min)|\b24 h/);
      }),
    );
  });
});

describe('A relative time', () => {
  test.each([
    [-252_000, '4 min 12 s ago'],
    [3 * D, 'in 3 d'],
    [200, 'now'],
    [1e300, 'at no possible time'],
  ])('%d ms from now is said as %s', (offset, said) => {
    expect(sayRelative(1_772_619_330_000 + offset, 1_772_619_330_000)).toBe(said);
  });
});

describe('An instant', () => {
  const at = Date.UTC(2026, 10, 21, 9, 4, 31, 250);

  test('is short in a sentence, and exact with its zone on hover', () => {
    expect(sayInstant(at, 'Europe/Berlin', at + 1)).toEqual({
      short: '10:04:31',
      exact: '2026-11-21 10:04:31.250 GMT+01:00 (Europe/Berlin)',
      iso: '2026-11-21T09:04:31.250Z',
    });
  });

  test('names the day when it is not the same one in the zone of the reader', () => {
    const evening = Date.UTC(2026, 10, 20, 23, 30);
    expect(sayInstant(evening, 'UTC', at).short).toBe('2026-11-20 23:30:00');
    expect(sayInstant(evening, 'Europe/Berlin', at).short).toBe('00:30:00');
  });

  test.each([
    ['UTC', 'GMT+00:00'],
    ['America/St_Johns', 'GMT-03:30'],
    ['Asia/Kolkata', 'GMT+05:30'],
  ])('tells the offset of %s', (zone, offset) => {
    expect(sayInstant(at, zone).exact).toContain(offset);
  });

  test('that no calendar has is said to be none, and never throws', () => {
    fc.assert(
      fc.property(fc.double(), number => {
        const { iso, short } = sayInstant(number, 'UTC', at);
        expect(iso === '').toBe(!(Math.abs(number) <= 8.64e15));
        expect(short).not.toMatch(/Invalid|undefined/);
      }),
    );
  });
});

describe('A size', () => {
  test.each([
    [1, '1 byte'],
    [812, '812 bytes'],
    [4_096, '4.1 kB'],
    [1_048_576, '1 MB'],
  ])('of %d bytes is said as %s', (n, said) => {
    expect(sayBytes(n)).toBe(said);
  });
});
