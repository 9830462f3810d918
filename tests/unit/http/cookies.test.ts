import fc from 'fast-check';
import { parseSetCookie as oracle } from 'set-cookie-parser';
import { describe, expect, it } from 'vitest';
import {
  type JarEntry,
  parseCookieHeader,
  parseSetCookie,
  type RequestContext,
  type SendRule,
  type StorageContext,
  type StorageRule,
  sendVerdict,
  storageVerdict,
} from '../../../src/core/http/cookies.ts';
import { timesLonger } from './growth.ts';

const NOW = Date.UTC(2026, 0, 1);

describe('parseCookieHeader', () => {
  it('keeps order and duplicates', () => {
    expect(parseCookieHeader('a=1; b=2;a=3;  c="x=y" ; d=; lonely; =v; ;')).toEqual([
      { name: 'a', value: '1' },
      { name: 'b', value: '2' },
      { name: 'a', value: '3' },
      { name: 'c', value: '"x=y"' },
      { name: 'd', value: '' },
      { name: '', value: 'lonely' },
      { name: '', value: 'v' },
    ]);
  });
});

describe('parseSetCookie', () => {
  it('reads every attribute, the last of a name', () => {
    const field = 'sid=a=b; Path=/x; path=/y; DOMAIN=.Example.com; Secure; httponly; SameSite=NONE; Partitioned; Foo=1';
    expect(parseSetCookie(field, NOW)).toMatchObject({
      name: 'sid',
      value: 'a=b',
      bytes: 6,
      path: '/y',
      domain: 'Example.com',
      secure: true,
      httpOnly: true,
      partitioned: true,
      sameSite: 'none',
      maxAge: null,
      expires: null,
      problem: null,
    });
  });

  it('puts Max-Age before Expires', () => {
    expect(parseSetCookie('a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=60', NOW).expires).toBe(NOW + 60_000);
    expect(parseSetCookie('a=1; Max-Age=0; Expires=Fri, 01 Jan 2038 00:00:00 GMT', NOW).expires).toBe(0);
    expect(parseSetCookie('a=1; Max-Age=soon; Expires=Thu, 01 Jan 1970 00:00:00 GMT', NOW).expires).toBe(0);
    expect(parseSetCookie('a=1; Max-Age=-5', NOW).expires).toBe(0);
    expect(parseSetCookie('a=1', NOW).expires).toBeNull();
  });

  it('ignores an attribute longer than 1024 bytes', () => {
    expect(parseSetCookie(`a=1; Path=/${'x'.repeat(1024)}`, NOW)).toMatchObject({ path: null, ignored: ['path'] });
  });

  it('tells what is no cookie', () => {
    expect(parseSetCookie('', NOW).problem).toBe('empty');
    expect(parseSetCookie('=; Path=/', NOW).problem).toBe('empty');
    expect(parseSetCookie('a=1\0; Path=/', NOW).problem).toBe('control-character');
    expect(parseSetCookie('a=1\t2', NOW).problem).toBeNull();
  });

  it('agrees with set-cookie-parser on names, values and flags', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/).filter(name => !(name in {}));
    const attribute = fc.oneof(
      fc.constantFrom('Secure', 'HttpOnly', 'Partitioned', 'SameSite=Lax', 'Path=/a', 'Domain=example.com', ' secure '),
      fc.integer({ min: 1, max: 1000 }).map(n => `Max-Age=${n}`),
    );
    fc.assert(
      fc.property(
        word,
        fc.stringMatching(/^[\x21-\x3a\x3c-\x7e]{0,20}$/),
        fc.array(attribute, { maxLength: 5 }),
        (name, value, rest) => {
          const field = [`${name}=${value}`, ...rest].join('; ');
          const ours = parseSetCookie(field, NOW);
          const [theirs] = oracle([field], { decodeValues: false, silent: true });
          expect([
            ours.name,
            ours.value,
            ours.secure,
            ours.httpOnly,
            ours.partitioned,
            ours.path,
            ours.domain,
            ours.maxAge,
          ]).toEqual([
            theirs?.name,
            theirs?.value,
            theirs?.secure ?? false,
            theirs?.httpOnly ?? false,
            theirs?.partitioned ?? false,
            theirs?.path ?? null,
            theirs?.domain ?? null,
            theirs?.maxAge ?? null,
          ]);
        },
      ),
    );
  });

  it.each([';', '=', ' ', 'a=b; ', 'Path=/; ', '\t'])('grows no worse than linearly on %j', unit => {
    expect(timesLonger(size => parseSetCookie(unit.repeat(size / unit.length), NOW), 1 << 15, 1 << 18)).toBeLessThan(
      40,
    );
  });
});

