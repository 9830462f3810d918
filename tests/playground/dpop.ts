import { createHash, randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Mint } from './tokens.ts';

/** A token that is bound to a key, a proof of that key for one request, and one for another address (RFC 9449 section 4.2). */
export async function dpopTokens(
  mint: Mint,
  iss: string,
  origin: string,
  nowMs: number,
): Promise<Record<string, string>> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwk = await exportJWK(publicKey);
  const now = Math.floor(nowMs / 1000);
  const bound = { iss, iat: now - 60, exp: now + 3600, cnf: { jkt: await calculateJwkThumbprint(jwk) } };
  const dpopToken = await mint.sign(bound);
  const ath = createHash('sha256').update(dpopToken).digest('base64url');
  const proof = (path: string) =>
    new SignJWT({ htm: 'GET', htu: origin + path, ath, jti: randomUUID(), iat: now })
      .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk })
      .sign(privateKey);
  return { dpopToken, dpopProof: await proof('/dpop/orders'), dpopElsewhere: await proof('/dpop/invoices') };
}
