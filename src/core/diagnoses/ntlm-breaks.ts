import type { ExchangeEvidence } from '../evidence/evidence.ts';
import { hasResponseField, INSTANCE_FIELDS, responseField } from './answers.ts';
import { type Point, point } from './define.ts';

/** What shows that the legs may have gone over several connections. */
export function signsOfBreak(subject: ExchangeEvidence, challenged: ExchangeEvidence): Point[] {
  const both = [challenged, subject];
  const signs: (string | false)[] = [
    both.some(x => hasResponseField(x, 'via')) && 'a proxy stands in between (Via)',
    both.some(x => /^HTTP\/[23]/i.test(x.statusLine)) &&
      'the answer came over HTTP/2 or HTTP/3, which share one connection among requests',
    both.some(x => /\bclose\b/i.test(responseField(x, 'connection') ?? '')) &&
      'the connection was closed in the middle of the handshake',
    otherInstance(subject, challenged) && 'the legs were answered by different servers',
    both.some(x => hasResponseField(x, 'alt-svc') && /\bh[23]/.test(responseField(x, 'alt-svc') ?? '')) &&
      'the server offers HTTP/2 or HTTP/3',
    both.some(x => /nginx|haproxy|traefik|envoy|caddy|cloudflare|varnish/i.test(responseField(x, 'server') ?? '')) &&
      'a reverse proxy answered',
  ];
  return signs.filter(s => s !== false).map(s => point(s, subject));
}

/** Both name the server that answered, in the same field, and it is not the same one. */
const otherInstance = (a: ExchangeEvidence, b: ExchangeEvidence): boolean =>
  INSTANCE_FIELDS.some(field => {
    const [one, other] = [responseField(a, field), responseField(b, field)];
    return one !== undefined && other !== undefined && one !== other;
  });
