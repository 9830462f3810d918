import { siteOf } from '../http/urls.ts';
import type { QueryEvidence, UrlEvidence } from './evidence.ts';
import type { Fingerprinter } from './fingerprint.ts';
import type { Masker } from './mask.ts';
import { isPlain, isUuid } from './plain.ts';

/** Query parameters whose values are dates, flow words or names, never credentials. */
const PUBLIC_PARAMETERS = new Set(
  `error error_description error_code response_type response_mode grant_type prompt scope client_id
  x-amz-algorithm x-amz-date x-amz-expires x-amz-signedheaders x-goog-algorithm x-goog-date x-goog-expires
  sp sr spr`.split(/\s+/),
);
/** Moments and durations by right. */
const TIMES = new Set('expires exp se st sv'.split(' '));
const TIME = /^(?:\d[\d:.TZ+-]{0,40}|[A-Z][a-z]{2}, [\w :-]{10,30})?$/;
/** Names, numbers and identifiers by right; what does not look like one may be a cursor or a token. */
const NAMES = new Set('audience resource page limit offset'.split(' '));
/** Where to go afterwards: an address, as often without a host as with one. */
const ADDRESSES = new Set('error_uri redirect_uri next rd returnurl return_to returnto continue service'.split(' '));
/** Schemes whose host is a server or the id of an extension. An app's own scheme may be followed by anything. */
const HOSTED = /^(?:https?|wss?|ftp|(?:chrome|moz|safari-web|ms-browser)-extension|chrome|edge|resource):$/;
const LONG_NAME = 8;

/**
 * Takes userinfo, fragment, token-like path segments and query values out of a URL.
 *
 * @param raw a URL, an origin, or what a browser gives instead (`null`, `about:blank`)
 * @returns null when it cannot be read as a URL with a host
 */
export function urlEvidence(raw: string, fingerprint: Fingerprinter, mask: Masker): UrlEvidence | null {
  const url = URL.canParse(raw) ? new URL(raw) : null;
  if (!url?.hostname) return null;
  const isApp = !HOSTED.test(url.protocol);
  const host = isApp ? mask.path(url.host, true) : url.host;
  const path = mask.path(url.pathname, isApp);
  const query = [...url.searchParams].slice(0, 100).map(
    ([name, value]): QueryEvidence => ({
      name: shownName(name, value, mask),
      value: publicValue(name.toLowerCase(), value, url.href, mask),
      length: value.length,
      fingerprint: fingerprint(value),
    }),
  );
  const shown = query.map(q => `${q.name}=${q.value ?? '…'}`).join('&');
  return {
    href: `${url.protocol}//${host}${path}${shown && `?${shown}`}`,
    protocol: url.protocol,
    hostname: isApp ? host : url.hostname,
    port: url.port,
    origin: url.protocol.startsWith('http') ? url.origin : `${url.protocol.replace('ws', 'http')}//${host}`,
    site: host !== url.host ? `${url.protocol}//${host}` : (siteOf(raw) ?? url.hostname),
    path,
    query,
    hasUserinfo: url.username !== '' || url.password !== '',
  };
}

/** A name without a value may be the token itself (`?xK39fj2LsQ0pZ1aB`). */
function shownName(name: string, value: string, mask: Masker): string {
  // `?/login` names an action.
  if (name.startsWith('/')) return mask.path(name);
  const isToken = name.length >= LONG_NAME && !isUuid(name) && !isPlain(name) && (value === '' || name.length >= 12);
  return isToken || (value === '' && /[@?&/]./.test(name)) ? mask.whole(name) : mask.text(name, 100);
}

function publicValue(name: string, value: string, base: string, mask: Masker): string | null {
  if (ADDRESSES.has(name)) return publicAddress(value, base, mask);
  if (NAMES.has(name)) return publicIdentifier(value, base, mask);
  if (TIMES.has(name)) return TIME.test(value) ? value : mask.whole(value);
  return PUBLIC_PARAMETERS.has(name) ? mask.text(value, 300) : null;
}

/** A URI as it was written, where each of its parts is a name or a public id; `api://<UUID>` and URNs as well. */
function publicIdentifier(value: string, base: string, mask: Masker): string {
  if (/^https?:/i.test(value)) return publicAddress(value, base, mask);
  const parts = value.replace(/^[a-z][a-z0-9+.-]*:(?:\/\/)?/i, '').split(/[/:\s]/);
  const isName = value.length <= 300 && parts.every(p => isUuid(p) || (/^[\p{L}\d._~-]*$/u.test(p) && isPlain(p)));
  return isName ? mask.name(value, 300) : value === '' ? '' : mask.whole(value);
}

/** Where an address leads, and nothing of what it brings there: its origin (as far as it was written) and path. */
export function publicAddress(value: string, base: string, mask: Masker): string {
  const scheme = /^\s*([a-z][a-z0-9+.-]*:)/i.exec(value)?.[1]?.toLowerCase();
  if (scheme && !HOSTED.test(scheme)) return value.trim() === scheme ? scheme : `${scheme}…`;
  if (!URL.canParse(value, base)) return value === '' ? '' : mask.whole(value);
  const url = new URL(value, base);
  const path = mask.path(url.pathname);
  if (scheme || /^\s*[\\/]{2}/.test(value)) return `${url.protocol}//${url.host}${path}`;
  if (/^\s*\//.test(value)) return path;
  // Without a slash it is a path beside the request's own, or no address at all.
  const bare = value.replace(/[?#].*$/s, '');
  return /^[\p{L}\d._~/-]*$/u.test(bare) ? mask.path(bare) : mask.whole(value);
}
