import { specOf } from './specs.ts';

/** Error words of the OAuth family, wherever they stand: challenge, JSON body, query of a redirect. */
const WORDS: Readonly<Record<string, readonly [means: string, spec: string]>> = {
  invalid_request: ['A parameter is missing, repeated or malformed.', 'rfc6749'],
  invalid_client: ['The application is unknown, or its own credentials are wrong.', 'rfc6749'],
  invalid_grant: [
    'The code or refresh token is over, was used before, or was issued to another application.',
    'rfc6749',
  ],
  unauthorized_client: ['The application may not use this kind of grant.', 'rfc6749'],
  unsupported_grant_type: ['The server does not know this kind of grant.', 'rfc6749'],
  unsupported_response_type: ['The server does not give this kind of answer.', 'rfc6749'],
  invalid_scope: ['A scope is unknown, malformed, or more than was granted.', 'rfc6749'],
  access_denied: ['The person or the server refused.', 'rfc6749'],
  server_error: ['The authorization server failed.', 'rfc6749'],
  temporarily_unavailable: ['The authorization server is overloaded or being maintained.', 'rfc6749'],
  invalid_token: ['The token is expired, revoked, malformed or not valid here for another reason.', 'rfc6750'],
  insufficient_scope: ['The token does not allow this.', 'rfc6750'],
  insufficient_user_authentication: ['The sign-in behind the token was too weak or too long ago.', 'rfc9470'],
  invalid_dpop_proof: ['The DPoP proof is missing or not valid.', 'rfc9449'],
  use_dpop_nonce: ['The DPoP proof has to contain the server’s nonce.', 'rfc9449'],
  invalid_target: ['The resource that a token was asked for is unknown.', 'rfc8707'],
  invalid_authorization_details: ['What the token is to allow in detail is malformed or unknown.', 'rfc9396'],
  authorization_pending: ['The person has not finished the sign-in on the other device yet.', 'rfc8628'],
  slow_down: ['The application asks too often.', 'rfc8628'],
  expired_token: ['The person did not finish the sign-in on the other device in time.', 'rfc8628'],
  login_required: ['Nobody is signed in at the identity provider, and it was told not to ask.', 'openid-core'],
  interaction_required: [
    'The person has to do something, and the identity provider was told not to ask.',
    'openid-core',
  ],
  consent_required: ['The person has to agree, and the identity provider was told not to ask.', 'openid-core'],
  account_selection_required: [
    'The person has to choose an account, and the identity provider was told not to ask.',
    'openid-core',
  ],
};

const BY_WORD: ReadonlyMap<string, readonly [string, string]> = new Map(Object.entries(WORDS));

/** What an OAuth error word means and where it is defined; null for a word that no specification defines. */
export function oauthError(word: string): { means: string; spec: ReturnType<typeof specOf> } | null {
  const found = BY_WORD.get(word);
  return found ? { means: found[0], spec: specOf(found[1]) } : null;
}
