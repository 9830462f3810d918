import { param } from '../http/challenges.ts';
import { decodeBase64, decodeUtf8 } from '../tokens/decode.ts';
import { defineScheme } from './define.ts';
import { paramsOf } from './facts.ts';
import type { SchemeDescription } from './types.ts';

/** SCRAM (RFC 7804): both sides prove that they know the password, in two rounds. */
export default ['SCRAM-SHA-1', 'SCRAM-SHA-256'].map(
  (name): SchemeDescription =>
    defineScheme({
      name,
      asks: challenge => {
        if (param(challenge, 'sr') !== undefined) return 'The server asks for a fresh proof; its nonce had run out.';
        return param(challenge, 'data') === undefined
          ? 'The server asks for a user name, to begin a login by challenge and response (SCRAM).'
          : 'The server goes on with the login: this is its challenge.';
      },
      params: {
        sid: 'Identifier of this login.',
        data: 'The server’s message in base64.',
        sr: 'The server’s part of the nonce, for a login that skips the first round.',
        stale: 'The nonce had run out; the password was right.',
        ttl: value => `The nonce is good for ${value} seconds.`,
      },
      notes: challenge => {
        const rounds = attribute(param(challenge, 'data'), 'i');
        return rounds ? [`The password is hashed ${rounds} times.`] : [];
      },
      describeCredential: (credentials, fingerprint) => {
        const { get, shown } = paramsOf(credentials, fingerprint);
        const user = attribute(get('data'), 'n');
        return {
          realm: shown('realm'),
          round: attribute(get('data'), 'p') !== null ? 'final' : user === null ? 'unknown' : 'first',
          user: user === null ? null : fingerprint(user),
          loginNamed: get('sid') !== undefined,
        };
      },
    }),
);

/** One attribute of a SCRAM message such as `r=nonce,s=salt,i=4096` (RFC 5802 §7). */
function attribute(data: string | undefined, name: string): string | null {
  const bytes = data === undefined ? null : decodeBase64(data);
  const text = bytes && decodeUtf8(bytes.subarray(0, 4096));
  const found = text?.split(',').find((part: string) => part.startsWith(`${name}=`));
  return found === undefined ? null : found.slice(2);
}
