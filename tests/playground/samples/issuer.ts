import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import type { Workshop } from './sample.ts';

type Pair = { readonly publicKey: CryptoKey; readonly privateKey: CryptoKey };

/** The keys of one start of the issuer, by name. */
export interface IssuerKeys {
  readonly current: Pair;
  readonly rsa: Pair;
  /** Signed tokens once, and is not published any more. */
  readonly retired: Pair;
  /** Somebody else's, who claims the name of the current one. */
  readonly impostor: Pair;
  /** Further public keys to publish. */
  readonly others: readonly JWK[];
}

export async function newIssuerKeys(others: readonly JWK[] = []): Promise<IssuerKeys> {
  const make = (alg: string) => generateKeyPair(alg, { extractable: true });
  const [current, rsa, retired, impostor] = await Promise.all([
    make('ES256'),
    make('RS256'),
    make('ES256'),
    make('ES256'),
  ]);
  return { current, rsa, retired, impostor, others };
}

const KEY_NAMES = {
  current: 'issuer-es256',
  rsa: 'issuer-rs256',
  retired: 'issuer-2019',
  impostor: 'issuer-es256',
} as const;

/** Below the origin. The variants are issuers of their own, each with a fault or a custom of its own. */
export const issuerOf = (origin: string, variant: '' | '/moved' | '/oauth' = ''): string =>
  `${origin}/issuer${variant}`;

/**
 * What the issuer answers at an address of its own (RFC 8414, OpenID Connect Discovery 1.0, RFC 7517 §5); null elsewhere.
 * The one at `/moved` has a document that speaks of the other issuer, the one at `/oauth` is found by RFC 8414 alone.
 */
export async function issuerAnswer(url: URL, keys: IssuerKeys): Promise<object | null> {
  const document = (issuer: string) => ({
    issuer,
    jwks_uri: `${issuerOf(url.origin)}/keys`,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${url.origin}/token`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES256', 'RS256'],
  });
  switch (url.pathname) {
    case '/issuer/.well-known/openid-configuration':
    case '/issuer/moved/.well-known/openid-configuration':
      return document(issuerOf(url.origin));
    case '/.well-known/oauth-authorization-server/issuer/oauth':
      return document(issuerOf(url.origin, '/oauth'));
    case '/issuer/keys':
      return { keys: [await published('current', keys), await published('rsa', keys), ...keys.others] };
    default:
      return null;
  }
}

const published = async (name: 'current' | 'rsa', keys: IssuerKeys): Promise<JWK> => ({
  ...(await exportJWK(keys[name].publicKey)),
  kid: KEY_NAMES[name],
  use: 'sig',
  alg: name === 'rsa' ? 'RS256' : 'ES256',
});

interface Signing {
  readonly key?: keyof typeof KEY_NAMES;
  /** In place of the key's own name. */
  readonly kid?: string;
  readonly typ?: string;
}

/** A JWT of the issuer, good for an hour but for nothing. */
export function issue(shop: Workshop, claims: JWTPayload = {}, { key = 'current', kid, typ = 'JWT' }: Signing = {}) {
  return new SignJWT({
    ...{ iss: shop.issuer, aud: 'samples', sub: 'ada', scope: 'samples:read', jti: crypto.randomUUID() },
    ...{ iat: shop.now - 60, exp: shop.now + 3600 },
    ...claims,
  })
    .setProtectedHeader({ alg: key === 'rsa' ? 'RS256' : 'ES256', typ, kid: kid ?? KEY_NAMES[key] })
    .sign(shop.keys[key].privateKey);
}
