import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AuthParam,
  type Challenge,
  parseChallenges,
  serialiseChallenges,
} from '../../../src/core/http/challenges.ts';
import { timesLonger } from './growth.ts';

const chars = (set: string) => fc.constantFrom(...set);
const alphanumeric = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const token = fc.string({ unit: chars(`!#$%&'*+-.^_\`|~${alphanumeric}`), minLength: 1, maxLength: 12 });
const token68 = fc
  .tuple(fc.string({ unit: chars(`-._~+/${alphanumeric}`), minLength: 1, maxLength: 20 }), fc.nat(3))
  .map(([text, padding]) => text + '='.repeat(padding));
const quotable = fc
  .array(
    fc.integer({ min: 0x20, max: 0xff }).filter(code => code !== 0x7f),
    { maxLength: 20 },
  )
  .map(codes => String.fromCharCode(...codes));
const authParam = fc.oneof(
  fc.record({ name: token.map(name => name.toLowerCase()), value: token, quoted: fc.constant(false) }),
  fc.record({ name: token.map(name => name.toLowerCase()), value: quotable, quoted: fc.constant(true) }),
);
const body = fc.oneof(
  fc.record({ token68: fc.constant(null), params: fc.array(authParam, { maxLength: 4 }) }),
  fc.record({ token68, params: fc.constant<AuthParam[]>([]) }),
);
const fields = fc
  .array(fc.array(fc.tuple(token, body), { minLength: 1, maxLength: 4 }), { maxLength: 3 })
  .map(lists => lists.flatMap((list, field) => list.map(([scheme, rest]): Challenge => ({ scheme, ...rest, field }))));

describe('parseChallenges', () => {
  it('reads back whatever serialiseChallenges writes', () => {
    fc.assert(
      fc.property(fields, challenges => {
        const parsed = parseChallenges(serialiseChallenges(challenges));
        expect(parsed.problems).toEqual([]);
        expect(parsed.challenges).toEqual(challenges);
      }),
      { numRuns: 500 },
    );
  });

  it('reads several fields as it reads them joined by a comma', () => {
    fc.assert(
      fc.property(fields, challenges => {
        const texts = serialiseChallenges(challenges);
        const joined = parseChallenges([texts.join(', ')]).challenges;
        expect(joined.map(c => ({ ...c, field: 0 }))).toEqual(challenges.map(c => ({ ...c, field: 0 })));
      }),
    );
  });

  const alphabet = fc.string({
    unit: fc.oneof(chars(' \t,="\\\'\r\n\0@/aA=z'), fc.string({ minLength: 1, maxLength: 1 })),
    maxLength: 80,
  });
  it('answers on any text, and never calls it malformed without a reason', () => {
    fc.assert(
      fc.property(fc.array(alphabet, { maxLength: 3 }), texts => {
        const { ok, challenges, problems } = parseChallenges(texts);
        expect(ok).toBe(problems.length === 0);
        for (const challenge of challenges) expect(challenge.scheme).not.toBe('');
      }),
      { numRuns: 1000 },
    );
  });

  it('gives a recovery that is itself well-formed once it is written out', () => {
    fc.assert(
      fc.property(alphabet, text => {
        const recovered = parseChallenges([text]).challenges.filter(c => c.params.every(p => /^[\w-]+$/.test(p.name)));
        expect(parseChallenges(serialiseChallenges(recovered)).ok).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('answers on a whole megabyte of noise', () => {
    const noise = fc.sample(alphabet, { numRuns: 50, seed: 401 }).join(',');
    const megabyte = noise.repeat(Math.ceil((1 << 20) / noise.length));
    expect(parseChallenges([megabyte]).challenges.length).toBeGreaterThan(0);
    expect(parseChallenges([megabyte.replaceAll(/[\r\n\0]/g, '')]).challenges.length).toBeGreaterThan(0);
  });

  const repeated = [
    'A ',
    'a,',
    'a=b,',
    'A b=',
    '"',
    'A b="\\',
    "A b='x,",
    'A b=c d ',
    'a b c ',
    '=',
    '\\',
    ' ',
    '\t',
    '\n',
    '\n ',
    '\r\n ',
    'A b="c "d"", ',
    'A b="c" d="e" ',
    'x\0',
    ', ',
    'A b==, c=d, ',
    '\xff',
    'A b@c=',
    "'",
    'A b=  ',
    'Basic ',
    'A b=Basic ',
    'a; ',
    'a=b;',
    'A b="c, d="',
    '"x"c=',
    '"x"Basic a=',
    'WWW-Authenticate: ',
    'Token a ',
    'x, a=b, ',
    '\\",',
    ' = ',
  ];
  it.each(repeated)('grows no worse than linearly on %j, over thousands of repetitions', unit => {
    const text = (size: number) => `A b=${unit.repeat(Math.ceil(size / unit.length))}`;
    expect(timesLonger(size => parseChallenges([text(size)]), 1 << 15, 1 << 18)).toBeLessThan(40);
  });
});
