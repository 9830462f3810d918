import { claimFacts, JOSE_HEADER, type TokenFacts, type TokenJson, type TokenOddity } from '../../core/index.ts';
import { groupDigits, plural } from '../text.ts';
import { sayDuration, sayInstant, type Zone } from '../time.ts';

/** One member of a token, or one fact of a credential: name, value, meaning. */
export interface TokenLine {
  readonly name: string;
  readonly value: string;
  readonly meaning: string | null;
  /** More exact, for hover. */
  readonly title: string | null;
}

export const headerLines = (token: TokenFacts): TokenLine[] =>
  Object.entries(token.header ?? {}).map(([name, value]) => ({
    name,
    value: sayJson(value),
    meaning: JOSE_HEADER.get(name)?.title ?? null,
    title: null,
  }));

/**
 * The claims, times first told as they stand to the answer.
 *
 * @param answered epoch milliseconds by the local clock
 */
export function claimLines(token: TokenFacts, zone: Zone, answered: number): TokenLine[] {
  const known = Object.entries(token.claims ?? {}).flatMap(([name, value]): TokenLine[] => {
    if (value === undefined) return [];
    const facts = claimFacts(name);
    const meaning = facts?.title ?? null;
    if (facts?.keep === 'time' && typeof value === 'number') return [timeLine(name, value, meaning, zone, answered)];
    if (facts?.keep === 'present') return [{ name, value: 'is there; its value is not kept', meaning, title: null }];
    if (facts?.keep === 'count')
      return [{ name, value: plural(Number(value), 'entry', 'entries'), meaning, title: null }];
    return [{ name, value: sayJson(value), meaning, title: null }];
  });
  const others = token.otherClaims.map(({ name, type }) => ({
    name,
    value: `is there (${type}); its value is not kept`,
    meaning: null,
    title: null,
  }));
  return [...known, ...others];
}

/** NumericDate: seconds since 1970 (RFC 7519 §2). */
function timeLine(name: string, seconds: number, meaning: string | null, zone: Zone, answered: number): TokenLine {
  const at = seconds * 1000;
  const instant = sayInstant(at, zone, answered);
  const side = at <= answered ? 'before' : 'after';
  const value =
    instant.iso === '' ? instant.short : `${instant.short}, ${sayDuration(at - answered)} ${side} the answer`;
  return { name, value, meaning, title: `${instant.exact}; ${seconds} in the token` };
}

export function sayJson(value: TokenJson): string {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value < 1e6 ? groupDigits(value) : String(value);
  if (typeof value === 'object' && value !== null) return value.length === 0 ? '(empty list)' : value.join(', ');
  return String(value);
}

export const ODDITIES: Readonly<Record<TokenOddity, string>> = {
  'alg-none': 'The token is not signed (alg is none): anyone could have written it.',
  'no-exp': 'The token names no end of its validity (exp).',
  'exp-not-a-number': 'exp is not a number, so no server can tell when the token ends.',
  'exp-in-milliseconds': 'exp looks like milliseconds; it has to be seconds (RFC 7519 §2).',
  'exp-before-iat': 'The token ends before it was issued.',
  'nbf-after-exp': 'The token begins to be valid after its end.',
  'iat-not-a-number': 'iat is not a number.',
  'iat-in-milliseconds': 'iat looks like milliseconds; it has to be seconds (RFC 7519 §2).',
  'nbf-not-a-number': 'nbf is not a number.',
  'nbf-in-milliseconds': 'nbf looks like milliseconds; it has to be seconds (RFC 7519 §2).',
  'no-iss': 'The token does not say who issued it (iss).',
  'no-aud': 'The token does not say for whom it is meant (aud).',
};
