import { isLoopback, siteOf } from '../http/urls.ts';
import type { TokenFacts } from './facts.ts';

/** Whom to ask for the keys of a token, or why nobody can be asked. */
export type KeySource =
  | {
      readonly ok: true;
      /** The claim `iss`, as it stands in the token. */
      readonly issuer: string;
      /** Host and port that are asked first. */
      readonly host: string;
      /** Addresses of the issuer's own document, in the order in which they are tried. */
      readonly documents: readonly string[];
    }
  | { readonly ok: false; readonly say: string };

/**
 * Tells from a token's public facts whether its signature can be checked with keys that its issuer publishes, and where
 * the issuer's document is: OpenID Connect Discovery 1.0 §4, then RFC 8414 §3.1. Asks nobody. Never throws.
 */
export function keySource(token: TokenFacts): KeySource {
  const cannot = whyNot(token);
  if (cannot !== null) return { ok: false, say: cannot };
  const issuer = token.claims?.iss;
  if (issuer === undefined)
    return { ok: false, say: 'The token does not say who issued it (iss), so there is nobody to ask for a key.' };
  const url = webAddress(issuer);
  // RFC 8414 §2: an issuer has neither query nor fragment.
  if (url === null || [url.search, url.hash, url.username, url.password].some(part => part !== '')) {
    const say = 'The issuer (iss) of the token is no https address, so where its keys are published is not known.';
    return { ok: false, say };
  }
  const path = url.pathname.replace(/\/$/, '');
  return {
    ok: true,
    issuer,
    host: url.host,
    documents: [
      `${url.origin}${path}/.well-known/openid-configuration`,
      `${url.origin}/.well-known/oauth-authorization-server${path}`,
    ],
  };
}

/** Where the issuer says that its keys are, or a sentence why they are not to be fetched. */
export type KeyAddress =
  | {
      readonly ok: true;
      readonly url: string;
      readonly host: string;
      /** It is outside the issuer's registrable domain; only the issuer's own document sends there. */
      readonly elsewhere: boolean;
    }
  | { readonly ok: false; readonly result: 'other-issuer' | 'no-keys'; readonly say: string };

/**
 * Reads `jwks_uri` of an issuer's document (RFC 8414 §2).
 *
 * @param issuer the claim `iss`
 * @param document JSON as it came: anything
 */
export function keyAddress(issuer: string, document: unknown): KeyAddress {
  const own = document as { readonly issuer?: unknown; readonly jwks_uri?: unknown } | null;
  if (typeof own !== 'object' || own === null || typeof own.issuer !== 'string') {
    return { ok: false, result: 'no-keys', say: 'The answer of the issuer is not a document about an issuer.' };
  }
  // RFC 8414 §3.3: they must be identical, or the document says nothing about this issuer.
  if (own.issuer !== issuer) {
    const say = `The document found at the issuer's address is about another issuer, “${own.issuer.slice(0, 200)}”; the token names “${issuer}”.`;
    return { ok: false, result: 'other-issuer', say };
  }
  const url = typeof own.jwks_uri === 'string' ? webAddress(own.jwks_uri) : null;
  // A public issuer has no business with the reader's own machine.
  if (!url || (isLoopback(url.hostname) && !isLoopback(new URL(issuer).hostname))) {
    return { ok: false, result: 'no-keys', say: 'The issuer names no address for its keys that may be asked.' };
  }
  return { ok: true, url: url.href, host: url.host, elsewhere: siteOf(url.href) !== siteOf(issuer) };
}

function whyNot(token: TokenFacts): string | null {
  if (token.kind === 'opaque')
    return 'The token is opaque: it carries no signature, and only its issuer can look it up.';
  if (token.kind === 'unsigned-jwt') return 'The token is not signed (alg is none), so there is no signature to check.';
  if (token.kind === 'jwe')
    return 'The token is encrypted: only the one it is meant for can open it, and see who signed it.';
  if (token.kind === 'damaged-jwt')
    return `The token is damaged, so its signature cannot be right. ${token.damage?.say ?? ''}`.trim();
  const alg = token.header?.alg;
  if (typeof alg === 'string' && /^HS\d/.test(alg))
    return `The token is signed with ${alg}: a secret that only its issuer and its receiver hold. A browser has none and cannot check it.`;
  return null;
}

/** Only https, or http on this very machine: nothing that is asked may be changed on the way. */
function webAddress(text: string): URL | null {
  if (text.length > 300 || !URL.canParse(text)) return null;
  const url = new URL(text);
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  return safe ? url : null;
}
