import { type Challenge, param } from '../http/challenges.ts';
import { type Bytes, cut, decodeBase64, decodeLatin1 } from '../tokens/decode.ts';
import { defineScheme } from './define.ts';
import { paramsOf } from './facts.ts';

/** PrivateToken (RFC 9577): proof of being a real device or person, without saying which. */
export default defineScheme({
  name: 'PrivateToken',
  asks: () => 'The server asks for a Privacy Pass token; a client that has none is to go on without one.',
  params: {
    challenge: 'What the token has to be issued for.',
    'token-key': 'Public key of the issuer.',
    'max-age': value => `The challenge may be kept for ${value} seconds.`,
  },
  notes: challenge => {
    const read = readTokenChallenge(challenge);
    if (!read) return [];
    return [
      `The token is to come from ${read.issuer}.`,
      ...(read.origins === '' ? [] : [`It is only good for ${read.origins}.`]),
    ];
  },
  browserSupport: {
    chrome: false,
    firefox: false,
    say: 'Chrome and Firefox do not answer it; Safari does. A refusal with this challenge alone is no fault.',
  },
  describeCredential: (credentials, fingerprint) => {
    const token = paramsOf(credentials, fingerprint).get('token');
    const bytes = token === undefined ? null : decodeBase64(token);
    return { tokenSent: token !== undefined, tokenType: bytes && bytes.length > 2 ? u16(bytes, 0) : null };
  },
});

/** TokenChallenge (RFC 9577 §2.1): type, issuer name, redemption context, origin names. */
export function readTokenChallenge(challenge: Challenge): { type: number; issuer: string; origins: string } | null {
  const bytes = decodeBase64(param(challenge, 'challenge') ?? '');
  if (!bytes || bytes.length < 6) return null;
  const issuerEnd = 4 + u16(bytes, 2);
  const contextEnd = issuerEnd + 1 + (bytes[issuerEnd] ?? 0);
  const originsEnd = contextEnd + 2 + u16(bytes, contextEnd);
  if (originsEnd > bytes.length) return null;
  const text = (from: number, to: number) => cut(decodeLatin1(bytes.subarray(from, to)));
  return { type: u16(bytes, 0), issuer: text(4, issuerEnd), origins: text(contextEnd + 2, originsEnd) };
}

const u16 = (bytes: Bytes, at: number): number => (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
