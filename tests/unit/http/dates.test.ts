import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCookieDate, parseHttpDate, parseRetryAfter } from '../../../src/core/http/dates.ts';

const ms = Date.UTC(1994, 10, 6, 8, 49, 37);

describe('parseHttpDate', () => {
  it.each([
    ['Sun, 06 Nov 1994 08:49:37 GMT', 'imf-fixdate'],
    ['Sunday, 06-Nov-94 08:49:37 GMT', 'rfc850'],
    ['Sun Nov  6 08:49:37 1994', 'asctime'],
    ['  sun, 06 nov 1994 08:49:37 gmt ', 'imf-fixdate'],
  ])('reads %j', (text, form) => expect(parseHttpDate(text)).toEqual({ ok: true, ms, form }));

  it.each([
    '',
    'now',
    '0',
    'Sun, 06 Nov 1994 08:49:37',
    'Sun, 31 Feb 1994 08:49:37 GMT',
    'Sun, 29 Feb 1900 00:00:00 GMT',
    'Sun, 06 Nov 1994 24:00:00 GMT',
    'Sun, 06 Foo 1994 08:49:37 GMT',
    '2026-01-01T00:00:00Z',
  ])('refuses %j', text => expect(parseHttpDate(text)).toEqual({ ok: false, reason: 'not-a-date' }));

  it('reads every second as the platform writes it', () => {
    const date = fc.integer({ min: Date.UTC(1900, 0), max: Date.UTC(9999, 0) }).map(n => Math.floor(n / 1000) * 1000);
    fc.assert(
      fc.property(date, at => {
        expect(parseHttpDate(new Date(at).toUTCString())).toMatchObject({ ms: at });
      }),
    );
  });

  it('answers on any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), text => {
        expect(parseHttpDate(text).ok).toBeTypeOf('boolean');
      }),
    );
  });
});

describe('parseRetryAfter', () => {
  it('reads seconds', () => expect(parseRetryAfter('120', 0)).toEqual({ ok: true, ms: 120_000 }));
  it('reads a date, relative to now', () => {
    expect(parseRetryAfter('Sun, 06 Nov 1994 08:49:37 GMT', ms - 5000)).toEqual({ ok: true, ms: 5000 });
    expect(parseRetryAfter('Sun, 06 Nov 1994 08:49:37 GMT', ms + 5000)).toEqual({ ok: true, ms: 0 });
  });
  it.each(['-1', '1.5', 'soon', ''])('refuses %j', text => expect(parseRetryAfter(text, 0).ok).toBe(false));
});

describe('parseCookieDate', () => {
  it.each([
    'Sun, 06 Nov 1994 08:49:37 GMT',
    'Sun, 06-Nov-1994 08:49:37 GMT',
    'Sunday, 06-Nov-94 08:49:37 GMT',
    'Sun Nov 6 08:49:37 1994',
    '6 November 1994 8:49:37',
    '1994 nov 6 08:49:37 UTC+5',
  ])('reads %j as browsers do', text => expect(parseCookieDate(text)).toBe(ms));

  it.each([
    '',
    'never',
    '0',
    'Sun, 06 Nov 1994',
    'Thu, 31 Feb 2026 00:00:00 GMT',
    'Sun, 06 Nov 1600 00:00:00 GMT',
    '-1',
  ])('ignores %j', text => expect(parseCookieDate(text)).toBeNull());

  it('reads the moment that deletes', () => expect(parseCookieDate('Thu, 01 Jan 1970 00:00:00 GMT')).toBe(0));
});
