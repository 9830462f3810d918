import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSitePattern, matchesSite, readSitePattern } from '../../../src/protocol/index.ts';

test.each([
  ['shop.example', 'shop.example'],
  ['  Shop.Example.  ', 'shop.example'],
  ['*.shop.example', '*.shop.example'],
  ['localhost:3000', 'localhost:3000'],
  ['https://shop.example/cart?token=secret#x', 'shop.example'],
  ['http://ada:secret@shop.example:8080/', 'shop.example:8080'],
  ['*.shop.example:80', '*.shop.example:80'],
  ['bücher.example', 'xn--bcher-kva.example'],
  ['[::1]:3000', '[::1]:3000'],
  ['127.0.0.1', '127.0.0.1'],
  ['my_host.internal', 'my_host.internal'],
])('%s stands for the site %s', (typed, pattern) => {
  expect(readSitePattern(typed)).toEqual({ ok: true, pattern });
  expect(isSitePattern(pattern)).toBe(true);
});

test.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['*', 'every-site'],
  ['*.', 'every-site'],
  ['*.*', 'every-site'],
  ['https://*/', 'every-site'],
  ['shop.*', 'star-inside'],
  ['*shop.example', 'star-inside'],
  ['*.*.shop.example', 'star-inside'],
  ['ftp://shop.example', 'scheme'],
  ['file:///etc/hosts', 'scheme'],
  ['shop example', 'no-host'],
  ['shop.example:port', 'no-host'],
  ['shop.example:99999', 'no-host'],
  ['/cart', 'no-host'],
  ['::1', 'no-host'],
  [`${'a'.repeat(300)}.example`, 'too-long'],
  ['a'.repeat(10_000), 'too-long'],
])('%j is no site pattern: %s', (typed, why) => {
  expect(readSitePattern(typed)).toEqual({ ok: false, why });
  expect(isSitePattern(typed)).toBe(false);
});

test('Whatever is typed, a pattern is its own spelling and holds no account, path or query', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true })), typed => {
      const read = readSitePattern(typed);
      if (!read.ok) return;
      expect(readSitePattern(read.pattern)).toEqual(read);
      expect(read.pattern).not.toMatch(/[@/?#\s]/);
    }),
    { numRuns: 40 },
  );
});

test.each([
  ['shop.example', 'shop.example', 'https', true],
  ['shop.example', 'shop.example:8443', 'https', true],
  ['shop.example', 'api.shop.example', 'https', false],
  ['shop.example', 'workshop.example', 'https', false],
  ['*.shop.example', 'shop.example', 'https', true],
  ['*.shop.example', 'a.b.shop.example:81', 'http', true],
  ['*.shop.example', 'workshop.example', 'https', false],
  ['localhost:3000', 'localhost:3000', 'http', true],
  ['localhost:3000', 'localhost:3001', 'http', false],
  ['localhost:3000', 'localhost', 'http', false],
  ['shop.example:443', 'shop.example', 'https', true],
  ['shop.example:443', 'shop.example', 'http', false],
  ['shop.example:80', 'shop.example', 'ws', true],
  ['[::1]', '[::1]:3000', 'http', true],
  ['[::1]:3000', '[::1]', 'http', false],
])('%s on %s over %s: %s', (pattern, host, scheme, matches) => {
  expect(matchesSite(pattern, host, scheme)).toBe(matches);
});
