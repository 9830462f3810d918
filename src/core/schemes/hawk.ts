import { param } from '../http/challenges.ts';
import { defineScheme } from './define.ts';
import { paramsOf, seconds } from './facts.ts';

/** Hawk: a keyed hash over the request, with a timestamp of its own. */
export default defineScheme({
  name: 'Hawk',
  asks: challenge =>
    param(challenge, 'ts') === undefined
      ? 'The server asks for a request that is signed with a shared key (Hawk).'
      : 'The server refuses the time of the signature, and tells its own.',
  params: {
    ts: 'The server’s clock in seconds since 1970, to correct the client’s by.',
    tsm: 'Proof that the time really comes from the server.',
    error: 'The server’s own words.',
  },
  describeCredential: (credentials, fingerprint) => {
    const { get, marked, missing } = paramsOf(credentials, fingerprint);
    return {
      id: marked('id'),
      signedAt: seconds(get('ts')),
      nonce: marked('nonce'),
      bodyHash: get('hash') !== undefined,
      extension: get('ext') !== undefined,
      missing: missing('id', 'ts', 'nonce', 'mac'),
    };
  },
});
