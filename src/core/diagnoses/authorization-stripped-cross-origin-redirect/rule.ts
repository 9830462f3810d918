import type { ExchangeEvidence } from '../../evidence/evidence.ts';
import { authorizationOf } from '../../evidence/history.ts';
import { frontendCode, serverConfig } from '../../fixes/index.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, text } from '../define.ts';
import { isRefusal } from '../repeats.ts';

/** A redirect led to another origin, and the browser took Authorization off on the way. */
export default defineDiagnosis({
  id: 'authorization-stripped-cross-origin-redirect',
  needs: ['authorization'],
  supersedes: [
    'credentials-missing',
    'authorization-omitted-on-this-call',
    'server-strips-authorization',
    'extension-stripped-credentials',
    'challenge-missing',
    'cookie-domain-mismatch',
  ],
  facts: ['from', 'to', 'scheme', 'status'],
  specs: [
    { title: 'Fetch standard: HTTP-redirect fetch', url: 'https://fetch.spec.whatwg.org/#http-redirect-fetch' },
    { title: 'RFC 9110 §15.4: Redirection', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.4' },
  ],
  examine({ subject, history, authorization }) {
    if (!isRefusal(subject) || history.hops.length === 0) return noMatch;
    const way = [...history.hops, subject];
    const lost = lossOn(way);
    if (lost === null) return ruledOut('no redirect before this request carried Authorization');
    const { before, after } = lost;
    if (authorization !== null) return ruledOut('the last hop of the redirect carried Authorization');
    if (before.url.origin === after.url.origin) return ruledOut('the redirect stayed on its origin');

    const sent = authorizationOf(before);
    return finding({
      confidence: 'certain',
      facts: {
        from: text(before.url.origin),
        to: text(after.url.origin),
        scheme: text(sent?.scheme ?? 'Authorization'),
        status: text(String(subject.status)),
      },
      because: [
        point('this request carried Authorization', before),
        point(`it was answered with a redirect to ${after.url.origin}`, before),
        point('the request that followed it carried none', after),
      ],
      fixes: [frontendCode(), serverConfig()],
    });
  },
});

/** The last hop that still carried Authorization, and the one after it. */
function lossOn(way: readonly ExchangeEvidence[]): { before: ExchangeEvidence; after: ExchangeEvidence } | null {
  const at = way.findLastIndex(x => authorizationOf(x) !== null);
  const before = way[at];
  const after = way[at + 1];
  return before && after ? { before, after } : before ? { before, after: before } : null;
}
