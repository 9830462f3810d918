import type { ExchangeEvidence } from '../evidence/evidence.ts';
import { param } from '../http/challenge.ts';
import { challengesOf } from './sent.ts';

/**
 * RFC 7616 §3.3: `domain` lists the addresses that a Digest login holds for. True when the requested path is among
 * them or none are listed; false means that somebody in between rewrote the path.
 */
export function digestDomainCovers(x: ExchangeEvidence): boolean {
  const domain = challengesOf(x)
    .filter(c => /^digest$/i.test(c.scheme))
    .map(c => param(c, 'domain'))
    .find(d => d !== undefined);
  if (!domain) return true;
  return domain.split(/\s+/).some(uri => {
    const path = URL.canParse(uri) ? new URL(uri).pathname : uri;
    const masked = x.url.path.search(/[‹…]/);
    if (masked >= 0 && path.startsWith(x.url.path.slice(0, masked))) return true;
    return x.url.path.startsWith(path.replace(/\/$/, ''));
  });
}
