import { siteOf } from '../http/urls.ts';
import type { QueryEvidence, UrlEvidence } from './evidence.ts';
import type { Fingerprinter } from './fingerprint.ts';
import type { Masker } from './mask.ts';

/** Query parameters whose values are dates, flow words or addresses, never credentials. */
const PUBLIC_PARAMETERS = new Set(
  `error error_description error_code error_uri response_type response_mode grant_type prompt scope audience resource
  client_id redirect_uri next rd returnurl return_to returnto continue service page limit offset
  x-amz-algorithm x-amz-date x-amz-expires x-amz-signedheaders x-goog-algorithm x-goog-date x-goog-expires
  expires se st sp sv sr spr exp`.split(/\s+/),
);

/**
 * Takes userinfo, fragment, token-like path segments and query values out of a URL.
 *
 * @param raw a URL, an origin, or what a browser gives instead (`null`, `about:blank`)
 * @returns null when it cannot be read as a URL with a host
 */
export function urlEvidence(raw: string, fingerprint: Fingerprinter, mask: Masker): UrlEvidence | null {
  const url = URL.canParse(raw) ? new URL(raw) : null;
  if (!url?.hostname) return null;
  const path = url.pathname
    .split('/')
    .map(segment => mask.text(segment, 300))
    .join('/');
  const query = [...url.searchParams].slice(0, 100).map(
    ([name, value]): QueryEvidence => ({
      name: mask.text(name, 100),
      value: PUBLIC_PARAMETERS.has(name.toLowerCase()) ? publicValue(value, fingerprint, mask) : null,
      length: value.length,
      fingerprint: fingerprint(value),
    }),
  );
  const shown = query.map(q => `${q.name}=${q.value ?? '…'}`).join('&');
  return {
    href: `${url.protocol}//${url.host}${path}${shown && `?${shown}`}`,
    protocol: url.protocol,
    hostname: url.hostname,
    port: url.port,
    origin: url.protocol.startsWith('http') ? url.origin : `${url.protocol.replace('ws', 'http')}//${url.host}`,
    site: siteOf(raw) ?? url.hostname,
    path,
    query,
    hasUserinfo: url.username !== '' || url.password !== '',
  };
}

/** An address in a parameter may itself carry tokens. */
function publicValue(value: string, fingerprint: Fingerprinter, mask: Masker): string {
  if (!/^https?:/i.test(value)) return mask.text(value, 300);
  const inner = urlEvidence(value, fingerprint, mask);
  return inner ? `${inner.origin}${inner.path}` : mask.text(value, 300);
}
