import type { SetCookie } from './set-cookie.ts';
import {
  defaultPath,
  domainMatches,
  isLoopback,
  isPublicSuffix,
  isSecureScheme,
  pathMatches,
  readUrl,
  sameSite,
} from './urls.ts';

/** The rules of RFC 6265bis §5.6–5.7 by which a browser refuses to store a cookie. */
export type StorageRule =
  | 'not-a-url'
  | 'empty'
  | 'control-character'
  | 'too-large'
  | 'domain-not-ascii'
  | 'public-suffix'
  | 'domain-mismatch'
  | 'secure-over-http'
  | 'overwrites-secure-cookie'
  | 'samesite-none-insecure'
  | 'samesite-cross-site'
  | 'secure-prefix'
  | 'host-prefix'
  | 'http-prefix'
  | 'prefix-without-name'
  | 'partitioned-insecure';

export type StorageVerdict =
  | { stored: true; rule: null; domain: string; hostOnly: boolean; path: string }
  | { stored: false; rule: StorageRule; say: string; spec: string };

export interface StorageContext {
  browser: 'chrome' | 'firefox' | 'unknown';
  /** The top-level page of a sub-request, if known: a cross-site answer may not set a SameSite cookie. */
  topLevel?: string | null;
  /** The answer is that of a top-level navigation. */
  isTopLevelNavigation?: boolean;
  /** Cookies of the jar that a plain-http answer must not overwrite. */
  jar?: readonly { name: string; domain: string; path: string; secure: boolean }[];
}

/**
 * Would the browser store this cookie that arrived in an answer from `responseUrl`? Names the rule that refuses it. The
 * rules were compared with what Chromium 156 and Firefox 153 store, over https, over http and from http://localhost.
 *
 * What only the browser knows (third-party blocking, site settings, a full jar) is not judged: `stored: true` says that
 * no rule of the cookie itself refuses it.
 */
export function storageVerdict(cookie: SetCookie, responseUrl: string, context: StorageContext): StorageVerdict {
  const read = readUrl(responseUrl);
  if (!read.ok) return refuse('not-a-url');
  const { url } = read;
  if (cookie.problem) return refuse(cookie.problem);
  // Chrome 89 and Firefox 75 take Secure cookies from http://localhost; RFC 6265bis §5.7 leaves that to the browser.
  const secureEnough = isSecureScheme(url.protocol) || isLoopback(url.hostname);
  // RFC 6265bis §5.6 lets a tab pass; Chromium 156 refuses it, Firefox 153 stores it (measured).
  if (context.browser === 'chrome' && /\t/.test(cookie.name + cookie.value)) return refuse('control-character');
  if (cookie.bytes > 4096) return refuse('too-large');
  const domain = domainRule(cookie, url.hostname);
  if (typeof domain === 'string') return refuse(domain);
  if (cookie.secure && !secureEnough) return refuse('secure-over-http');
  const path = cookie.path?.startsWith('/') ? cookie.path : defaultPath(url.pathname);
  const place = { domain: domain.domain, hostOnly: domain.hostOnly, path };
  if (!cookie.secure && !isSecureScheme(url.protocol) && shadowsSecure(cookie.name, place, context.jar ?? [])) {
    return refuse('overwrites-secure-cookie');
  }
  if (cookie.sameSite === 'none' && !cookie.secure) return refuse('samesite-none-insecure');
  if (crossSiteRefused(cookie, responseUrl, context)) return refuse('samesite-cross-site');
  const prefix = prefixRule(cookie, domain.hostOnly);
  if (prefix) return refuse(prefix);
  if (cookie.partitioned && !cookie.secure) return refuse('partitioned-insecure');
  return { stored: true, rule: null, ...place };
}