describe('storageVerdict', () => {
  const https = 'https://www.example.com/app/login';
  const http = 'http://www.example.com/';
  const table: [string, string, string, StorageRule | null, Partial<StorageContext>?][] = [
    ['a plain cookie', 'a=1', https, null],
    ['a Secure cookie over https', 'a=1; Secure', https, null],
    ['a Secure cookie over http', 'a=1; Secure', http, 'secure-over-http'],
    ['a Secure cookie from http://localhost', 'a=1; Secure', 'http://localhost:3000/', null],
    ['SameSite=None without Secure', 'a=1; SameSite=None', https, 'samesite-none-insecure'],
    ['SameSite=None with Secure', 'a=1; SameSite=None; Secure', https, null],
    ['a parent domain', 'a=1; Domain=example.com', https, null],
    ['a sub-domain', 'a=1; Domain=a.www.example.com', https, 'domain-mismatch'],
    ['a sibling', 'a=1; Domain=api.example.com', https, 'domain-mismatch'],
    ['another site', 'a=1; Domain=example.org', https, 'domain-mismatch'],
    ['a top-level domain', 'a=1; Domain=com', https, 'public-suffix'],
    ['a private suffix', 'a=1; Domain=vercel.app', 'https://x.vercel.app/', 'public-suffix'],
    ['the host itself being a suffix', 'a=1; Domain=github.io', 'https://github.io/', null],
    ['Domain=localhost on localhost', 'a=1; Domain=localhost', 'http://localhost/', null],
    ['a lone dot as the domain', 'a=1; Domain=.', https, 'domain-mismatch'],
    ['an empty domain', 'a=1; Domain=', https, null],
    ['a tab in the value in Chrome', 'a=1\t2', https, 'control-character', { browser: 'chrome' }],
    ['a tab in the value in Firefox', 'a=1\t2', https, null, { browser: 'firefox' }],
    ['__Http- as it should be', '__Http-a=1; Secure; HttpOnly', https, null],
    ['__Http- without HttpOnly', '__Http-a=1; Secure', https, 'http-prefix'],
    ['__Host-Http- without a path', '__Host-Http-a=1; Secure; HttpOnly', https, 'host-prefix'],
    ['a domain that is not ASCII', 'a=1; Domain=b\xfccher.example', https, 'domain-not-ascii'],
    ['4096 bytes', `a=${'x'.repeat(4095)}`, https, null],
    ['4097 bytes', `a=${'x'.repeat(4096)}`, https, 'too-large'],
    ['__Host- as it should be', '__Host-a=1; Secure; Path=/', https, null],
    ['__Host- without Secure', '__Host-a=1; Path=/', https, 'host-prefix'],
    ['__Host- with a Domain', '__Host-a=1; Secure; Path=/; Domain=www.example.com', https, 'host-prefix'],
    ['__Host- with another path', '__Host-a=1; Secure; Path=/app', https, 'host-prefix'],
    ['__Host- without a path', '__Host-a=1; Secure', https, 'host-prefix'],
    ['__Secure- in other letters', '__SECURE-a=1', https, 'secure-prefix'],
    ['a prefix in a nameless cookie', '=__Host-a=1; Secure', https, 'prefix-without-name'],
    ['Partitioned without Secure', 'a=1; Partitioned', https, 'partitioned-insecure'],
    ['a control character', 'a=1\x01', https, 'control-character'],
    [
      'SameSite=Lax in a cross-site answer',
      'a=1; SameSite=Lax',
      https,
      'samesite-cross-site',
      { topLevel: 'https://other.test/' },
    ],
    [
      'no SameSite in a cross-site answer in Chrome',
      'a=1',
      https,
      'samesite-cross-site',
      { topLevel: 'https://other.test/', browser: 'chrome' },
    ],
    [
      'no SameSite in a cross-site answer in Firefox',
      'a=1',
      https,
      null,
      { topLevel: 'https://other.test/', browser: 'firefox' },
    ],
    [
      'SameSite=Lax in a top-level navigation',
      'a=1; SameSite=Lax',
      https,
      null,
      { topLevel: 'https://other.test/', isTopLevelNavigation: true },
    ],
    [
      'http over a Secure cookie of the same name',
      'a=1',
      http,
      'overwrites-secure-cookie',
      { jar: [{ name: 'a', domain: '.example.com', path: '/', secure: true }] },
    ],
    [
      'http beside a Secure cookie of another name',
      'a=1',
      http,
      null,
      { jar: [{ name: 'b', domain: '.example.com', path: '/', secure: true }] },
    ],
    ['an address that cannot be read', 'a=1', 'nonsense', 'not-a-url'],
  ];
  it.each(table)('%s', (_, field, url, rule, context) => {
    const verdict = storageVerdict(parseSetCookie(field, NOW), url, { browser: 'unknown', ...context });
    expect(verdict.rule).toBe(rule);
    expect(verdict.stored).toBe(rule === null);
  });

  it('tells where the cookie goes', () => {
    const verdict = storageVerdict(parseSetCookie('a=1; Domain=.Example.com', NOW), https, { browser: 'chrome' });
    expect(verdict).toMatchObject({ stored: true, domain: 'example.com', hostOnly: false, path: '/app' });
  });
});

