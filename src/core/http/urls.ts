import { getDomain, getPublicSuffix } from 'tldts';

export type ReadUrl = { ok: true; url: URL } | { ok: false; reason: 'not-a-url' };

/** Reads an absolute URL without throwing. `ws:` and `wss:` are kept as they are. */
export function readUrl(text: string): ReadUrl {
  return URL.canParse(text) ? { ok: true, url: new URL(text) } : { ok: false, reason: 'not-a-url' };
}

/** Scheme, host and port as a browser writes them; null for what has no host. WebSocket counts as its HTTP origin. */
export function originOf(text: string): string | null {
  const url = hostedUrl(text);
  return url ? `${httpScheme(url)}//${url.host}` : null;
}

/**
 * The schemeful site: what SameSite compares (HTML §7.1.1.2, RFC 6265bis §5.2), such as `https://example.co.uk`.
 * Private suffixes (`github.io`) count, as in browsers. An IP address or a bare suffix is a site of its own.
 * Null for what has no host.
 */
export function siteOf(text: string): string | null {
  const url = hostedUrl(text);
  return url ? `${httpScheme(url)}//${registrableDomain(url.hostname) ?? url.hostname}` : null;
}

/** Schemeful same-site; null if one of the two has no site, so that nothing can be said. */
export function sameSite(a: string, b: string): boolean | null {
  const [left, right] = [siteOf(a), siteOf(b)];
  return left === null || right === null ? null : left === right;
}

export function sameOrigin(a: string, b: string): boolean | null {
  const [left, right] = [originOf(a), originOf(b)];
  return left === null || right === null ? null : left === right;
}

/** The part of a host under which cookies can be shared (eTLD+1); null for IP addresses and public suffixes. */
export function registrableDomain(host: string): string | null {
  return getDomain(bareHost(host), TLDTS);
}

/** True for `com`, `co.uk`, `github.io`, and for any single label such as `localhost` (the list's default rule). */
export function isPublicSuffix(host: string): boolean {
  const bare = bareHost(host);
  return !isIpAddress(bare) && getPublicSuffix(bare, TLDTS) === bare;
}

/** RFC 6265bis §5.1.4: the cookie's path is the request's, or a prefix of it that ends at a slash. */
export function pathMatches(requestPath: string, cookiePath: string): boolean {
  if (requestPath === cookiePath) return true;
  if (!requestPath.startsWith(cookiePath)) return false;
  return cookiePath.endsWith('/') || requestPath[cookiePath.length] === '/';
}

/** RFC 6265bis §5.1.4: the path a cookie gets that names none; everything before the last slash of the URL's path. */
export function defaultPath(requestPath: string): string {
  const slash = requestPath.lastIndexOf('/');
  return requestPath[0] !== '/' || slash === 0 ? '/' : requestPath.slice(0, slash);
}

/** RFC 6265bis §5.1.3: same host, or a sub-domain of it; an IP address only matches itself. */
export function domainMatches(host: string, domain: string): boolean {
  const [left, right] = [bareHost(host), bareHost(domain)];
  if (left === right) return true;
  return right !== '' && left.endsWith(`.${right}`) && !isIpAddress(left);
}

/** A user name or password stands in the URL (RFC 9110 §4.2.4 deprecates it; browsers strip or refuse it). */
export function hasUserinfo(text: string): boolean {
  const read = readUrl(text);
  return read.ok && (read.url.username !== '' || read.url.password !== '');
}

/** Hosts that browsers treat as secure without TLS: localhost and its sub-domains, 127.0.0.0/8, ::1. */
export function isLoopback(host: string): boolean {
  const bare = bareHost(host);
  return bare === 'localhost' || bare.endsWith('.localhost') || bare === '::1' || /^127(?:\.\d{1,3}){3}$/.test(bare);
}

/** https, wss. */
export function isSecureScheme(protocol: string): boolean {
  return protocol === 'https:' || protocol === 'wss:';
}

const TLDTS = { allowPrivateDomains: true, extractHostname: false } as const;

function hostedUrl(text: string): URL | null {
  const read = readUrl(text);
  return read.ok && read.url.hostname !== '' ? read.url : null;
}

function httpScheme(url: URL): string {
  if (url.protocol === 'ws:') return 'http:';
  return url.protocol === 'wss:' ? 'https:' : url.protocol;
}

function bareHost(host: string): string {
  const lower = host.toLowerCase();
  if (lower.startsWith('[') && lower.endsWith(']')) return lower.slice(1, -1);
  return lower.endsWith('.') ? lower.slice(0, -1) : lower;
}

function isIpAddress(bare: string): boolean {
  return bare.includes(':') || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(bare);
}
