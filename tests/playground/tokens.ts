import { exportJWK, generateKeyPair, type JWK, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { JWTExpired } from 'jose/errors';

/** Why a token was not accepted, in the words of RFC 6750 section 3.1 and of its `error_description`. */
export type Verdict = { readonly ok: true } | { readonly ok: false; readonly description: string };

export interface Mint {
  /** For the issuer to publish. */
  readonly publicKey: JWK;
  /** Signs the claims, `iss` among them, with the key of this start. Times are seconds since the epoch. */
  sign(claims: JWTPayload & { readonly iss: string }): Promise<string>;
  /** Judges a token by a clock (milliseconds since the epoch). Never throws. */
  judge(token: string, now: number): Promise<Verdict>;
}

const ALGORITHM = 'ES256';
const KEY_NAME = 'playground';
const MINUTE = 60;

/** A mint with a key pair of its own, so that no token outlives the playground that signed it. */
export async function mintFor(audience: string): Promise<Mint> {
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  return {
    publicKey: { ...(await exportJWK(publicKey)), kid: KEY_NAME, alg: ALGORITHM, use: 'sig' },
    sign: claims =>
      new SignJWT({ aud: audience, sub: 'ada', scope: 'orders:read', ...claims })
        .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT', kid: KEY_NAME })
        .sign(privateKey),
    async judge(token, now) {
      try {
        const { payload } = await jwtVerify(token, publicKey, { audience, currentDate: new Date(now) });
        if ((payload.iat ?? 0) > now / 1000 + MINUTE) return { ok: false, description: 'Token used before issued' };
        return { ok: true };
      } catch (error) {
        return { ok: false, description: reasonOf(error) };
      }
    },
  };
}

function reasonOf(error: unknown): string {
  if (error instanceof JWTExpired) return 'The access token expired';
  const claim = error instanceof Error && 'claim' in error ? error.claim : undefined;
  return claim === 'nbf' ? 'The access token is not active yet' : 'jwt malformed';
}

/** The tokens that a page is handed, by the name that a step of `failures.ts` writes in braces. Good by the real clock. */
export async function pageTokens(mint: Mint, iss: string, nowMs: number): Promise<Record<string, string>> {
  const now = Math.floor(nowMs / 1000);
  const claims: Record<string, JWTPayload> = {
    valid: { iat: now - MINUTE, exp: now + 60 * MINUTE },
    expired: { iat: now - 64 * MINUTE - 12, exp: now - 4 * MINUTE - 12 },
    notYet: { iat: now, nbf: now + 10 * MINUTE, exp: now + 70 * MINUTE },
    issuedAhead: { iat: now + 10 * MINUTE, exp: now + 70 * MINUTE },
    // Five minutes to live: good by this machine's clock, over by a clock that runs ten minutes fast.
    shortLived: { iat: now - 3 * MINUTE, exp: now + 5 * MINUTE },
    // Issued just now: good by this machine's clock, still to come by a clock that runs ten minutes slow.
    justIssued: { iat: now - 1, nbf: now - 1, exp: now + 60 * MINUTE },
  };
  const entries = Object.entries(claims).map(async ([name, set]) => [name, await mint.sign({ iss, ...set })] as const);
  return Object.fromEntries(await Promise.all(entries));
}
