import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { suggestionsAt } from '../../../src/present/completion.ts';
import { filterRows, parseFilter, termsOf } from '../../../src/present/filter.ts';
import { OPERATORS } from '../../../src/present/operators.ts';
import { createRowBook } from '../../../src/present/row-book.ts';
import { CASES, caseLike, entryOf } from './cases.ts';

const at = (second: number) => `2026-03-04T10:15:${String(second).padStart(2, '0')}.000Z`;
const corpus = (id: string) => entryOf(CASES.find(line => line.id === id) ?? (CASES[0] as (typeof CASES)[0]));
const DIGEST = [['WWW-Authenticate', 'Digest realm="r", nonce="n"']] as const;

const ROWS = createRowBook('UTC').rows(
  [
    entryOf(caseLike('a', { url: 'https://api.shop.example/v2/cart', time: at(1) })),
    entryOf(caseLike('b', { url: 'https://api.shop.example/v2/cart', time: at(2) })),
    entryOf(caseLike('c', { url: 'https://www.shop.example/me', method: 'GET', time: at(3), responseHeaders: DIGEST })),
    entryOf(caseLike('d', { url: 'https://www.shop.example/a b', status: 403, time: at(4) })),
    corpus('dev-92-normal-refresh'),
    corpus('dev-18-expired-jwt'),
  ].sort((x, y) => x.record.evidence.subject.time - y.record.evidence.subject.time),
  Date.parse(at(59)),
);
const found = (text: string) => filterRows(ROWS, parseFilter(text));
const paths = (text: string) =>
  found(text)
    .map(row => row.path)
    .sort();

describe('The filter', () => {
  test('lets every row through when it is empty', () => {
    expect(found('  ')).toHaveLength(ROWS.length);
  });

  test.each([
    ['status:403', ['/a b']],
    ['host:api.shop', ['/v2/cart']],
    ['host:shop -host:api', ['/a b', '/me']],
    ['path:/v2/', ['/v2/cart']],
    ['scheme:digest', ['/me']],
    ['scheme:dig host:shop', ['/me']],
    ['method:get host:shop', ['/me']],
    ['is:repeated', ['/v2/cart']],
    ['shop.example/me', ['/me']],
    ['"a b"', []],
    ['path:"a b"', []],
    ['status:403,401 host:www.shop', ['/a b', '/me']],
  ])('%s', (text, expected) => {
    // Evidence writes the space in a path as %20.
    expect(paths(text).map(path => path.replace('%20', ' '))).toEqual(expected);
  });

  test('knows causes by their ids and by their words', () => {
    expect(found('cause:token-expired')).toHaveLength(1);
    expect(found('cause:"token expired"')).toHaveLength(1);
    expect(found('is:recovered').map(row => row.stateWord)).toEqual(['recovered']);
    expect(found('is:normal')).toEqual(found('is:recovered'));
    expect(found('-is:refused')).toEqual(found('is:normal'));
  });

  test('takes x in a status for any digit', () => {
    expect(found('status:4xx')).toHaveLength(ROWS.length);
    expect(found('status:5xx')).toHaveLength(0);
    expect(found('status:40')).toHaveLength(0);
  });

  test.each([
    ['stauts:401', 'Did you mean “status:”?'],
    ['caus:x', 'Did you mean “cause:”?'],
    ['colour:red', 'There are status:,'],
    ['is:borked', 'knows no “borked”'],
  ])('leaves %s out, says so, and hides nothing for it', (text, words) => {
    const { problems } = parseFilter(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(words);
    expect(found(text)).toHaveLength(ROWS.length);
    expect(found(`${text} host:api.shop`)).toHaveLength(1);
  });

  test.each(['https://api.shop.example', 'localhost:8080', 'urn:ietf:params', '"colour:red"', '-', 'status:', ':'])(
    'finds no fault with %s',
    text => {
      expect(parseFilter(text).problems).toEqual([]);
    },
  );

  test('looks for addresses as they stand', () => {
    expect(paths('https://www.shop.example/me')).toEqual(['/me']);
  });

  test('reads any text whatever into terms that cover it, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
        const terms = termsOf(text);
        const covered = terms.map(({ from, to }) => text.slice(from, to)).join('');
        expect(covered.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        expect(() => filterRows(ROWS, parseFilter(text))).not.toThrow();
      }),
    );
  });
});

describe('What can be typed next', () => {
  test('is every operator in an empty box, with what it compares', () => {
    expect(suggestionsAt('', 0, ROWS).map(s => s.label)).toEqual(OPERATORS.map(o => `${o.name}:`));
  });

  test('is an operator that begins so, with the minus kept', () => {
    expect(suggestionsAt('-sta', 4, ROWS)).toMatchObject([{ label: '-status:', text: '-status:', caret: 8 }]);
  });

  test('behind a colon are the values of the rows, the most frequent first, each with how many rows have it', () => {
    const [first, ...rest] = suggestionsAt('status:', 7, ROWS);
    expect(first).toMatchObject({ label: 'status:401', text: 'status:401 ' });
    expect(rest.map(s => s.label)).toContain('status:403');
    expect(suggestionsAt('is:rec', 6, ROWS).map(s => s.label)).toEqual(['is:recovered']);
  });

  test('takes the place of the word at the caret and leaves the others', () => {
    expect(suggestionsAt('ho status:401', 2, ROWS)).toMatchObject([{ text: 'host:status:401', caret: 5 }]);
    const [value] = suggestionsAt('status:403 host:api', 10, ROWS);
    expect(value).toBeUndefined();
    expect(suggestionsAt('status:40 host:api', 9, ROWS)[0]?.text).toBe('status:401 host:api');
  });

  test('is nothing inside free text', () => {
    expect(suggestionsAt('orders', 6, ROWS)).toEqual([]);
  });

  test('is always a filter without fault', () => {
    for (const { name } of OPERATORS) {
      for (const { text } of suggestionsAt(`${name}:`, name.length + 1, ROWS)) {
        expect(parseFilter(text).problems).toEqual([]);
        expect(found(text).length).toBeGreaterThan(0);
      }
    }
  });
});
