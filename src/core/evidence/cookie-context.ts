import type { RequestContext } from '../http/cookies.ts';
import type { ExchangeEvidence } from './evidence.ts';
import type { BrowserName } from './exchange.ts';

/** The circumstances of a request that decide over cookies (RFC 6265bis §5.8.3). */
export function cookieContext(x: ExchangeEvidence, browser: BrowserName): RequestContext {
  const masked = x.url.path.search(/[‹…]/);
  return {
    ...(masked >= 0 && { knownPath: x.url.path.slice(0, masked) }),
    url: `${x.url.origin}${x.url.path}`,
    method: x.method,
    browser,
    isTopLevelNavigation: x.type === 'main_frame',
    initiator: x.initiator?.origin ?? null,
    topLevel: x.topLevel?.origin ?? null,
    fetchSite: x.request.seen ? (x.request.value.headers['sec-fetch-site'] ?? null) : null,
    now: x.time,
  };
}
