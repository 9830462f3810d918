import { domainMatches, isLoopback, isSecureScheme, pathMatches, readUrl, sameSite, siteOf } from './urls.ts';

/** A cookie of the jar as the cookies API gives it; the value does not matter. */
export interface JarEntry {
  readonly domain: string;
  readonly hostOnly: boolean;
  readonly path: string;
  readonly secure: boolean;
  readonly sameSite: 'no_restriction' | 'lax' | 'strict' | 'unspecified';
  /** Epoch milliseconds; null for a session cookie. */
  readonly expires: number | null;
  readonly partitionKey: { readonly topLevelSite: string; readonly hasCrossSiteAncestor?: boolean | null } | null;
}

export interface RequestContext {
  readonly url: string;
  /** The beginning of its path that was seen, where the rest was not: what goes on from there may match any `Path`. */
  readonly knownPath?: string;
  readonly method: string;
  readonly browser: 'chrome' | 'firefox' | 'unknown';
  /** A top-level navigation: the address bar of a tab changes. */
  readonly isTopLevelNavigation: boolean;
  /** Origin or URL of the document that asked; null where the browser or the person did. */
  readonly initiator: string | null;
  /** Origin or URL of the top-level page; null where it is not known. */
  readonly topLevel: string | null;
  /** `Sec-Fetch-Site`, where it was seen: it tells the context where the browser names no document that asked. */
  readonly fetchSite?: string | null;
  /** Epoch milliseconds. */
  readonly now: number;
}

export type SendRule =
  | 'not-a-url'
  | 'expired'
  | 'host-only'
  | 'domain'
  | 'path'
  | 'secure'
  | 'partition'
  | 'samesite-strict'
  | 'samesite-lax'
  | 'samesite-unspecified'
  | 'lax-post-grace'
  | 'context-not-seen'
  | 'third-party';

/** `unknown`: the rule decides, but on something that the browser does not tell. */
export type SendVerdict = { sent: true } | { sent: false | 'unknown'; rule: SendRule; say: string };

/**
 * Which rule of RFC 6265bis §5.8.3 keeps a cookie of the jar at home on this request, if any. `sent: true` says that no
 * rule of the cookie does; a page that asks without credentials still sends none.
 */
export function sendVerdict(cookie: JarEntry, request: RequestContext): SendVerdict {
  const read = readUrl(request.url);
  if (!read.ok) return keep('not-a-url', 'unknown');
  const { url } = read;
  const domain = cookie.domain.replace(/^\./, '');
  if (cookie.expires !== null && cookie.expires <= request.now) return keep('expired');
  if (url.hostname !== domain.toLowerCase()) {
    if (cookie.hostOnly) return keep(domainMatches(url.hostname, domain) ? 'host-only' : 'domain');
    if (!domainMatches(url.hostname, domain)) return keep('domain');
  }
  if (!pathMatches(url.pathname, cookie.path)) {
    const { knownPath } = request;
    return keep('path', knownPath !== undefined && cookie.path.startsWith(knownPath) ? 'unknown' : false);
  }
  if (cookie.secure && !isSecureScheme(url.protocol) && !isLoopback(url.hostname)) return keep('secure');
  return partitionVerdict(cookie, request) ?? sameSiteVerdict(cookie, request);
}

const SENTENCES: Readonly<Record<SendRule, string>> = {
  'not-a-url': 'The requested address cannot be read.',
  expired: 'Its lifetime had ended.',
  'host-only': 'It belongs to exactly the host that set it, without sub-domains.',
  domain: 'It belongs to another host.',
  path: 'Its Path does not cover the requested path.',
  secure: 'It is Secure, and the request goes over plain http.',
  partition: 'It lives in the partition of another top-level site.',
  'samesite-strict': 'It is SameSite=Strict, and the request comes from another site.',
  'samesite-lax': 'It is SameSite=Lax, and the request comes from another site without being a link that was followed.',
  'samesite-unspecified': 'It names no SameSite, which Chrome treats as Lax, and the request comes from another site.',
  'lax-post-grace': 'It names no SameSite; Chrome sends it with a cross-site form only in its first two minutes.',
  'context-not-seen': 'Whether the request comes from another site was not seen.',
  'third-party': 'Nothing in the cookie keeps it home; the browser may still block or partition third-party cookies.',
};

