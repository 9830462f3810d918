import { compactVerify, importJWK, type JWK } from 'jose';
import { JWSSignatureVerificationFailed } from 'jose/errors';
import type { TokenFacts } from './facts.ts';
import { describeToken } from './index.ts';
import { keyAddress, keySource } from './issuer.ts';

export type SignatureResult =
  | 'verified'
  /** A key of the issuer fits by name and algorithm, and did not make this signature. */
  | 'wrong'
  /** The key that the token names is not among those that the issuer publishes. */
  | 'key-unknown'
  /** The key is not meant for the token's algorithm. */
  | 'algorithm'
  | 'other-issuer'
  /** The issuer answered with nothing that can be used. */
  | 'no-keys'
  /** No browser could check it, whatever the issuer says. */
  | 'not-checkable'
  | 'unreachable'
  /** The raw token is no longer held. */
  | 'not-kept';

export interface SignatureAnswer {
  readonly result: SignatureResult;
  /** For a reader, in sentences. Holds parts of public claims and key names, never of the token's signature. */
  readonly say: string;
}

export interface IssuerSays {
  /** JSON of the issuer's document (RFC 8414, OpenID Connect Discovery), as it came. */
  readonly document: unknown;
  /** JSON of its keys (RFC 7517 §5), as it came. */
  readonly jwks: unknown;
}

/**
 * Checks the signature of a JWS or SD-JWT with the keys of its issuer (RFC 7515 §5.2). In: the bare token, and what the
 * issuer answered, both hostile. Judges the signature alone: expiry, audience and revocation are not looked at, so no
 * clock is needed. Never throws and never rejects.
 */
export async function verifySignature(token: string, { document, jwks }: IssuerSays): Promise<SignatureAnswer> {
  const facts = describeToken(token);
  const source = keySource(facts);
  if (!source.ok) return { result: 'not-checkable', say: source.say };
  const address = keyAddress(source.issuer, document);
  if (!address.ok) return { result: address.result, say: address.say };
  const keys = keysOf(jwks);
  if (keys === null) return { result: 'no-keys', say: `What ${address.host} gives is no set of keys (RFC 7517 §5).` };
  const chosen = choose(facts, keys, source.host);
  return chosen.ok ? tryKeys(token, facts, chosen.keys, source.host) : chosen.answer;
}

type Key = JWK & Readonly<Record<string, unknown>>;
type Chosen =
  | { readonly ok: true; readonly keys: readonly Key[] }
  | { readonly ok: false; readonly answer: SignatureAnswer };

/** The keys that may have made the signature: by name, then by algorithm (RFC 7515 §6, RFC 7517 §4). */
function choose(token: TokenFacts, keys: readonly Key[], host: string): Chosen {
  const { alg, kid } = headerOf(token);
  const named =
    kid === null ? keys : keys.filter(key => typeof key.kid === 'string' && key.kid.slice(0, LONGEST_NAME) === kid);
  if (named.length === 0) {
    const say =
      kid === null || keys.length === 0
        ? `${host} publishes no keys at present.`
        : `${host} publishes ${count(keys.length)} at present, and none is called “${kid}”, as the token says. The issuer has replaced that key since, or somebody else made the token.`;
    return { ok: false, answer: { result: 'key-unknown', say } };
  }
  const fitting = named.filter(key => misfit(key, alg) === null);
  if (fitting.length > 0) return { ok: true, keys: fitting.slice(0, MOST_KEYS) };
  const why = kid === null ? `None of the ${count(named.length)} of ${host} is for it.` : misfit(named[0] as Key, alg);
  return { ok: false, answer: { result: 'algorithm', say: `The token is signed with ${alg}. ${why}` } };
}

