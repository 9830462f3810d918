import { param } from '../http/challenges.ts';
import { defineScheme } from './define.ts';

/** GNAP (RFC 9635 §7.2): an access token, as a rule together with a signature by the client's key. */
export default defineScheme({
  name: 'GNAP',
  asks: challenge =>
    param(challenge, 'as_uri') === undefined
      ? 'The server asks for a GNAP access token.'
      : 'The server asks for a GNAP access token, and says where to get one.',
  params: {
    as_uri: 'The authorization server to ask for a grant (RFC 9635 §9.1).',
    access: 'What to ask the authorization server for.',
    error: 'Why the request was refused.',
    referrer: 'The protected resource, to be named to the authorization server.',
  },
  describeCredential: ({ secret }, _fingerprint, request) => ({
    tokenLength: secret.length,
    ...(request?.header ? { signed: request.header('signature-input') !== undefined } : {}),
  }),
});