function keep(rule: SendRule, sent: false | 'unknown' = false): SendVerdict {
  return { sent, rule, say: SENTENCES[rule] };
}

function partitionVerdict(cookie: JarEntry, request: RequestContext): SendVerdict | null {
  if (cookie.partitionKey === null) return null;
  const topSite = siteOf(request.isTopLevelNavigation ? request.url : (request.topLevel ?? ''));
  if (topSite === null) return keep('context-not-seen', 'unknown');
  // Firefox's key for cookies that no site partitions is empty.
  const key = cookie.partitionKey.topLevelSite;
  if (key === '') return null;
  if (siteOf(key) !== topSite) return keep('partition');
  return isOtherAncestry(cookie.partitionKey.hasCrossSiteAncestor ?? null, request) ? keep('partition') : null;
}

/**
 * Chrome keeps two partitions for one top-level site: one for where every document around is of the cookie's own site,
 * one for where another lies between (CHIPS §2.1, `hasCrossSiteAncestor`).
 */
function isOtherAncestry(behindOther: boolean | null, request: RequestContext): boolean {
  if (behindOther === null || request.browser !== 'chrome') return false;
  const crossSite = request.isTopLevelNavigation ? false : isCrossSite(request);
  return crossSite !== null && crossSite !== behindOther;
}

function sameSiteVerdict(cookie: JarEntry, request: RequestContext): SendVerdict {
  const crossSite = isCrossSite(request);
  if (crossSite === null) {
    return cookie.sameSite === 'no_restriction' ? { sent: true } : keep('context-not-seen', 'unknown');
  }
  if (!crossSite) return { sent: true };
  if (cookie.sameSite === 'strict') return keep('samesite-strict');
  if (request.isTopLevelNavigation) return topLevelVerdict(cookie, request);
  if (cookie.sameSite === 'lax') return keep('samesite-lax');
  if (cookie.sameSite === 'unspecified' && request.browser !== 'firefox') {
    return keep('samesite-unspecified', request.browser === 'chrome' ? false : 'unknown');
  }
  return cookie.partitionKey === null ? keep('third-party', 'unknown') : { sent: true };
}

function topLevelVerdict(cookie: JarEntry, request: RequestContext): SendVerdict {
  const safe = /^(?:GET|HEAD|OPTIONS|TRACE)$/i.test(request.method);
  if (safe || cookie.sameSite === 'no_restriction') return { sent: true };
  if (cookie.sameSite === 'lax') return keep('samesite-lax');
  return request.browser === 'firefox' ? { sent: true } : keep('lax-post-grace', 'unknown');
}

/** RFC 6265bis §5.2: the asking document, and for a sub-request the top-level page too, have to be of the same site. */
function isCrossSite(request: RequestContext): boolean | null {
  const fromInitiator = request.initiator === null ? null : sameSite(request.initiator, request.url);
  // After a redirect the field speaks of the whole chain, which SameSite does not mind: an initiator goes first.
  const told = request.initiator === null ? (request.fetchSite ?? null) : null;
  if (request.isTopLevelNavigation) {
    // No initiator: the address bar, a bookmark, a link from another program. They count as same-site.
    return request.initiator === null ? told === 'cross-site' : fromInitiator !== true;
  }
  const underTop = request.topLevel === null ? null : sameSite(request.topLevel, request.url);
  // An opaque initiator (a sandboxed frame, “null”) is of no site, hence cross-site.
  if (request.initiator === 'null' || underTop === false || fromInitiator === false || told === 'cross-site')
    return true;
  return underTop === null && fromInitiator === null && told !== 'same-origin' && told !== 'same-site' ? null : false;
}
