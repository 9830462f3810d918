import type { CredentialEvidence } from '../evidence/evidence.ts';
import { claimsOf, scopesOf } from './refused-token.ts';

export interface KindSigns {
  /** What shows it, as clauses; empty when nothing does. */
  readonly signs: readonly string[];
  /** True when a sign can stand in no other kind of token. */
  readonly sure: boolean;
}

/** What marks a token as an ID token (OpenID Connect Core §2; RFC 9068 §2.1 marks access tokens by `at+jwt`). */
export function idTokenSigns(credential: CredentialEvidence): KindSigns {
  const claims = claimsOf(credential);
  const header = credential.token?.header ?? {};
  if (/^(?:application\/)?at\+jwt$/i.test(String(header.typ ?? ''))) return NONE;
  if (isWord(claims.token_use, 'access') || isWord(claims.token_type, 'access') || isWord(claims.typ, 'bearer'))
    return NONE;
  const signs: string[] = [];
  if (isWord(claims.token_use, 'id')) signs.push('token_use says id');
  if (isWord(claims.typ, 'id')) signs.push('typ says ID');
  if (signs.length > 0) return { signs, sure: true };
  if (scopesOf(claims) !== null) return NONE;
  const hashed = claims.at_hash !== undefined || claims.c_hash !== undefined;
  if (hashed) signs.push('it holds the hash of another token');
  if (claims.nonce !== undefined) signs.push('it holds the nonce of a sign-in');
  if (hashed && claims.nonce !== undefined) return { signs, sure: true };
  const client = claims.azp ?? claims.client_id;
  const forClient = claims.aud?.length === 1 && claims.aud[0] === client && client !== undefined;
  if (forClient) signs.push('its audience is the client itself');
  const person =
    claims.auth_time !== undefined ||
    claims.amr !== undefined ||
    claims.email !== undefined ||
    claims.name !== undefined;
  return signs.length > 0 && (hashed || claims.nonce !== undefined || (forClient && person))
    ? { signs, sure: false }
    : NONE;
}

/** What marks a token as a refresh token in its own claims. */
export function refreshTokenSigns(credential: CredentialEvidence): readonly string[] {
  const claims = claimsOf(credential);
  const header = credential.token?.header ?? {};
  return [
    ...(['token_type', 'typ', 'token_use', 'type'] as const)
      .filter(
        name =>
          isWord(claims[name], 'refresh') || isWord(claims[name], 'refresh_token') || isWord(claims[name], 'offline'),
      )
      .map(name => `${name} says ${String(claims[name])}`),
    ...(/\brt\+jwt$|refresh/i.test(String(header.typ ?? '')) ? ['its header says that it is a refresh token'] : []),
  ];
}

const NONE: KindSigns = { signs: [], sure: false };

const isWord = (value: unknown, word: string): boolean => typeof value === 'string' && value.toLowerCase() === word;
