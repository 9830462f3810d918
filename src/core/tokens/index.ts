import type { TokenFacts } from './facts.ts';
import { describeJwt } from './jwt.ts';
import { describeOpaque } from './opaque.ts';

export { type ExplainedMember, explainToken } from './explain.ts';
export type { OpaqueFacts, TokenClaims, TokenDamage, TokenFacts, TokenJson, TokenKind, TokenOddity } from './facts.ts';
export { type KeyAddress, type KeySource, keyAddress, keySource } from './issuer.ts';
export { looksLikeJwt } from './jwt.ts';

/** Longer than any token that a server accepts in a field; what is beyond is not looked at. */
const LONGEST = 1_048_576;

/**
 * The one door: what can be said about a token without holding it. In: the bare token, no scheme. Never throws, never
 * keeps a secret, and always answers; what no form betrays is an opaque token.
 */
export function describeToken(value: string): TokenFacts {
  const text = value.length > LONGEST ? value.slice(0, LONGEST) : value;
  const described = describeJwt(text) ?? describeOpaque(text);
  return { ...described, length: value.length };
}
