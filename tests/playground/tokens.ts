import { createHmac } from 'node:crypto';
import { decodeProtectedHeader, exportJWK, generateKeyPair, type JWK, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import {
  JOSEAlgNotAllowed,
  JWSInvalid,
  JWSSignatureVerificationFailed,
  JWTClaimValidationFailed,
  JWTExpired,
} from 'jose/errors';

/** Why a token was not accepted, in the words of RFC 6750 section 3.1 and of its `error_description`. */
export type Verdict =
  | { readonly ok: true; readonly claims: JWTPayload }
  | { readonly ok: false; readonly description: string };

export interface Mint {
  /** For the issuer to publish. */
  readonly publicKey: JWK;
  /** Signs the claims, `iss` among them, with the key of this start. Times are seconds since the epoch. */
  sign(claims: JWTPayload & { readonly iss: string }, header?: { kid?: string; alg?: 'HS256' }): Promise<string>;
  /** Judges a token by a clock (milliseconds since the epoch). Never throws. */
  judge(token: string, now: number): Promise<Verdict>;
}

const ALGORITHM = 'ES256';
const KEY_NAME = 'playground';
/** The issuer is the playground itself, under whatever name of this machine it was asked by. */
const OWN_ISSUER = /^https?:\/\/(?:[\w.-]+\.)?(?:localhost|shop\.test|127\.0\.0\.1)(?::\d+)?\//;
const MINUTE = 60;

/** A mint with a key pair of its own, so that no token outlives the playground that signed it. */
export async function mintFor(audience: string): Promise<Mint> {
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  return {
    publicKey: { ...(await exportJWK(publicKey)), kid: KEY_NAME, alg: ALGORITHM, use: 'sig' },
    sign(claims, { kid = KEY_NAME, alg } = {}) {
      const all = { aud: audience, sub: 'ada', scope: 'orders:read', ...claims };
      const key = alg
        ? new TextEncoder().encode('the secret of another server, which this one does not know')
        : privateKey;
      return new SignJWT(all).setProtectedHeader({ alg: alg ?? ALGORITHM, typ: 'JWT', kid }).sign(key);
    },
    async judge(token, now) {
      try {
        const key = ({ kid }: { kid?: string }) => {
          if (kid !== KEY_NAME) throw new Error(`No matching key found for kid ${kid}`);
          return publicKey;
        };
        const currentDate = new Date(now);
        const { payload } = await jwtVerify(token, key, { audience, algorithms: [ALGORITHM], currentDate });
        if (!OWN_ISSUER.test(payload.iss ?? '')) return { ok: false, description: `Invalid issuer: ${payload.iss}` };
        if ((payload.iat ?? 0) > now / 1000 + MINUTE) return { ok: false, description: 'Token used before issued' };
        if (payload.typ === 'Refresh') return { ok: false, description: 'Token has wrong type' };
        return { ok: true, claims: payload };
      } catch (error) {
        return { ok: false, description: reasonOf(error, token) };
      }
    },
  };
}

/** In the words that libraries and identity providers use. */
function reasonOf(error: unknown, token: string): string {
  if (error instanceof JWTExpired) return 'The access token expired';
  if (error instanceof JOSEAlgNotAllowed)
    return `Algorithm ${decodeProtectedHeader(token).alg} is not supported. Expected algs: [${ALGORITHM}]`;
  if (error instanceof JWSSignatureVerificationFailed) return 'The token signature is invalid';
  if (error instanceof JWTClaimValidationFailed) return reasonOfClaim(error);
  if (error instanceof JWSInvalid || !(error instanceof Error)) return 'jwt malformed';
  return /^No matching key/.test(error.message) ? error.message : 'jwt malformed';
}

function reasonOfClaim({ claim, payload }: JWTClaimValidationFailed): string {
  const reasons: Record<string, string> = {
    nbf: 'The access token is not active yet',
    aud: `The audience '${payload.aud}' is invalid`,
  };
  return reasons[claim] ?? 'jwt malformed';
}

/** The tokens that a page is handed, by the name that a step of `failures.ts` writes in braces. Good by the real clock. */
export async function pageTokens(mint: Mint, iss: string, nowMs: number): Promise<Record<string, string>> {
  const now = Math.floor(nowMs / 1000);
  const good = { iat: now - MINUTE, exp: now + 60 * MINUTE };
  const claims: Record<string, JWTPayload> = {
    valid: good,
    expired: { iat: now - 64 * MINUTE - 12, exp: now - 4 * MINUTE - 12 },
    notYet: { iat: now, nbf: now + 10 * MINUTE, exp: now + 70 * MINUTE },
    issuedAhead: { iat: now + 10 * MINUTE, exp: now + 70 * MINUTE },
    // Five minutes to live: good by this machine's clock, over by a clock that runs ten minutes fast.
    shortLived: { iat: now - 3 * MINUTE, exp: now + 5 * MINUTE },
    // Issued just now: good by this machine's clock, still to come by a clock that runs ten minutes slow.
    justIssued: { iat: now - 1, nbf: now - 1, exp: now + 60 * MINUTE },
    otherAudience: { ...good, aud: 'https://graph.test/' },
    otherIssuer: { ...good, iss: 'http://issuer.internal:8080/' },
    staging: { ...good, iss: 'https://login.staging.issuer.example/' },
    // OpenID Connect Core section 2: for the client, about a sign-in.
    idToken: {
      ...good,
      aud: 'web-client',
      azp: 'web-client',
      scope: undefined,
      nonce: 'n-0S6_WzA2Mj',
      at_hash: '77QmUPtjPfzWtF2AnpK9RQ',
    },
    refreshJwt: { ...good, typ: 'Refresh' },
    weak: { ...good, acr: '1', auth_time: now - 300 * MINUTE },
    // Good for one request: who signed in has then been signed out at the server.
    once: { ...good, jti: `once-${now}-${Math.random().toString(36).slice(2)}` },
  };
  const tokens = Object.fromEntries(
    await Promise.all(
      Object.entries(claims).map(async ([name, set]) => [name, await mint.sign({ iss, ...set })] as const),
    ),
  );
  const valid = String(tokens.valid);
  return {
    ...tokens,
    hmac: await mint.sign({ iss, ...good }, { alg: 'HS256' }),
    rotatedKey: await mint.sign({ iss, ...good }, { kid: '2025-11-old' }),
    forged: withOtherSubject(valid),
    cut: valid.slice(0, -40).replace(/\.[^.]*$/, ''),
  };
}

/** The claims were changed after signing, so the signature is of another token. */
function withOtherSubject(token: string): string {
  const [header, payload, signature] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString());
  return [header, Buffer.from(JSON.stringify({ ...claims, sub: 'root' })).toString('base64url'), signature].join('.');
}

/** What `btoa` makes of a name outside ASCII: one byte for each character, not UTF-8 (RFC 7617 section 2.1). */
export const LATIN1_PAIR = Buffer.from('jürgen:müsli', 'latin1').toString('base64');

/**
 * An AWS Signature Version 4 header, stamped with a time. The secret is this function's own: no service knows it.
 *
 * @param at milliseconds since the epoch
 */
export function sigV4(at: number): { authorization: string; date: string } {
  const date = `${new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')}`;
  const scope = `${date.slice(0, 8)}/eu-central-1/execute-api/aws4_request`;
  const signature = createHmac('sha256', 'playground').update(`${scope}\n${date}`).digest('hex');
  const credential = `Credential=AKIAIOSFODNN7EXAMPLE/${scope}`;
  return {
    authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host;x-amz-date, Signature=${signature}`,
    date,
  };
}
