import { describe, expect, test } from 'vitest';
import { episodeOf } from '../../../src/cli/cases.ts';
import { type CookieAccount, collect, cookieAccount } from '../../../src/core/index.ts';
import { exchange, jarCookie, opaque, testCase } from '../../cases/build.ts';

const url = 'https://api.shop.example/orders';
const from = 'https://www.shop.example';
const other = 'https://news.example';
const page = (url: string) => exchange({ id: 'page', at: '-1m', type: 'main_frame', url, status: 200 });

type Spec = Omit<Parameters<typeof testCase>[1], 'name' | 'expect'>;

const accountOf = (spec: Spec): CookieAccount =>
  cookieAccount(collect(episodeOf(testCase('t', { name: '', expect: { primary: null }, ...spec })), { salt: 'test' }));

/** `name: sent`, or the rule that kept it home, with `?` where another reason is possible. */
const told = ({ fates }: CookieAccount): string[] =>
  fates.map(f => {
    const word = f.sent === true ? 'sent' : f.sent === null ? 'not seen' : 'home';
    return `${f.name}: ${word}${f.home === null ? '' : ` ${f.home.rule}${f.home.sure ? '' : '?'}`}`;
  });

const value = (name: string) => `${name}=${opaque(name, 24)}`;

describe('A cookie of the jar', () => {
  const rules: [
    string,
    Parameters<typeof jarCookie>[2] & { domain?: string },
    Partial<Parameters<typeof exchange>[0]>,
    string,
  ][] = [
    ['a path that does not cover the request', { path: '/admin' }, {}, 'home path'],
    ['another host', { domain: 'www.shop.example' }, {}, 'home domain'],
    ['the parent host alone', { domain: 'shop.example' }, {}, 'home host-only'],
    [
      'Secure over plain http',
      {},
      { url: 'http://api.shop.example/orders', from: 'http://www.shop.example' },
      'home secure',
    ],
    ['a life that had ended', { expirationDate: Date.parse('2026-10-05T14:29:58Z') / 1000 }, {}, 'home expired'],
    ['SameSite=Strict from another site', { sameSite: 'strict' }, { from: other }, 'home samesite-strict'],
    ['SameSite=Lax from another site', { sameSite: 'lax' }, { from: other }, 'home samesite-lax'],
    ['no SameSite from another site', { sameSite: 'unspecified' }, { from: other }, 'home samesite-unspecified'],
    [
      'SameSite=Lax on a form posted from another site',
      { sameSite: 'lax' },
      { type: 'main_frame', method: 'POST', from: other },
      'home samesite-lax',
    ],
    [
      'no SameSite on a form posted from another site',
      { sameSite: 'unspecified' },
      { type: 'main_frame', method: 'POST', from: other },
      'home lax-post-grace?',
    ],
    [
      'the partition of another site',
      { sameSite: 'no_restriction', partitionKey: { topLevelSite: 'https://third.example' } },
      { from: other },
      'home partition',
    ],
    [
      'third-party blocking, or the mode of the fetch',
      { sameSite: 'no_restriction' },
      { from: other },
      'home third-party?',
    ],
    ['a fetch to another origin without credentials', {}, { from }, 'home credentials-mode?'],
    ['a request to the own origin that carried nothing', {}, {}, 'home no-cookie-at-all?'],
    ['an anonymous font', {}, { from, type: 'font' }, 'home anonymous-mode?'],
    [
      'a preflight',
      {},
      { from, method: 'OPTIONS', headers: { 'Access-Control-Request-Method': 'GET' } },
      'home preflight',
    ],
  ];
  test.each(rules)('stays home by %s', (_, { domain = 'api.shop.example', ...cookie }, request, expected) => {
    const top = page(
      request.from === other ? `${other}/` : `${new URL(request.url ?? url).protocol}//www.shop.example/`,
    );
    const jar = [jarCookie('sid', domain, cookie)];
    expect(told(accountOf({ exchanges: [top, exchange({ url, ...request })], jar }))).toEqual([`sid: ${expected}`]);
  });

  test('was sent when the request carried its name and value', () => {
    const jar = [jarCookie('sid', 'api.shop.example'), jarCookie('deep', 'api.shop.example', { path: '/admin' })];
    const account = accountOf({ exchanges: [exchange({ url, cookie: value('sid') })], jar });
    expect(told(account)).toEqual(['sid: sent', 'deep: home path']);
    expect(account.fates[0]?.cookie?.domain).toBe('api.shop.example');
  });

  test('is not said to be kept home where the request was not seen, but for a rule that leaves no doubt', () => {
    const jar = [jarCookie('sid', 'api.shop.example'), jarCookie('deep', 'api.shop.example', { path: '/admin' })];
    const account = accountOf({ exchanges: [exchange({ url, headers: null })], jar });
    expect(told(account)).toEqual(['sid: not seen', 'deep: not seen path']);
  });

  test('could not be sent when this very answer set it', () => {
    const set = `${value('sid')}; Path=/; Secure`;
    const account = accountOf({
      exchanges: [exchange({ url, setCookie: set })],
      jar: [jarCookie('sid', 'api.shop.example')],
    });
    expect(told(account)).toEqual(['sid: home set-later']);
  });

  test('may have replaced what was sent under its name', () => {
    const account = accountOf({
      exchanges: [exchange({ url, cookie: 'sid=former' })],
      jar: [jarCookie('sid', 'api.shop.example')],
    });
    expect(told(account)).toEqual(['sid: sent', 'sid: home changed-since?']);
    expect(account.fates[0]?.cookie).toBeNull();
  });

  test('stays home by the mode of the fetch for sure when a sibling call carried it', () => {
    const sibling = exchange({ id: 's', at: '-5s', url: `${url}/1`, from, cookie: value('sid'), status: 200 });
    const jar = [jarCookie('sid', 'api.shop.example')];
    expect(told(accountOf({ exchanges: [sibling, exchange({ url, from })], jar }))).toEqual([
      'sid: home credentials-mode',
    ]);
  });

  test('is not blamed on a rule when other cookies went', () => {
    const jar = [jarCookie('sid', 'api.shop.example'), jarCookie('theme', 'api.shop.example')];
    expect(told(accountOf({ exchanges: [exchange({ url, cookie: value('theme') })], jar }))).toEqual([
      'theme: sent',
      'sid: home no-known-rule?',
    ]);
  });

  test('counts as cross-site by Sec-Fetch-Site where the document that asked was not told', () => {
    const jar = [jarCookie('sid', 'api.shop.example')];
    const x = { ...exchange({ url, headers: { 'Sec-Fetch-Site': 'cross-site' } }) };
    const { initiator: _, ...unknown } = x;
    expect(told(accountOf({ exchanges: [unknown], jar }))).toEqual(['sid: home samesite-lax']);
  });
});

