import type { SchemeSource } from './define.ts';

const ERRORS: ReadonlyMap<string, string> = new Map([
  [
    'invalid_request',
    'The request is malformed: a parameter is missing, repeated, or the token was sent in more than one way.',
  ],
  ['invalid_token', 'The token is expired, revoked, malformed or not valid here for another reason.'],
  ['insufficient_scope', 'The token is valid, but does not allow this.'],
  [
    'insufficient_user_authentication',
    'The token is valid, but the sign-in behind it was too weak or too long ago (step-up).',
  ],
  [
    'insufficient_claims',
    'The token is valid, but the identity provider has to issue a new one by the given claims (Microsoft).',
  ],
  ['invalid_dpop_proof', 'The DPoP proof was missing or not accepted.'],
  ['use_dpop_nonce', 'The DPoP proof has to contain the nonce that the server sends along.'],
  ['missing_token', 'No token was sent. No specification defines this word.'],
]);

/** Parameters of the OAuth family: RFC 6750 §3, RFC 9470 §3, RFC 9728 §5.1, RFC 9449 §7.1, and vendors'. */
export const OAUTH_PARAMS: SchemeSource['params'] = {
  scope: 'What a token has to allow for this request.',
  error: value => ERRORS.get(value) ?? 'An error word that no specification defines.',
  error_description: 'The server’s own words for developers.',
  errordescription: 'The server’s own words for developers, under a name that no specification defines.',
  error_uri: 'A page with more about the error.',
  acr_values: 'How strongly the person has to sign in, in order of preference (RFC 9470).',
  max_age: value => `The sign-in may be at most ${value} seconds old (RFC 9470).`,
  resource_metadata: 'Where the server describes which authorization server to ask (RFC 9728).',
  claims: 'Claims that the next token request has to pass on, in base64 (Microsoft).',
  authorization_uri: 'The authorization server to get a token from (Microsoft).',
  authorization: 'The authorization server to get a token from (Microsoft Key Vault).',
  resource: 'For which resource a token is to be requested.',
  resource_id: 'For which resource a token is to be requested (Microsoft).',
  client_id: 'The application that stands for the protected service (Microsoft).',
  trusted_issuers: 'Which issuers the service accepts (Microsoft).',
  token_types: 'Which kinds of token the service accepts (Microsoft).',
  service: 'The service to name in the token request (container registries).',
  audience: 'For whom the token has to be issued.',
  algs: 'Signature algorithms that the server accepts in a DPoP proof (RFC 9449).',
  as_uri: 'The authorization server (UMA).',
  ticket: 'The permission ticket to exchange for a token (UMA).',
};
