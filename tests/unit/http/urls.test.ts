import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as urls from '../../../src/core/http/urls.ts';

describe('siteOf', () => {
  it.each([
    ['https://app.example.co.uk:8443/x?y', 'https://example.co.uk'],
    ['wss://app.example.com/', 'https://example.com'],
    ['ws://app.example.com/', 'http://example.com'],
    ['https://me.github.io/', 'https://me.github.io'],
    ['https://github.io/', 'https://github.io'],
    ['http://localhost:3000', 'http://localhost'],
    ['http://app.localhost:3000', 'http://app.localhost'],
    ['http://127.0.0.1:80/', 'http://127.0.0.1'],
    ['http://[::1]/', 'http://[::1]'],
    ['https://example.com./', 'https://example.com'],
  ])('%s is of the site %s', (url, site) => expect(urls.siteOf(url)).toBe(site));

  it.each(['', 'null', 'about:blank', 'data:text/plain,x', 'not a url', 'blob:null/1'])('%j has none', url => {
    expect(urls.siteOf(url)).toBeNull();
  });
});

describe('sameSite', () => {
  it.each([
    ['https://a.example.com', 'https://b.example.com', true],
    ['http://example.com', 'https://example.com', false],
    ['https://a.github.io', 'https://b.github.io', false],
    ['https://example.com:1', 'https://example.com:2', true],
    ['null', 'https://example.com', null],
  ])('%s and %s: %s', (a, b, expected) => expect(urls.sameSite(a, b)).toBe(expected));
});

describe('cookies’ path and domain matching', () => {
  it.each([
    ['/foo', '/foo', true],
    ['/foo/bar', '/foo', true],
    ['/foo/bar', '/foo/', true],
    ['/foobar', '/foo', false],
    ['/', '/foo', false],
    ['/foo', '/', true],
  ])('%s under %s: %s', (request, cookie, expected) => expect(urls.pathMatches(request, cookie)).toBe(expected));

  it.each([
    ['/', '/'],
    ['/a', '/'],
    ['/a/b', '/a'],
    ['/a/b/', '/a/b'],
    ['', '/'],
  ])('the default path of %j is %s', (path, expected) => expect(urls.defaultPath(path)).toBe(expected));

  it.each([
    ['example.com', 'example.com', true],
    ['a.example.com', 'example.com', true],
    ['badexample.com', 'example.com', false],
    ['example.com', 'a.example.com', false],
    ['1.2.3.4', '3.4', false],
    ['A.Example.com', 'example.COM', true],
  ])('%s under %s: %s', (host, domain, expected) => expect(urls.domainMatches(host, domain)).toBe(expected));

  it.each([
    ['com', true],
    ['co.uk', true],
    ['github.io', true],
    ['localhost', true],
    ['example.com', false],
    ['127.0.0.1', false],
  ])('%s is a public suffix: %s', (host, expected) => expect(urls.isPublicSuffix(host)).toBe(expected));
});

it.each([
  ['localhost', true],
  ['a.localhost', true],
  ['127.1.2.3', true],
  ['[::1]', true],
  ['128.0.0.1', false],
  ['localhost.com', false],
])('%s is loopback: %s', (host, expected) => expect(urls.isLoopback(host)).toBe(expected));

it('finds a user name or password in a URL', () => {
  expect(urls.hasUserinfo('https://a:b@example.com/')).toBe(true);
  expect(urls.hasUserinfo('https://a@example.com/')).toBe(true);
  expect(urls.hasUserinfo('https://example.com/a:b@c')).toBe(false);
  expect(urls.hasUserinfo('nonsense')).toBe(false);
});

it('never throws', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.string().map(s => `https://${s}`),
      ),
      text => {
        urls.originOf(text);
        urls.sameSite(text, 'https://example.com');
        urls.sameOrigin(text, text);
        urls.isPublicSuffix(text);
        expect(urls.hasUserinfo(text)).toBeTypeOf('boolean');
      },
    ),
  );
});
