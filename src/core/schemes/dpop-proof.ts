import { sha256 } from '@noble/hashes/sha2.js';
import { base64url, decodeJwt, decodeProtectedHeader } from 'jose';
import { describeToken } from '../tokens/index.ts';
import type { Fingerprint, SchemeFacts, SignedRequest } from './types.ts';

/**
 * Compares a DPoP proof with the request that carried it (RFC 9449 §4.3). `null` where a side is missing, so that
 * nothing can be said. The signature is not checked.
 *
 * @param accessToken the token beside the proof, null where none was sent
 */
export function describeProof(
  proof: string,
  request: SignedRequest,
  accessToken: string | null,
  fingerprint: Fingerprint,
): SchemeFacts {
  const token = describeToken(proof);
  const raw = decode(proof);
  if (!raw) return { proofReadable: false, proofDamage: token.damage?.reason ?? 'not-a-jwt' };
  const { header, claims } = raw;
  const bound = accessToken === null ? undefined : describeToken(accessToken).claims?.['cnf.jkt'];
  const thumbprint = thumbprintOf(header.jwk);
  return {
    proofReadable: true,
    typ: typeof header.typ === 'string' ? header.typ.slice(0, 40) : null,
    alg: typeof header.alg === 'string' ? header.alg.slice(0, 40) : null,
    // RFC 9449 §4.2: the header carries the public key, never the private one.
    keyIncluded: thumbprint !== null,
    privateKeyIncluded: isObject(header.jwk) && header.jwk.d !== undefined,
    methodMatches: typeof claims.htm === 'string' ? claims.htm === request.method : null,
    addressMatches: typeof claims.htu === 'string' ? sameAddress(claims.htu, request.url) : null,
    issuedAt: typeof claims.iat === 'number' ? claims.iat : null,
    id: typeof claims.jti === 'string' ? fingerprint(claims.jti) : null,
    nonce: typeof claims.nonce === 'string' ? fingerprint(claims.nonce) : null,
    tokenHash: typeof claims.ath === 'string',
    tokenHashMatches:
      accessToken === null || typeof claims.ath !== 'string' ? null : claims.ath === hashOf(accessToken),
    keyMatchesToken: typeof bound !== 'string' || thumbprint === null ? null : bound === thumbprint,
    missing: ['jti', 'htm', 'htu', 'iat'].filter(name => claims[name] === undefined),
  };
}

/** `htu` is the address without query and fragment; compared after normalisation (RFC 9449 §4.3 step 9). */
function sameAddress(htu: string, url: string): boolean | null {
  if (!URL.canParse(url)) return null;
  if (!URL.canParse(htu)) return false;
  const [left, right] = [new URL(htu), new URL(url)];
  return left.origin === right.origin && left.pathname === right.pathname;
}

const hashOf = (text: string): string => base64url.encode(sha256(new TextEncoder().encode(text)));

/** Members that a thumbprint covers, in alphabetical order (RFC 7638 §3.2, RFC 8037 §2). */
const REQUIRED: ReadonlyMap<unknown, readonly string[]> = new Map([
  ['EC', ['crv', 'kty', 'x', 'y']],
  ['RSA', ['e', 'kty', 'n']],
  ['OKP', ['crv', 'kty', 'x']],
]);

function thumbprintOf(jwk: unknown): string | null {
  const members = isObject(jwk) ? REQUIRED.get(jwk.kty) : undefined;
  if (!members || !isObject(jwk) || members.some(name => typeof jwk[name] !== 'string')) return null;
  return hashOf(JSON.stringify(Object.fromEntries(members.map(name => [name, jwk[name]]))));
}

function decode(proof: string): { header: Record<string, unknown>; claims: Record<string, unknown> } | null {
  try {
    return { header: { ...decodeProtectedHeader(proof) }, claims: { ...decodeJwt(proof) } };
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
