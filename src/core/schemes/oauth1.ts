import { param } from '../http/challenges.ts';
import { defineScheme } from './define.ts';
import { paramsOf, seconds } from './facts.ts';

/** OAuth 1.0a (RFC 5849): every request is signed with the secrets of the client and of the token. */
export default defineScheme({
  name: 'OAuth',
  asks: challenge => {
    const problem = param(challenge, 'oauth_problem');
    return problem
      ? 'The server refuses the OAuth 1.0 signature or token.'
      : 'The server asks for a request signed by OAuth 1.0.';
  },
  params: {
    oauth_problem: value => PROBLEMS.get(value) ?? 'The reason, in a word of the server’s own.',
    oauth_problem_advice: 'The server’s own words.',
    oauth_acceptable_timestamps: 'The range of times that the server accepts.',
    oauth_acceptable_versions: 'The range of versions that the server accepts.',
  },
  describeCredential: (credentials, fingerprint) => {
    const { get, shown, marked, missing } = paramsOf(credentials, fingerprint);
    return {
      method: shown('oauth_signature_method'),
      version: shown('oauth_version'),
      signedAt: seconds(get('oauth_timestamp')),
      client: marked('oauth_consumer_key'),
      token: marked('oauth_token'),
      nonce: marked('oauth_nonce'),
      // Other parameters are signed as well, so that a value encoded twice breaks the signature (§3.6).
      encodedTwice: credentials.params.some(({ value }) => /%25[0-9A-F]{2}/i.test(value)),
      missing: missing(
        'oauth_consumer_key',
        'oauth_signature_method',
        'oauth_signature',
        'oauth_timestamp',
        'oauth_nonce',
      ),
    };
  },
});

/** Words of the problem reporting extension (https://oauth.pbworks.com/ProblemReporting). */
const PROBLEMS: ReadonlyMap<string, string> = new Map([
  ['timestamp_refused', 'The time of the signature differs too much from the server’s clock.'],
  ['nonce_used', 'The nonce was seen before.'],
  ['signature_invalid', 'The signature does not fit the request.'],
  ['signature_method_rejected', 'The signature method is not accepted.'],
  ['consumer_key_unknown', 'The client is not known.'],
  ['consumer_key_rejected', 'The client is not allowed.'],
  ['token_expired', 'The token has expired.'],
  ['token_rejected', 'The token is not accepted.'],
  ['token_revoked', 'The token was revoked.'],
  ['token_used', 'The request token was used before.'],
  ['permission_denied', 'The person refused access.'],
  ['parameter_absent', 'A parameter is missing.'],
  ['version_rejected', 'The version is not accepted.'],
]);