const RULES: Readonly<Record<StorageRule, string>> = {
  'not-a-url': 'The address that the answer came from cannot be read.',
  empty: 'The field holds neither a name nor a value.',
  'control-character': 'The field holds a control character, for which browsers drop the whole of it.',
  'too-large': 'Name and value together are larger than the 4096 bytes that browsers store.',
  'domain-not-ascii': 'The Domain attribute holds characters that no host name has.',
  'public-suffix': 'The Domain attribute is a public suffix, under which unrelated sites live.',
  'domain-mismatch': 'The Domain attribute does not cover the host that answered.',
  'secure-over-http': 'The cookie is Secure, but the answer came over plain http.',
  'overwrites-secure-cookie':
    'A Secure cookie of this name exists, and an answer over plain http may not overwrite it.',
  'samesite-none-insecure': 'SameSite=None is only allowed together with Secure.',
  'samesite-cross-site': 'A SameSite cookie cannot be set by an answer to a cross-site request.',
  'secure-prefix': 'A name that begins with __Secure- needs the Secure attribute.',
  'host-prefix': 'A name that begins with __Host- needs Secure, Path=/ and no Domain.',
  'http-prefix': 'A name that begins with __Http- or __Host-Http- needs Secure and HttpOnly.',
  'prefix-without-name': 'A cookie without a name may not have a value that begins with a reserved prefix.',
  'partitioned-insecure': 'Partitioned is only allowed together with Secure.',
};

/** The sentence and the section of a rule; null for a word that is none. */
export function storageRule(rule: string): { readonly say: string; readonly spec: string } | null {
  if (!isStorageRule(rule)) return null;
  const spec =
    rule === 'too-large' || rule === 'control-character'
      ? 'rfc6265bis#5.6'
      : rule === 'partitioned-insecure'
        ? 'chips'
        : 'rfc6265bis#5.7';
  return { say: RULES[rule], spec };
}

export const isStorageRule = (rule: string): rule is StorageRule => Object.hasOwn(RULES, rule);

function refuse(rule: StorageRule): StorageVerdict {
  return { stored: false, rule, say: RULES[rule], spec: storageRule(rule)?.spec ?? '' };
}

function domainRule(cookie: SetCookie, host: string): StorageRule | { domain: string; hostOnly: boolean } {
  const hostOnly = { domain: host.replace(/\.$/, ''), hostOnly: true };
  if (cookie.domain === null) return hostOnly;
  if ([...cookie.domain].some(char => char > '\x7f')) return 'domain-not-ascii';
  const domain = cookie.domain.toLowerCase();
  if (domain === '') return 'domain-mismatch';
  if (isPublicSuffix(domain))
    return domain === host ? hostOnly : domainMatches(host, domain) ? 'public-suffix' : 'domain-mismatch';
  if (!domainMatches(host, domain)) return 'domain-mismatch';
  // An IP address has no sub-domains: such a cookie is the host's own.
  return /^[\d.]+$|:/.test(domain) ? hostOnly : { domain, hostOnly: false };
}

/** RFC 6265bis §5.7 “leave secure cookies alone”: for a cookie without Secure that came over plain http. */
export function shadowsSecure(
  name: string,
  place: { domain: string; path: string },
  jar: NonNullable<StorageContext['jar']>,
): boolean {
  return jar.some(
    other =>
      other.secure &&
      other.name === name &&
      (domainMatches(other.domain.replace(/^\./, ''), place.domain) ||
        domainMatches(place.domain, other.domain.replace(/^\./, ''))) &&
      pathMatches(place.path, other.path),
  );
}

function crossSiteRefused(cookie: SetCookie, url: string, context: StorageContext): boolean {
  if (context.isTopLevelNavigation || !context.topLevel || sameSite(url, context.topLevel) !== false) return false;
  if (cookie.sameSite === 'none') return false;
  // A cookie that names no SameSite counts as Lax in Chrome, as None in Firefox.
  return cookie.sameSite === 'lax' || cookie.sameSite === 'strict' || context.browser === 'chrome';
}

/** RFC 6265bis §4.1.3 and §5.7; prefixes are matched in any case. */
function prefixRule(cookie: SetCookie, hostOnly: boolean): StorageRule | null {
  const name = cookie.name.toLowerCase();
  if (name === '' && /^__(?:secure|host|http|host-http)-/i.test(cookie.value)) return 'prefix-without-name';
  if (/^__(?:host-)?http-/.test(name) && !(cookie.secure && cookie.httpOnly)) return 'http-prefix';
  if (name.startsWith('__secure-') && !cookie.secure) return 'secure-prefix';
  if (name.startsWith('__host-') && !(cookie.secure && hostOnly && cookie.domain === null && cookie.path === '/'))
    return 'host-prefix';
  return null;
}
