import { describe, expect, test } from 'vitest';
import { NOW, timelineOf, tokenWith } from './build.ts';

const S = NOW / 1000;
const MINUTE = 60_000;
const bearer = (claims: object) => `Bearer ${tokenWith(claims)}`;
const expired = bearer({ iat: S - 3900, exp: S - 300 });

describe('The token state', () => {
  test('has a mark for each time of the token and for the clocks', () => {
    const view = timelineOf({ authorization: expired });
    expect(view?.marks.map(m => m.label)).toEqual(['iat 08:55:00', 'exp 09:55:00', 'answer 10:00:00']);
    expect(view?.valid).toEqual({ from: NOW - 3_900_000, to: NOW - 300_000 });
    expect(view?.closedLine).toBe('valid for 1 h · ended 5 min before the answer · 1 request: 0 accepted, 1 refused');
  });

  test('tells each request that carried the same secret, and no other, with what came of it', () => {
    const view = timelineOf({
      authorization: expired,
      earlier: [
        { before: 20 * MINUTE, status: 200 },
        { before: 10 * MINUTE, status: 200, authorization: bearer({ exp: S }) },
        { before: 4 * MINUTE, status: 502 },
        { before: 2 * MINUTE, status: 403 },
      ],
    });
    expect(view?.uses.map(u => [u.id, u.outcome])).toEqual([
      ['e0', 'accepted'],
      ['e2', 'other'],
      ['e3', 'refused'],
      ['subject', 'refused'],
    ]);
    expect(view?.uses.filter(u => u.subject).map(u => u.id)).toEqual(['subject']);
  });

  test('shows two clocks where they differ, and draws requests by the one that judges', () => {
    const view = timelineOf({ authorization: expired, skew: 3_600_000 });
    expect(view?.marks.map(m => m.label).slice(2)).toEqual(['this computer 10:00:00', 'server, 1 h ahead, 11:00:00']);
    expect(view?.uses[0]?.at).toBe(NOW + 3_600_000);
    expect(view?.uses[0]?.say).toContain("10:00:00 by the clock of this computer, 11:00:00 by the server's");
    expect(view?.notes.join()).toContain('1 h ahead of the one of this computer');
  });

  test('tells durations to the second of the clock that judges, as the verdict does, also where the clocks agree', () => {
    const view = timelineOf({ authorization: expired, skew: -1000 });
    expect(view?.marks.map(m => m.label)).toContain('answer 10:00:00');
    expect(view?.closedLine).toContain('ended 4 min 59 s before the answer ·');
    expect(view?.marks[1]?.say).toContain('4 min 59 s before the answer');
  });

  test("says that the server's clock was not seen instead of drawing it", () => {
    const view = timelineOf({ authorization: expired, skew: null });
    expect(view?.marks.map(m => m.kind)).toEqual(['claim', 'claim', 'local']);
    expect(view?.notes.join()).toContain("The server's clock could not be seen, because");
  });

  test('gives one mark to times that are one moment', () => {
    const view = timelineOf({ authorization: bearer({ iat: S - 60, nbf: S - 60, exp: S + 60 }) });
    expect(view?.marks.map(m => m.label)).toContain('iat, nbf 09:59:00');
  });

  test('is never valid where it ends before it begins', () => {
    const view = timelineOf({ authorization: bearer({ nbf: S + 60, exp: S - 60 }) });
    expect(view?.valid).toBeNull();
    expect(view?.closedLine).toContain('never valid');
    expect(view?.notes.join()).toContain('begins to be valid after its end');
  });

  test('keeps an end in milliseconds from pressing the rest together', () => {
    const view = timelineOf({ authorization: bearer({ iat: S - 600, exp: NOW }) });
    const exp = view?.marks.find(m => m.label.startsWith('exp'));
    expect(exp?.at).toBe(NOW * 1000);
    expect(exp?.offLabel).toBe('exp in more than 9,999 years');
    expect((view?.ranges.all.to ?? 0) - NOW).toBeLessThan(10 * MINUTE);
    expect(view?.notes.join()).toContain('milliseconds');
  });

  test('tells a time that is no date in words alone', () => {
    const view = timelineOf({ authorization: bearer({ iat: S, exp: 1e300 }) });
    expect(view?.marks.map(m => m.label.split(' ')[0])).toEqual(['iat', 'answer']);
    expect(view?.undrawn.join()).toMatch(/^exp is no possible date/);
  });

  test('draws the uses alone of a token that tells no time, and says so', () => {
    const opaque = 'Bearer 3f9c2b7a1d8e4f60';
    expect(timelineOf({ authorization: opaque })).toBeNull();
    const view = timelineOf({ authorization: opaque, earlier: [{ before: MINUTE, status: 200 }] });
    expect(view?.uses).toHaveLength(2);
    expect(view?.valid).toBeNull();
    expect(view?.notes.join()).toContain('names no time that could be read');
  });

  test('takes the lifetime from the answer that gave the token', () => {
    const token = '3f9c2b7a1d8e4f603f9c2b7a1d8e4f60';
    const view = timelineOf({
      authorization: `Bearer ${token}`,
      earlier: [
        {
          before: 10 * MINUTE,
          status: 200,
          authorization: 'Basic YTpi',
          body: JSON.stringify({ access_token: token, expires_in: 300 }),
        },
      ],
    });
    expect(view?.marks.map(m => m.label)).toEqual(['given 09:50:00', 'expires_in 09:55:00', 'answer 10:00:00']);
  });

  test('begins with the whole life, and with the moment of the answer where that would be lost in it', () => {
    expect(timelineOf({ authorization: expired })?.first).toBe('all');
    const old = bearer({ iat: S - 30 * 86_400, exp: S - 20 });
    expect(timelineOf({ authorization: old })?.first).toBe('now');
  });
});