describe('Cookies of one name', () => {
  const jar = [
    jarCookie('sid', 'api.shop.example', { value: 'old-value-000', path: '/orders' }),
    jarCookie('sid', '.shop.example', { value: 'new-value-111' }),
  ];
  const twins = (cookie: string, more: Spec['exchanges'] = []) =>
    accountOf({ exchanges: [...more, exchange({ url, cookie })], jar })
      .fates.filter(f => f.sent)
      .map(f => f.twins);

  test('stand in the order of the wire, the first of them being what most servers read', () => {
    expect(twins('sid=old-value-000; a=1; sid=new-value-111')).toEqual([
      { count: 2, alike: false, place: 0, stale: null },
      null,
      { count: 2, alike: false, place: 1, stale: null },
    ]);
  });

  test('are told apart as stale and fresh when the setting of one was seen', () => {
    const set = exchange({
      id: 'l',
      at: '-1m',
      method: 'POST',
      url: 'https://api.shop.example/login',
      status: 200,
      setCookie: 'sid=new-value-111; Domain=shop.example; Path=/; Secure',
    });
    expect(twins('sid=old-value-000; sid=new-value-111', [set]).map(t => t?.stale)).toEqual([true, false]);
  });

  test('do no harm when they are alike', () => {
    expect(twins('sid=old-value-000; sid=old-value-000').map(t => t?.alike)).toEqual([true, true]);
  });
});

describe('The history of Set-Cookie', () => {
  const answer = (
    id: string,
    at: '-9m' | '-8m' | '-7m' | '-6m',
    setCookie: string,
    address = 'https://api.shop.example/login',
  ) => exchange({ id, at, method: 'POST', url: address, status: 200, setCookie });
  const events = (exchanges: Spec['exchanges'], jar: Spec['jar'] = []) =>
    accountOf({ exchanges: [...exchanges, exchange({ url })], jar }).history.map(
      e => `${e.place.name} ${e.kind}${e.rule ? ` ${e.rule}` : ''}`,
    );

  test('tells what was set, set again, replaced and removed', () => {
    expect(
      events([
        answer('1', '-9m', 'sid=a; Path=/'),
        answer('2', '-8m', 'sid=a; Path=/'),
        answer('3', '-7m', 'sid=b; Path=/'),
        answer('4', '-6m', 'sid=; Path=/; Max-Age=0'),
      ]),
    ).toEqual(['sid set', 'sid renewed', 'sid replaced', 'sid removed']);
  });

  test.each([
    ['Domain=other.example', 'domain-mismatch'],
    ['Domain=example', 'public-suffix'],
    ['SameSite=None', 'samesite-none-insecure'],
    ['Partitioned', 'partitioned-insecure'],
  ])('names the rule that refused %s', (attributes, rule) => {
    expect(events([answer('1', '-9m', `sid=a; ${attributes}`)])).toEqual([`sid refused ${rule}`]);
  });

  test('names what plain http may not set', () => {
    const http = 'http://api.shop.example/login';
    expect(events([answer('1', '-9m', 'sid=a; Secure', http)])).toEqual(['sid refused secure-over-http']);
    expect(events([answer('1', '-9m', 'sid=a', http)], [jarCookie('sid', 'api.shop.example')])).toEqual([
      'sid refused overwrites-secure-cookie',
    ]);
  });

  test('tells a cookie that no rule refused and that the browser does not hold', () => {
    const set = answer('1', '-9m', 'sid=a; Path=/; Secure');
    expect(events([set], [jarCookie('theme', 'api.shop.example')])).toEqual(['sid absent']);
    expect(events([set], [jarCookie('sid', 'api.shop.example', { value: 'a' })])).toEqual(['sid set']);
  });

  test('tells a removal that missed, for it named another path', () => {
    const jar = [jarCookie('sid', 'api.shop.example', { path: '/app' })];
    expect(events([answer('1', '-9m', 'sid=; Path=/; Max-Age=0')], jar)).toEqual(['sid missed']);
  });

  test('keeps to the site of the request', () => {
    expect(events([answer('1', '-9m', 'sid=a', 'https://elsewhere.example.net/login')])).toEqual([]);
  });
});
