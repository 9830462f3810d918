import { describe, expect, test } from 'vitest';
import type { CaseExchange, CaseLine } from '../../../src/cli/cases.ts';
import type { Evidence } from '../../../src/core/index.ts';
import { codeView } from '../../../src/present/code.ts';
import { wayView } from '../../../src/present/sections/way.ts';
import { recordOf } from './cases.ts';

const START = Date.parse('2026-03-04T10:00:00Z');

interface Hop {
  readonly url: string;
  readonly headers?: readonly (readonly [string, string])[] | null;
  readonly answer?: readonly (readonly [string, string])[];
}

/** Redirects from hop to hop; the last one is refused. */
function evidenceOf(hops: readonly Hop[], before: readonly CaseExchange[] = []): Evidence {
  const exchanges = hops.map(({ url, headers = [], answer = [] }, i): CaseExchange => {
    const next = hops[i + 1];
    return {
      id: `h${i}`,
      requestId: 'r',
      time: new Date(START + i * 100).toISOString(),
      type: 'xmlhttprequest',
      method: 'GET',
      url,
      initiator: 'https://app.example',
      ...(headers === null ? {} : { requestHeaders: [['Accept', '*/*'], ...headers] }),
      status: next ? 302 : 401,
      statusLine: 'HTTP/1.1 x',
      responseHeaders: answer,
      ...(next && { redirectedTo: next.url }),
    };
  });
  const line: CaseLine = {
    id: 'way',
    now: new Date(START + 9_000).toISOString(),
    browser: 'firefox',
    focus: `h${hops.length - 1}`,
    cookieJar: [],
    exchanges: [...before, ...exchanges],
  };
  return recordOf(line).evidence;
}

const way = (...given: Parameters<typeof evidenceOf>) => wayView(evidenceOf(...given), 'UTC');
const token = ['Authorization', 'Bearer abcdef0123456789'] as const;
const cookie = (value: string) => ['Cookie', value] as const;

describe('The way', () => {
  test('tells what each leg carried, and marks where Authorization was lost', () => {
    const { legs, closedLine } = way([
      { url: 'https://a.example/x', headers: [token, cookie('sid=1; lang=de')] },
      { url: 'https://b.example/x', headers: [] },
    ]);
    expect(legs.map(l => l.load.map(x => x.say))).toEqual([
      ['authorization (Bearer)', '2 cookies'],
      ['no credential seen', 'no cookie'],
    ]);
    expect(legs.map(l => l.lost)).toEqual([null, 'Authorization is missing from here on: the origin changed']);
    expect(legs[0]?.load[1]?.title).toBe('sid and lang');
    expect(closedLine).toContain('Authorization is missing');
  });

  test('marks a cookie that is lost within one host, with the reason where it was seen', () => {
    const first = { url: 'https://a.example/x', headers: [cookie('sid=1; lang=de')] };
    const then = { url: 'https://a.example/y', headers: [cookie('lang=de')] };
    expect(way([first, then]).legs[1]?.lost).toBe('Cookie sid is missing from here on');
    const deletes = { ...first, answer: [['Set-Cookie', 'sid=; Max-Age=0'] as const] };
    expect(way([deletes, then]).legs[1]?.lost).toBe('Cookie sid is missing from here on: the redirect deleted it');
  });

  test('does not call it lost when another host has other cookies, or when the headers were not seen', () => {
    const first = { url: 'https://a.example/x', headers: [cookie('sid=1')] };
    expect(way([first, { url: 'https://b.example/x', headers: [] }]).legs[1]?.lost).toBeNull();
    const unseen = way([
      { ...first, headers: [token] },
      { url: 'https://a.example/y', headers: null },
    ]).legs[1];
    expect(unseen?.lost).toBeNull();
    expect(unseen?.load).toMatchObject([{ kind: 'unseen' }]);
  });

  test('tells of many redirects those that matter, and keeps the others at hand', () => {
    const hops = Array.from({ length: 20 }, (_, i) => ({
      url: `https://a.example/${i}`,
      headers: i < 11 ? [token] : [],
    }));
    const { legs } = way(hops);
    expect(legs).toHaveLength(20);
    expect(legs.flatMap((l, i) => (l.telling ? [i] : []))).toEqual([0, 1, 11, 17, 18, 19]);
  });

  test('has the preflight before the leg that it was for', () => {
    const preflight: CaseExchange = {
      id: 'p',
      time: new Date(START - 10).toISOString(),
      type: 'xmlhttprequest',
      method: 'OPTIONS',
      url: 'https://a.example/x',
      requestHeaders: [['Access-Control-Request-Method', 'GET']],
      status: 204,
      statusLine: 'HTTP/1.1 204 x',
      responseHeaders: [],
    };
    const { legs } = way([{ url: 'https://a.example/x' }], [preflight]);
    expect(legs.map(l => [l.role, l.answer])).toEqual([
      ['preflight', '204'],
      ['refused', '401'],
    ]);
  });
});

describe('The code that asked', () => {
  const evidence = evidenceOf([{ url: 'https://a.example/x' }]);
  const withSubject = (part: Partial<Evidence['subject']>, browser: Evidence['browser'] = 'chrome'): Evidence => ({
    ...evidence,
    browser,
    subject: { ...evidence.subject, ...part },
  });
  const url = { ...evidence.subject.url, href: 'https://app.example/js/orders.js?v=…', path: '/js/orders.js' };

  test('is told by function, file and line', () => {
    const { calls, unseen } = codeView(
      withSubject({ calledFrom: [{ url, line: 42, column: 7, functionName: 'loadOrders' }] }),
    );
    expect(calls).toMatchObject([
      { name: 'loadOrders', where: 'orders.js:42', exact: 'https://app.example/js/orders.js?v=…:42:7' },
    ]);
    expect(unseen).toBeNull();
  });

  test.each([
    ['Firefox does not tell', withSubject({}, 'firefox')],
    ['DevTools only', withSubject({})],
    ['DevTools did not know', withSubject({ throughDevtools: ['body'] })],
  ])('is not seen, because … %s', (why, given) => {
    expect(codeView(given)).toMatchObject({ calls: [], unseen: expect.stringContaining(why) });
  });

  test('is nothing to miss where a page was loaded', () => {
    expect(codeView(withSubject({ type: 'main_frame' }))).toEqual({ calls: [], unseen: null });
  });
});
