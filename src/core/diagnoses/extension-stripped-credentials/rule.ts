import { accepted, credentialsOf } from '../../evidence/history.ts';
import { disableExtension } from '../../fixes/index.ts';
import { allowanceOf, askedCredentials } from '../cross-origin.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, text } from '../define.ts';
import { isRefusal } from '../repeats.ts';

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
  facts: ['header', 'server'],
  specs: [
    { title: 'Fetch standard: CORS-preflight fetch', url: 'https://fetch.spec.whatwg.org/#cors-preflight-fetch' },
    {
      title: 'declarativeNetRequest: modifying headers',
      url: 'https://developer.chrome.com/docs/extensions/reference/api/declarativeNetRequest',
    },
  ],
  examine({ subject, history, request }) {
    const { preflight } = history;
    if (!isRefusal(subject) || !preflight || !accepted(preflight) || !preflight.request.seen) return noMatch;
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
