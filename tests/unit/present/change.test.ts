import { describe, expect, test } from 'vitest';
import { episodeOf } from '../../../src/cli/cases.ts';
import { collect } from '../../../src/core/index.ts';
import { type ChangeView, changeView } from '../../../src/present/sections/change.ts';
import { exchange, jarCookie, jwt, opaque, testCase } from '../../cases/build.ts';

const url = 'https://api.shop.example/orders';
const SECRET = 'never-to-be-shown-4711';

type Exchanges = Parameters<typeof testCase>[1]['exchanges'];

const evidenceOf = (exchanges: Exchanges, jar?: Parameters<typeof testCase>[1]['jar']) =>
  collect(episodeOf(testCase('t', { name: '', exchanges, ...(jar && { jar }), expect: { primary: null } })), {
    salt: 'test',
  });
const viewOf = (...given: Parameters<typeof evidenceOf>): ChangeView => changeView(evidenceOf(...given), 'UTC');
const ok = (spec: Partial<Parameters<typeof exchange>[0]> = {}) =>
  exchange({ id: 'ok', at: '-5m', url, status: 200, ...spec });
const rowsOf = (view: ChangeView) => view.rows.map(r => [r.title, r.before, r.after]);

describe('What changed since the last accepted request', () => {
  test('says that none was seen, and how one could be', () => {
    const view = viewOf([exchange({ url })]);
    expect(view.accepted).toBeNull();
    expect(view.notes.join()).toMatch(/No request to https:\/\/api\.shop\.example that was accepted was seen/);
  });

  test('says that this request was not seen, instead of counting its headers as gone', () => {
    const view = viewOf([ok({ authorization: `Bearer ${SECRET}` }), exchange({ url, headers: null })]);
    expect(view.rows).toEqual([]);
    expect(view.notes.join()).toMatch(/could not be seen/);
  });

  test('compares with the same call rather than with a later one of another kind', () => {
    const view = viewOf([
      ok(),
      ok({ id: 'later', at: '-1m', url: 'https://api.shop.example/ping' }),
      exchange({ url }),
    ]);
    expect(view.accepted?.exchange).toBe('ok');
    expect(view.accepted?.relation).toBe('the same call, 4 min 59 s before');
  });

  test('takes an accepted one that came after where none came before', () => {
    const after = viewOf([ok({ at: '+3s' }), exchange({ url })]);
    expect(after.accepted?.relation).toMatch(/after$/);
  });

  test('tells a credential that is missing now', () => {
    const view = viewOf([ok({ authorization: `Bearer ${SECRET}` }), exchange({ url })]);
    expect(rowsOf(view)).toEqual([
      ['authorization', expect.stringMatching(/^Bearer, opaque token.*, 29 characters$/), 'not there'],
    ]);
  });

  test('says of the same token that it had been good, and when its validity ended', () => {
    const token = `Bearer ${jwt({ iat: '-1h', exp: '-1m', sub: 'u1' })}`;
    const view = viewOf([ok({ authorization: token }), exchange({ url, authorization: token })]);
    expect(view.closedLine).toBe('token is the same as at 14:25:00 (accepted)');
    expect(view.notes.join(' ')).toContain('Its validity ended in between.');
  });

  test('shows the claims in which two tokens differ, with what they mean, and no others', () => {
    const before = jwt({ iat: '-1h', exp: '+1h', aud: 'orders', scope: 'read write' });
    const after = jwt({ iat: '-1h', exp: '+1h', aud: 'billing', scope: 'read write' });
    const view = viewOf([
      ok({ authorization: `Bearer ${before}` }),
      exchange({ url, authorization: `Bearer ${after}` }),
    ]);
    expect(view.rows.map(r => [r.title, r.before, r.after, r.meaning])).toEqual([
      ['authorization', expect.any(String), expect.any(String), 'It is another value than the one that was accepted.'],
      ['claim aud', 'orders', 'billing', 'for whom the token is meant'],
    ]);
  });

  test('says what took a cookie away between the two', () => {
    const out = exchange({
      id: 'out',
      at: '-2m',
      method: 'POST',
      url: 'https://api.shop.example/logout',
      status: 204,
      setCookie: 'sid=; Path=/; Max-Age=0',
    });
    const view = viewOf([ok({ cookie: `sid=${opaque('a')}` }), out, exchange({ url })]);
    expect(view.rows[0]).toMatchObject({ title: 'cookie sid', before: 'sent', after: 'not sent' });
    expect(view.rows[0]?.meaning).toContain('told to go by POST /logout → 204');
  });

  test('names the rule that keeps a cookie home now', () => {
    const from = 'https://news.example';
    const page = exchange({ id: 'p', at: '-10s', type: 'main_frame', url: `${from}/`, status: 200 });
    const view = viewOf(
      [ok({ cookie: `sid=${opaque('sid', 24)}` }), page, exchange({ url, from })],
      [jarCookie('sid', 'api.shop.example')],
    );
    expect(view.rows.find(r => r.title === 'cookie sid')?.meaning).toContain('SameSite=Lax');
  });

  test('tells that a field of any name has another value, and never the value', () => {
    const view = viewOf([
      ok({ headers: { 'X-Tenant': SECRET } }),
      exchange({ url, headers: { 'X-Tenant': `${SECRET}-2`, 'X-New': SECRET } }),
    ]);
    expect(rowsOf(view)).toEqual([
      ['x-tenant', 'a value that is not kept', 'another value'],
      ['x-new', 'not there', 'a value that is not kept'],
    ]);
    expect(JSON.stringify(view)).not.toContain(SECRET);
  });

  test('leaves out what every navigation has and no fetch', () => {
    const view = viewOf([ok({ type: 'main_frame', url: 'https://api.shop.example/' }), exchange({ url })]);
    expect(view.rows.map(r => r.part)).toEqual(['path', 'type']);
  });

  test('says of a computed credential which of its parts differ', () => {
    const digest = (nc: string, nonce: string) =>
      `Digest username="ops", realm="r", nonce="${nonce}", uri="/orders", response="${'0'.repeat(32)}", qop=auth, nc=${nc}, cnonce="c"`;
    const view = viewOf([
      ok({ authorization: digest('00000001', 'n1') }),
      exchange({ url, authorization: digest('00000002', 'n1') }),
    ]);
    expect(view.rows[0]?.meaning).toBe('It is computed anew for each request; of its parts these differ: nc.');
  });

  test('says that all was alike where it was', () => {
    const view = viewOf([ok({ cookie: 'sid=abc' }), exchange({ url, cookie: 'sid=abc' })]);
    expect(view.rows).toEqual([]);
    expect(view.notes.join()).toMatch(/alike/);
  });
});
