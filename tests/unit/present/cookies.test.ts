import { describe, expect, test } from 'vitest';
import { episodeOf } from '../../../src/cli/cases.ts';
import { collect } from '../../../src/core/index.ts';
import { type CookiesView, cookiesView } from '../../../src/present/sections/cookies.ts';
import { exchange, jarCookie, NOW, opaque, testCase } from '../../cases/build.ts';

const url = 'https://api.shop.example/orders';
const value = (name: string) => `${name}=${opaque(name, 24)}`;

function viewOf(spec: Omit<Parameters<typeof testCase>[1], 'name' | 'expect'>): CookiesView {
  const line = testCase('t', { name: '', expect: { primary: null }, ...spec });
  return cookiesView(collect(episodeOf(line), { salt: 'test' }), Date.parse(NOW), 'UTC');
}

describe('The cookies', () => {
  test('are told in one line: sent, kept home and by which rules, shadowed, refused', () => {
    const view = viewOf({
      exchanges: [
        exchange({
          id: 'l',
          at: '-1m',
          method: 'POST',
          url: 'https://api.shop.example/login',
          status: 200,
          setCookie: 'open=1; SameSite=None',
        }),
        exchange({ url, cookie: `${value('sid')}; sid=other-value-1` }),
      ],
      jar: [
        jarCookie('sid', 'api.shop.example'),
        jarCookie('sid', '.shop.example', { value: 'other-value-1' }),
        jarCookie('deep', 'api.shop.example', { path: '/admin' }),
        jarCookie('web', 'www.shop.example'),
      ],
    });
    expect(view.closedLine).toBe('2 sent · 2 not sent (Path and another host) · 1 shadowed · 1 refused at Set-Cookie');
  });

  test('of one name lead to the clearing of exactly the one that stands in the row', () => {
    const { rows } = viewOf({
      exchanges: [exchange({ url, cookie: `${value('sid')}; sid=other-value-1` })],
      jar: [jarCookie('sid', 'api.shop.example'), jarCookie('sid', '.shop.example', { value: 'other-value-1' })],
    });
    expect(rows.map(r => r.remedy?.fix)).toMatchObject([
      { action: 'clear-site-cookies', params: { name: 'sid', domain: 'api.shop.example', path: '/' } },
      { action: 'clear-site-cookies', params: { name: 'sid', domain: '.shop.example', path: '/' } },
    ]);
  });

  test('say so when another reason is possible', () => {
    const { rows } = viewOf({
      exchanges: [exchange({ url, from: 'https://www.shop.example' })],
      jar: [jarCookie('sid', '.shop.example')],
    });
    expect(rows[0]).toMatchObject({ state: 'maybe', rule: 'credentials-mode' });
    expect(rows[0]?.why).toMatch(/^Not certain: /);
  });

  test('are not said to have stayed home where the request was not seen', () => {
    const view = viewOf({ exchanges: [exchange({ url, headers: null })], jar: [jarCookie('sid', 'api.shop.example')] });
    expect(view.rows.map(r => [r.state, r.word])).toEqual([['unseen', 'not told']]);
    expect(view.closedLine).toMatch(/^sent ones not seen/);
    expect(view.unseen.join()).toMatch(/could not be seen, because/);
  });

  test('that ended or were told to go are listed, though neither the jar nor the request has them', () => {
    const set = exchange({
      id: 'l',
      at: '-1h',
      method: 'POST',
      url: 'https://api.shop.example/login',
      status: 200,
      setCookie: ['short=1; Max-Age=60', 'late=; Max-Age=0'],
    });
    expect(viewOf({ exchanges: [set, exchange({ url })] }).gone.map(g => `${g.name}: ${g.say} by ${g.by}`)).toEqual([
      'short: set (ended 58 min 59 s ago) by POST /login → 200',
      'late: told to go by POST /login → 200',
    ]);
  });

  test('never show a value', () => {
    const secret = opaque('sid', 24);
    const view = viewOf({
      exchanges: [exchange({ url, cookie: value('sid'), setCookie: `sid=${secret}; Path=/; Max-Age=60` })],
      jar: [jarCookie('sid', 'api.shop.example')],
    });
    expect(JSON.stringify(view)).not.toContain(secret);
  });
});
