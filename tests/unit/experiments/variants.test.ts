import { expect, test } from 'vitest';
import { type Beside, type Header, isGoodOnce, variantsOf } from '../../../src/core/index.ts';

const NOTHING: Beside = { others: [], pasted: null, cookiesNow: null };
const SENT: readonly Header[] = [
  ['Accept', '*/*'],
  ['Cookie', 'sid=1'],
  ['authorization', 'Bearer abc'],
  ['X-Api-Key', 'k-1'],
];

const namesOf = (headers: readonly Header[]) => headers.map(([name, value]) => `${name.toLowerCase()}: ${value}`);
const lost = (from: readonly Header[], to: readonly Header[]) =>
  namesOf(from).filter(line => !namesOf(to).includes(line));
const won = (from: readonly Header[], to: readonly Header[]) => lost(to, from);

test('The control comes first, unchanged; each variant changes one thing', () => {
  const variants = variantsOf(SENT, NOTHING);
  expect(variants.map(v => v.kind)).toEqual(['as-sent', 'without-cookies', 'without-authorization', 'without-header']);
  expect(variants.map(v => lost(SENT, v.headers))).toEqual([
    [],
    ['cookie: sid=1'],
    ['authorization: Bearer abc'],
    ['x-api-key: k-1'],
  ]);
  expect(variants.flatMap(v => won(SENT, v.headers))).toEqual([]);
});

test.each([
  ['abc.def', 'Bearer abc.def'],
  ['Bearer Bearer abc', 'Bearer abc'],
  ['Bearerabc', 'Bearer abc'],
  ['bearer: abc', 'Bearer abc'],
  ['Token Bearer abc', 'Bearer abc'],
  ['"Bearer abc"', 'Bearer abc'],
  ['Authorization: Basic YTpi', 'Basic YTpi'],
])('The prefix of %s is put right as %s', (sent, right) => {
  const variants = variantsOf([['Authorization', sent]], NOTHING);
  const corrected = variants.find(v => v.kind === 'prefix-corrected');
  expect(corrected?.headers).toEqual([['Authorization', right]]);
});

test.each(['Bearer abc', 'Basic YTpi', 'Digest username="a"', '', 'undefined'])(
  'The prefix of %j is left alone',
  sent => {
    expect(variantsOf([['Authorization', sent]], NOTHING).map(v => v.kind)).not.toContain('prefix-corrected');
  },
);

test('Other credentials are tried once each, the newest first, and never the one that was sent', () => {
  const others = ['Bearer abc', 'Bearer new', 'Bearer new', 'Bearer b', 'Bearer c', 'Bearer d'].map((value, i) => ({
    ...{ value, seenAt: 100 - i, worked: i === 1 },
  }));
  const tried = variantsOf(SENT, { ...NOTHING, others }).filter(v => v.kind === 'other-credential');
  expect(tried.map(v => won(SENT, v.headers))).toEqual([
    ['authorization: Bearer new'],
    ['authorization: Bearer b'],
    ['authorization: Bearer c'],
  ]);
  expect(tried.map(v => [v.seenAt, v.worked])).toEqual([
    [99, true],
    [97, false],
    [96, false],
  ]);
});

test('What was pasted takes the place of the credential, in whatever header it comes', () => {
  const pasted = { header: 'X-Token', value: 'good' };
  const variant = variantsOf(SENT, { ...NOTHING, pasted }).at(-1);
  expect([variant?.kind, lost(SENT, variant?.headers ?? []), won(SENT, variant?.headers ?? [])]).toEqual([
    'pasted-credential',
    ['authorization: Bearer abc'],
    ['x-token: good'],
  ]);
});

test('The cookies of now are tried only where they differ from those that were sent', () => {
  const kinds = (cookiesNow: string | null) => variantsOf(SENT, { ...NOTHING, cookiesNow }).map(v => v.kind);
  expect(kinds('sid=1; csrf=2')).toContain('cookies-of-now');
  for (const same of ['sid=1', '', null]) expect(kinds(same)).not.toContain('cookies-of-now');
});

test('A request with a proof, a digest or a signature is good once', () => {
  const once: readonly Header[] = [
    ['DPoP', 'eyJ'],
    ['Authorization', 'Digest username="a"'],
    ['Authorization', 'AWS4-HMAC-SHA256 Credential=AKIA/x, SignedHeaders=host, Signature=0'],
    ['Authorization', 'DPoP abc'],
  ];
  expect(once.map(header => isGoodOnce([header]))).toEqual(once.map(() => true));
  expect(isGoodOnce(SENT)).toBe(false);
});
