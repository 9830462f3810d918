import type { ExchangeEvidence, UrlEvidence } from '../../evidence/evidence.ts';
import { authorizationOf } from '../../evidence/history.ts';
import { frontendCode, serverConfig, useOtherUrl } from '../../fixes/index.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, text } from '../define.ts';
import { isRefusal } from '../repeats.ts';
import { isSignInPage } from '../sent-to-sign-in.ts';

/** The address was almost right, and the redirect that corrects it lost the header or the body. */
export default defineDiagnosis({
  id: 'redirect-variant-drops-auth',
  needs: ['authorization'],
  supersedes: [
    'authorization-stripped-cross-origin-redirect',
    'credentials-missing',
    'authorization-omitted-on-this-call',
    'server-strips-authorization',
    'extension-stripped-credentials',
    'challenge-missing',
    'normal-anonymous-probe',
    'cookie-domain-mismatch',
  ],
  facts: ['asked', 'right', 'difference', 'method', 'status'],
  specs: [
    { title: 'Fetch standard: HTTP-redirect fetch', url: 'https://fetch.spec.whatwg.org/#http-redirect-fetch' },
    { title: 'RFC 9110 §15.4: Redirection', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.4' },
  ],
  examine({ subject, history, authorization }) {
    if (!isRefusal(subject) || history.hops.length === 0) return noMatch;
    const way = [...history.hops, subject];
    const loss = lossOfHeader(way) ?? lossOfMethod(way);
    if (loss === null) return noMatch;
    if (loss.lost === 'Authorization' && authorization !== null) return ruledOut('the last hop carried Authorization');
    const { before, after } = loss;
    const difference = differenceOf(before.url, after.url);
    if (difference === null) return ruledOut('the redirect led to another address, not to another form of this one');
    return finding({
      confidence: 'certain',
      facts: {
        asked: text(`${before.url.origin}${before.url.path}`),
        right: text(`${after.url.origin}${after.url.path}`),
        difference: text(difference),
        status: text(String(subject.status)),
        ...(loss.lost === 'method' && { method: text(before.method) }),
      },
      because: [
        point(`the address differs only in ${difference}, and the answer was a redirect to the other form`, before),
        loss.lost === 'method'
          ? point(`the ${before.method} became a ${after.method} on the way`, after)
          : point('Authorization was sent before the redirect and not after it', after),
      ],
      fixes: [useOtherUrl(), frontendCode(), serverConfig()],
    });
  },
});

interface Loss {
  readonly before: ExchangeEvidence;
  readonly after: ExchangeEvidence;
  readonly lost: 'Authorization' | 'method';
}

/** Browsers take Authorization off when the origin changes, also from http to https of one host. */
function lossOfHeader(way: readonly ExchangeEvidence[]): Loss | null {
  const at = way.findLastIndex(x => authorizationOf(x) !== null);
  const before = way[at];
  const after = way[at + 1];
  if (!before || !after) return null;
  return { before, after, lost: 'Authorization' };
}

/** A POST that is redirected with 301 or 302 goes on as a GET without its body (Fetch standard). */
function lossOfMethod(way: readonly ExchangeEvidence[]): Loss | null {
  for (const [i, before] of way.entries()) {
    const after = way[i + 1];
    if (after && [301, 302].includes(before.status) && before.method === 'POST' && after.method === 'GET')
      return differenceOf(before.url, after.url) ? { before, after, lost: 'method' } : null;
  }
  return null;
}

/** In what two forms of one address differ; null when it is another address. */
function differenceOf(a: UrlEvidence, b: UrlEvidence): string | null {
  const bare = (host: string) => host.replace(/^www\./, '');
  if (bare(a.hostname) !== bare(b.hostname) || (isSignInPage(b) && !isSignInPage(a))) return null;
  const slash = (path: string) => path.replace(/\/+$/, '');
  if (slash(a.path) !== slash(b.path)) return null;
  if (a.origin === b.origin) return a.path !== b.path ? 'the slash at its end' : null;
  if (a.hostname !== b.hostname) return 'the www before its host';
  return a.protocol !== b.protocol ? 'its scheme' : 'its port';
}
