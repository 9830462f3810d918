import { param } from '../http/challenges.ts';
import { defineScheme } from './define.ts';
import { paramsOf, seconds } from './facts.ts';

/** MAC (an expired draft of OAuth 2.0): a token whose secret signs each request. */
export default defineScheme({
  name: 'MAC',
  asks: challenge =>
    param(challenge, 'error') === undefined
      ? 'The server asks for a request that is signed with the token’s secret (MAC).'
      : 'The server refuses the MAC of the request.',
  params: { error: 'The server’s own words.' },
  describeCredential: (credentials, fingerprint) => {
    const { get, marked, missing } = paramsOf(credentials, fingerprint);
    return {
      id: marked('id'),
      nonce: marked('nonce'),
      signedAt: seconds(get('ts')),
      missing: missing('id', 'nonce', 'mac'),
    };
  },
});