async function tryKeys(token: string, facts: TokenFacts, keys: readonly Key[], host: string): Promise<SignatureAnswer> {
  const { alg, kid } = headerOf(facts);
  // What stands behind the “~” of an SD-JWT is bound by hashes inside the signed part (RFC 9901 §4).
  const signed = token.split('~', 1)[0] as string;
  let unreadable = 0;
  for (const key of keys) {
    try {
      await compactVerify(signed, await importJWK(publicPart(key), alg), { algorithms: [alg] });
      const by = typeof key.kid === 'string' ? `The key “${cut(key.kid)}” of ${host}` : `A key of ${host}`;
      const say = `${by} made it, and nothing in the token was changed since. Whether the token still counts is another question: its times and its receiver (aud) are not part of this check.`;
      return { result: 'verified', say };
    } catch (error) {
      if (!(error instanceof JWSSignatureVerificationFailed)) unreadable += 1;
    }
  }
  if (unreadable === keys.length) {
    const say = `The token is signed with ${alg}; this browser cannot use the issuer's key for it, or the key is damaged.`;
    return { result: 'not-checkable', say };
  }
  const whose =
    kid === null ? `any of the ${count(keys.length)} of ${host} that are for ${alg}` : `the key “${kid}” of ${host}`;
  const say = `The signature was not made by ${whose}: the token was changed after it was signed, somebody else signed it, or ${kid === null ? 'the issuer has replaced its key since' : 'the issuer has put another key under that name since'}.`;
  return { result: 'wrong', say };
}

/** Why a key cannot have made a signature of the algorithm, as a sentence; null where it can (RFC 7518 §3.1). */
function misfit(key: Key, alg: string): string | null {
  const called = typeof key.kid === 'string' ? `The key “${cut(key.kid)}” is` : 'The only key is';
  if (key.use !== undefined && key.use !== 'sig') return `${called} for encryption, not for signatures.`;
  if (typeof key.alg === 'string' && key.alg !== alg) return `${called} for ${cut(key.alg)} only.`;
  const wanted = KEY_TYPES.find(([names]) => names.test(alg));
  if (!wanted) return `No key of a known type makes such signatures.`;
  const [, type, curves] = wanted;
  if (key.kty !== type) return `${called} of the type ${cut(String(key.kty))}, which makes no such signatures.`;
  const curve = curves?.[alg];
  return curve !== undefined && key.crv !== curve
    ? `${called} on the curve ${cut(String(key.crv))}, not ${curve}.`
    : null;
}

const KEY_TYPES: readonly (readonly [RegExp, string, Readonly<Record<string, string>>?])[] = [
  [/^[RP]S(?:256|384|512)$/, 'RSA'],
  [/^ES/, 'EC', { ES256: 'P-256', ES384: 'P-384', ES512: 'P-521', ES256K: 'secp256k1' }],
  [/^Ed/, 'OKP'],
  [/^ML-DSA-/, 'AKP'],
];

/** Without `d`, `use` and the like: an issuer that publishes a private key by mistake has a public one all the same. */
function publicPart(key: Key): JWK {
  const members = ['kty', 'crv', 'x', 'y', 'n', 'e', 'pub', 'alg'].flatMap(name =>
    typeof key[name] === 'string' ? [[name, key[name]]] : [],
  );
  return Object.fromEntries(members) as JWK;
}

function keysOf(jwks: unknown): readonly Key[] | null {
  const keys = typeof jwks === 'object' && jwks !== null ? (jwks as { keys?: unknown }).keys : null;
  if (!Array.isArray(keys)) return null;
  return keys.filter((key): key is Key => typeof key === 'object' && key !== null && !Array.isArray(key));
}

function headerOf({ header }: TokenFacts): { readonly alg: string; readonly kid: string | null } {
  const { alg, kid } = header ?? {};
  return { alg: String(alg), kid: typeof kid === 'string' ? kid : null };
}

const MOST_KEYS = 50;
/** Public facts of a token keep so much of a member. */
const LONGEST_NAME = 300;
const count = (keys: number): string => (keys === 1 ? 'one key' : `${keys} keys`);
const cut = (text: string): string => text.slice(0, 100);
