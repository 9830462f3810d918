import { type Challenge, param } from '../http/challenges.ts';
import { decodeBase64, decodeUtf8 } from '../tokens/decode.ts';
import { defineScheme } from './define.ts';
import { OAUTH_PARAMS } from './oauth-params.ts';

/** Bearer (RFC 6750): whoever holds the token may use it. */
export default defineScheme({
  name: 'Bearer',
  asks: challenge => {
    const error = param(challenge, 'error');
    if (error === 'insufficient_scope') return 'The server asks for an access token that allows more.';
    if (error === 'insufficient_user_authentication')
      return 'The server asks for a fresh or stronger sign-in, and an access token of it.';
    if (error === 'insufficient_claims') return 'The server asks for a new access token that meets its claims.';
    return error
      ? 'The server refuses the access token and asks for another one.'
      : 'The server asks for an access token.';
  },
  params: { ...OAUTH_PARAMS, realm: registryRealm },
  notes: challenge => [...stepUpNotes(challenge), ...claimsNotes(challenge)],
  describeCredential: ({ secret }) => ({ tokenLength: secret.length }),
});

/** Container registries put the address of their token service into the realm. */
function registryRealm(value: string, challenge: Challenge): string {
  return /^https?:\/\//i.test(value) && param(challenge, 'service') !== undefined
    ? 'The token service to ask for a token (container registries).'
    : 'The protected area, as the server names it. It is free text and proves nothing about who asks.';
}

function stepUpNotes(challenge: Challenge): string[] {
  if (param(challenge, 'error') !== 'insufficient_user_authentication') return [];
  const maxAge = param(challenge, 'max_age');
  const acr = param(challenge, 'acr_values');
  return [
    ...(maxAge === undefined ? [] : [`The person has to have signed in during the last ${maxAge} seconds.`]),
    ...(acr === undefined ? [] : [`The sign-in has to reach ${acr}.`]),
  ];
}

/** Microsoft's claims challenge is base64 of the `claims` request parameter of OpenID Connect Core §5.5. */
function claimsNotes(challenge: Challenge): string[] {
  const claims = param(challenge, 'claims');
  const bytes = claims === undefined ? null : decodeBase64(claims);
  const text = bytes ? decodeUtf8(bytes) : null;
  const asked = text === null ? null : readAsked(text);
  return asked === null || asked.length === 0 ? [] : [`The claims ask the identity provider for: ${asked.join(', ')}.`];
}

function readAsked(text: string): string[] | null {
  try {
    const json: unknown = JSON.parse(text);
    const inner = typeof json === 'object' && json !== null ? (json as { access_token?: unknown }).access_token : null;
    return typeof inner === 'object' && inner !== null ? Object.keys(inner).slice(0, 20) : null;
  } catch {
    return null;
  }
}
