import type { ExchangeEvidence, JarCookie, RequestEvidence } from '../../evidence/evidence.ts';
import { accepted, credentialsOf, isPreflight } from '../../evidence/history.ts';
import { disableExtension, frontendCode } from '../../fixes/index.ts';
import { mayHoldSession, verdictOn, wentWithSibling } from '../cookies-kept.ts';
import { allowanceOf, askedCredentials } from '../cross-origin.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, type Scene, text } from '../define.ts';
import { isRefusal } from '../repeats.ts';
import { carried } from '../session-cookies.ts';
import { quote, saysAny } from '../words.ts';

/** The preflight announced the header, and the request went without it. */
export default defineDiagnosis({
  id: 'extension-stripped-credentials',
  needs: ['request'],
  supersedes: [
    'credentials-missing',
    'authorization-omitted-on-this-call',
    'request-cannot-carry-authorization',
    'fetch-credentials-omitted',
  ],
  facts: ['header', 'cookie', 'server'],
  specs: [
    { title: 'Fetch standard: CORS-preflight fetch', url: 'https://fetch.spec.whatwg.org/#cors-preflight-fetch' },
    {
      title: 'declarativeNetRequest: modifying headers',
      url: 'https://developer.chrome.com/docs/extensions/reference/api/declarativeNetRequest',
    },
  ],
  examine(scene) {
    const { subject, history, request } = scene;
    const { preflight } = history;
    if (!isRefusal(subject)) return noMatch;
    if (!preflight || !accepted(preflight) || !preflight.request.seen) return withoutItsCookie(scene);
    const announced = askedCredentials(preflight);
    const missing = announced.find(h => !request.headerNames.includes(h));
    if (missing === undefined) return noMatch;
    if (credentialsOf(subject).length > 0) return ruledOut('the request carried another credential');
    // A call that was redirected is another one for its preflight.
    if (history.hops.length > 0) return ruledOut('a redirect lies between the preflight and this request');
    const allowed = allowanceOf(preflight).headers;
    return finding({
      confidence: 'likely',
      facts: { header: text(missing), server: text(subject.url.hostname) },
      because: [
        point(`the preflight announced ${missing}, so the page had set it`, preflight),
        point(`the request that followed lacks it`, subject),
        ...(allowed.includes(missing) || allowed.includes('*') ? [point('the server had allowed it', preflight)] : []),
      ],
      against: [point('other extensions and their rules cannot be seen')],
      fixes: [disableExtension()],
    });
  },
});

/** The browser held a session cookie that no rule kept home, and sent no cookie at all to the page's own origin. */
function withoutItsCookie(scene: Scene & { readonly request: RequestEvidence }) {
  const { subject, evidence, request, history } = scene;
  if (!evidence.jar.seen || request.cookies.length > 0 || request.credentials.length > 0) return noMatch;
  if (subject.initiator !== null && subject.initiator.origin !== subject.url.origin) return noMatch;
  if (isPreflight(subject) || subject.status === 407 || subject.status === 511) return noMatch;
  const other = saysAny(subject, [
    'csrf-token',
    'csrf-origin',
    'client-certificate',
    'blocked-address',
    'misconfigured',
  ]);
  if (other) return ruledOut(quote(other));
  for (const cookie of evidence.jar.value) {
    if (!mayHoldSession(cookie) || verdictOn(cookie, subject, evidence).sent !== true) continue;
    // The jar is read afterwards: only what was there before could have gone along.
    const before = history.before.findLast(x => carried(x, cookie) || setBy(x, cookie));
    if (!before) continue;
    if (subject.type === 'xmlhttprequest' && wentWithSibling(cookie, scene))
      return ruledOut(`another call of the page did carry ${cookie.name}`);
    return finding({
      confidence: 'possible',
      facts: { cookie: text(cookie.name), server: text(subject.url.hostname) },
      because: [
        point(`the browser held ${cookie.name} before, and no rule of it keeps it off this request`, before),
        point('the request went to the own origin of the page and carried no cookie at all', subject),
      ],
      against: [
        point("a fetch with credentials: 'omit' looks alike", subject),
        point('other extensions and their rules cannot be seen'),
      ],
      fixes: [disableExtension(), frontendCode()],
    });
  }
  return noMatch;
}

const setBy = (x: ExchangeEvidence, cookie: JarCookie): boolean =>
  x.response.seen &&
  x.response.value.setCookies.some(
    c => c.name === cookie.name && c.fingerprint === cookie.fingerprint && c.refused === null,
  );