describe('sendVerdict', () => {
  const cookie: JarEntry = {
    domain: 'api.example.com',
    hostOnly: true,
    path: '/',
    secure: false,
    sameSite: 'lax',
    expires: null,
    partitionKey: null,
  };
  const request: RequestContext = {
    url: 'https://api.example.com/v1/me',
    method: 'GET',
    browser: 'chrome',
    isTopLevelNavigation: false,
    initiator: 'https://app.example.com',
    topLevel: 'https://app.example.com',
    now: NOW,
  };
  const cross = { initiator: 'https://other.test', topLevel: 'https://other.test' };
  const navigation = { isTopLevelNavigation: true, initiator: 'https://other.test', topLevel: null };
  const table: [string, Partial<JarEntry>, Partial<RequestContext>, boolean | 'unknown', SendRule?][] = [
    ['same site', {}, {}, true],
    ['expired', { expires: NOW }, {}, false, 'expired'],
    ['not yet expired', { expires: NOW + 1 }, {}, true],
    ['host-only of the parent', { domain: 'example.com' }, {}, false, 'host-only'],
    ['domain cookie of the parent', { domain: '.example.com', hostOnly: false }, {}, true],
    ['another host', { domain: 'www.example.com' }, {}, false, 'domain'],
    ['localhost against 127.0.0.1', { domain: 'localhost' }, { url: 'http://127.0.0.1/' }, false, 'domain'],
    ['ports do not matter', {}, { url: 'https://api.example.com:8443/' }, true],
    ['another path', { path: '/v2' }, {}, false, 'path'],
    ['a path that only begins alike', { path: '/v' }, {}, false, 'path'],
    ['a path that goes on where the address was left out', { path: '/v1/x' }, { knownPath: '/v1/' }, 'unknown', 'path'],
    ['another path before what was left out', { path: '/v2' }, { knownPath: '/v1/' }, false, 'path'],
    ['Secure over http', { secure: true }, { url: 'http://api.example.com/' }, false, 'secure'],
    [
      'Secure to http://localhost',
      { secure: true, domain: 'localhost' },
      { url: 'http://localhost/', initiator: null, topLevel: null, isTopLevelNavigation: true },
      true,
    ],
    ['Strict from another site', { sameSite: 'strict' }, cross, false, 'samesite-strict'],
    ['Strict by a link from another site', { sameSite: 'strict' }, navigation, false, 'samesite-strict'],
    ['Strict from the address bar', { sameSite: 'strict' }, { ...navigation, initiator: null }, true],
    ['Lax from another site', {}, cross, false, 'samesite-lax'],
    ['Lax by a link from another site', {}, navigation, true],
    ['Lax by a form from another site', {}, { ...navigation, method: 'POST' }, false, 'samesite-lax'],
    [
      'the same host over http is another site',
      {},
      { initiator: 'http://app.example.com', topLevel: 'http://app.example.com' },
      false,
      'samesite-lax',
    ],
    ['a same-site frame in another site', {}, { topLevel: 'https://other.test' }, false, 'samesite-lax'],
    ['a sandboxed frame', {}, { initiator: 'null' }, false, 'samesite-lax'],
    ['unspecified from another site in Chrome', { sameSite: 'unspecified' }, cross, false, 'samesite-unspecified'],
    [
      'unspecified from another site in Firefox',
      { sameSite: 'unspecified' },
      { ...cross, browser: 'firefox' },
      'unknown',
      'third-party',
    ],
    [
      'unspecified by a form from another site in Chrome',
      { sameSite: 'unspecified' },
      { ...navigation, method: 'POST' },
      'unknown',
      'lax-post-grace',
    ],
    ['None from another site', { sameSite: 'no_restriction', secure: true }, cross, 'unknown', 'third-party'],
    [
      'partitioned here',
      { sameSite: 'no_restriction', secure: true, partitionKey: { topLevelSite: 'https://other.test' } },
      cross,
      true,
    ],
    [
      'partitioned elsewhere',
      { sameSite: 'no_restriction', secure: true, partitionKey: { topLevelSite: 'https://third.test' } },
      cross,
      false,
      'partition',
    ],
    [
      'partitioned here, behind another site, as this request is',
      {
        sameSite: 'no_restriction',
        secure: true,
        partitionKey: { topLevelSite: 'https://other.test', hasCrossSiteAncestor: true },
      },
      cross,
      true,
    ],
    [
      'partitioned for its own site, and another lies between',
      {
        sameSite: 'no_restriction',
        secure: true,
        partitionKey: { topLevelSite: 'https://example.com', hasCrossSiteAncestor: false },
      },
      { initiator: 'https://other.test' },
      false,
      'partition',
    ],
    [
      'cross-site by Sec-Fetch-Site alone',
      {},
      { initiator: null, topLevel: null, fetchSite: 'cross-site' },
      false,
      'samesite-lax',
    ],
    ['same-site by Sec-Fetch-Site alone', {}, { initiator: null, topLevel: null, fetchSite: 'same-site' }, true],
    ['context not seen', {}, { initiator: null, topLevel: null }, 'unknown', 'context-not-seen'],
  ];
  it.each(table)('%s', (_, cookieChange, requestChange, sent, rule) => {
    const verdict = sendVerdict({ ...cookie, ...cookieChange }, { ...request, ...requestChange });
    expect(verdict.sent).toBe(sent);
    expect('rule' in verdict ? verdict.rule : undefined).toBe(rule);
  });
});
