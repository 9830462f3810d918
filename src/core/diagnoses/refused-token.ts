import type { CredentialEvidence, ExchangeEvidence } from '../evidence/evidence.ts';
import { accepted, credentialsOf } from '../evidence/history.ts';
import type { TokenClaims } from '../tokens/index.ts';
import type { Scene } from './define.ts';
import { isBrowserScheme, mainCredential, mainToken } from './sent.ts';

/** Statuses with which servers refuse a token; Flask's JWT extension answers 422 for its form, 498 is Esri's. */
const STATUSES: ReadonlySet<number> = new Set([400, 401, 403, 422, 498]);

/** The token that the request stood on and that may have been refused; null where no token was sent. */
export function refusedToken(subject: ExchangeEvidence): CredentialEvidence | null {
  if (!STATUSES.has(subject.status) || subject.method === 'OPTIONS') return null;
  const sent = mainToken(subject) ?? mainCredential(subject);
  return sent && !isBrowserScheme(sent.scheme ?? '') ? sent : null;
}

/** True where the request carried a token, or where what it carried was not seen, so that a server's word may stand. */
export const mayCarryToken = (subject: ExchangeEvidence): boolean =>
  STATUSES.has(subject.status) &&
  (!subject.request.seen || refusedToken(subject) !== null || subject.request.value.cookies.length > 0);

export interface AcceptedToken {
  readonly exchange: ExchangeEvidence;
  readonly credential: CredentialEvidence;
}

/** Tokens that this origin had taken, the latest first. */
export const acceptedTokens = ({ subject, history }: Scene): readonly AcceptedToken[] =>
  history.sameOrigin
    .filter(x => accepted(x) && x !== subject)
    .toReversed()
    .flatMap(exchange =>
      credentialsOf(exchange)
        .filter(c => c.token !== null && !isBrowserScheme(c.scheme ?? ''))
        .map(credential => ({ exchange, credential })),
    );

export const claimsOf = (c: CredentialEvidence | null): TokenClaims => c?.token?.claims ?? {};

/** `scope` and `scp` (RFC 8693 §4.2, Microsoft, Okta) and `permissions`; null where the token names none. */
export function scopesOf(claims: TokenClaims): readonly string[] | null {
  const lists = [claims.scope, claims.scp, claims.permissions].filter(v => v !== undefined);
  if (lists.length === 0) return null;
  return lists
    .flatMap(v => (typeof v === 'string' ? v.split(/[\s,]+/) : Array.isArray(v) ? [...v] : []))
    .filter(Boolean);
}
