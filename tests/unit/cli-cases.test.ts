import { describe, expect, it } from 'vitest';
import { type CaseLine, episodeOf } from '../../src/cli/cases.ts';

const exchange = {
  id: 'a',
  time: '2026-10-05T14:30:00.000Z',
  type: 'xmlhttprequest',
  method: 'GET',
  url: 'https://api.example/orders',
  status: 401,
};
const line = (more: object): CaseLine =>
  ({
    ...{ id: 'c', now: exchange.time, browser: 'chrome', focus: 'a', cookieJar: [] },
    exchanges: [{ ...exchange, ...more }],
  }) as unknown as CaseLine;

describe('a case', () => {
  it.each([{}, { requestHeaders: null, responseHeaders: null, body: null }])(
    'that leaves parts out (%j) has them not seen, never absent',
    parts => {
      const { subject } = episodeOf(line(parts));
      expect([subject.requestHeaders.seen, subject.responseHeaders.seen, subject.body.seen]).toEqual([
        false,
        false,
        false,
      ]);
    },
  );

  it.each([
    [{ requestHeaders: { authorization: 'Bearer x' } }, /list of pairs/],
    [{ responseHeaders: [['date']] }, /list of pairs/],
    [{ body: { error: 'x' } }, /"body" has to be a text/],
    [{ time: 'yesterday' }, /"time" is not a time/],
  ])('with a part of another form (%j) is refused in a sentence', (parts, sentence) => {
    expect(() => episodeOf(line(parts))).toThrow(sentence);
  });
});
