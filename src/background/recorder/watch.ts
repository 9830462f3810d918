import { type Exchange, type Header, isOtherName, parseCookieHeader, siteOf } from '../../core/index.ts';

/** Statuses that are a refusal of sign-in by themselves; 495 and 496 are nginx' words about client certificates. */
const REFUSED = new Set([401, 407, 419, 431, 440, 495, 496, 498, 511]);

/**
 * True when the exchange may be the subject of an episode: it was refused for a reason of sign-in.
 *
 * @param before exchanges seen earlier, the newest first, to find the preflight of a call that failed
 */
export function isRefused(exchange: Exchange, before: Iterable<Exchange>): boolean {
  const { status } = exchange;
  if (REFUSED.has(status)) return true;
  if (status === 403) return isPreflightCall(exchange) || hasChallenge(exchange) || isForbiddenToSomebody(exchange);
  if (status === 400)
    return hasChallenge(exchange) || DIGEST.test(header(exchange.requestHeaders, 'authorization') ?? '');
  if (status !== 0 || !FAILED_CORS.test(exchange.error ?? '')) return false;
  // The refused preflight is an episode already; one that was answered leaves the call as the only sign.
  const preflight = preflightOf(exchange, before);
  return preflight !== null && preflight.status >= 200 && preflight.status < 300;
}

/** What a page's call ends in when CORS forbids it: Chromium, and Firefox. */
const FAILED_CORS = /^(net::ERR_FAILED|NS_ERROR_DOM_BAD_URI)$/;

/** A preflight and its call follow each other closely (platform facts, section 1). */
const PREFLIGHT_WINDOW_MS = 10_000;

/** An OPTIONS request that asks for a method (Fetch standard, CORS-preflight fetch). */
export const isPreflightCall = (x: Exchange): boolean =>
  x.method === 'OPTIONS' && header(x.requestHeaders, 'access-control-request-method') !== undefined;

/** The preflight that was asked for this call, the latest one. */
export function preflightOf(call: Exchange, before: Iterable<Exchange>): Exchange | null {
  if (call.method === 'OPTIONS') return null;
  for (const x of before) {
    if (x.url === call.url && Math.abs(x.time - call.time) < PREFLIGHT_WINDOW_MS && isPreflightCall(x)) return x;
  }
  return null;
}

/** The answer asks for credentials, or says in a header of its own that these were refused. */
const hasChallenge = (x: Exchange): boolean =>
  CHALLENGE_FIELDS.some(name => header(x.responseHeaders, name) !== undefined);

const CHALLENGE_FIELDS = [
  'www-authenticate',
  'proxy-authenticate',
  'dpop-nonce',
  'x-ms-diagnostics',
  'x-amzn-errortype',
  'x-amzn-remapped-www-authenticate',
];

/** 400 is the answer to a digest of another address (RFC 7616 §3.4.6); with other schemes it says nothing of sign-in. */
const DIGEST = /^\s*digest\s/i;

/** A 403 that tells somebody something, and not one of the many to third parties' pixels (decision 0009). */
const isForbiddenToSomebody = (x: Exchange): boolean =>
  carriesCredential(x) || x.type === 'main_frame' || (x.type === 'xmlhttprequest' && isOwnCall(x));

const carriesCredential = (x: Exchange): boolean => x.prompted || CREDENTIALS.some(is => is(x));

const CREDENTIALS: readonly ((x: Exchange) => boolean)[] = [
  // The browser answered a challenge by itself, and this came of it.
  x => !x.requestHeaders.seen && x.requestHeaders.why === 'browser-hides-own-credentials',
  x => header(x.requestHeaders, 'authorization') !== undefined,
  x => x.requestHeaders.seen && x.requestHeaders.value.reveal().some(([name]) => KEY_FIELD.test(name)),
  x => KEY_PARAMETER.test(x.url),
];

/** Fields of API keys and tokens by their usual names; what they hold is judged by core. */
const KEY_FIELD = /^(?!.*(?:csrf|xsrf)).*(?:api[-_]?key|[-_]token|^token|subscription-key|x-auth)/i;

/** Signed addresses and keys in the query. */
const KEY_PARAMETER = /[?&](?:[\w-]*signature|sig|api[-_]?key|key|access_token|token)=[^&#]/i;

/** A call to the page's own site that was made in somebody's name, or that wanted to change something. */
function isOwnCall(x: Exchange): boolean {
  const from = x.initiator ?? x.topLevel;
  if (from !== null && siteOf(from) !== siteOf(x.url)) return false;
  return !SAFE.has(x.method) || namesSomebody(header(x.requestHeaders, 'cookie'));
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Any cookie that is not one of measurement, consent or balancing: sessions have names of all kinds. */
const namesSomebody = (cookie: string | undefined): boolean =>
  cookie !== undefined && parseCookieHeader(cookie).some(({ name }) => !isOtherName(name));

/** The address of a sign-in or of a token: the evidence of what came of it explains later refusals. */
export const isSignIn = (x: { method: string; url: string }): boolean =>
  x.method !== 'OPTIONS' && SIGN_IN.test(pathOf(x.url));

const SIGN_IN =
  /(^|[/._-])(log[-_]?in|log[-_]?out|sign[-_]?in|sign[-_]?out|auth[nz]?|authoriz\w*|authenticat\w*|oauth2?|sso|saml\d?|token|refresh|sessions?)([/._-]|$)/i;

// Asked of every request, so it parses nothing: what stands between the authority and the query.
const pathOf = (url: string): string => /^[^/]*\/\/[^/?#]*([^?#]*)/.exec(url)?.[1] ?? '';

/** A field of the raw headers; undefined when it is absent or was not seen. */
export function header(headers: Exchange['requestHeaders'], name: string): string | undefined {
  if (!headers.seen) return undefined;
  const found = headers.value.reveal().find(([n]: Header) => n.toLowerCase() === name);
  return found?.[1];
}
