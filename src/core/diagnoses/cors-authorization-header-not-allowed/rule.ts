import { serverConfig } from '../../fixes/index.ts';
import { allowanceOf, askedCredentials, blockedAfterPreflight } from '../cross-origin.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, text } from '../define.ts';

/** The preflight was answered, but leaves out the header that carries the credential. */
export default defineDiagnosis({
  id: 'cors-authorization-header-not-allowed',
  needs: [],
  supersedes: [
    'credentials-missing',
    'authorization-omitted-on-this-call',
    'extension-stripped-credentials',
    'cors-credentials-not-allowed',
  ],
  facts: ['header', 'server', 'page', 'allowed'],
  specs: [
    { title: 'Fetch standard: CORS-preflight fetch', url: 'https://fetch.spec.whatwg.org/#cors-preflight-fetch' },
    {
      title: 'Fetch standard: CORS non-wildcard request-header name',
      url: 'https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name',
    },
  ],
  examine(scene) {
    const blocked = blockedAfterPreflight(scene);
    if (!blocked) return noMatch;
    const { preflight, call } = blocked;
    const allowance = allowanceOf(preflight);
    const asked = askedCredentials(preflight);
    if (asked.length === 0) return noMatch;
    const header = asked.find(h => !allowance.headers.includes(h));
    if (header === undefined) return ruledOut('the preflight allows the header');
    const wildcard = allowance.headers.includes('*');
    const cookies = call?.request.seen && call.request.value.cookies.length > 0;
    if (wildcard && cookies && (allowance.origin === '*' || !allowance.credentials))
      return ruledOut('the preflight forbids credentials, which comes before the list of headers');
    if (wildcard && header !== 'authorization' && !cookies) return ruledOut('the wildcard covers the header');

    return finding({
      confidence: !wildcard ? 'certain' : cookies ? 'likely' : 'possible',
      facts: {
        header: text(header),
        server: text(preflight.url.hostname),
        allowed: text(allowance.headers.join(', ') || 'none'),
        ...(preflight.initiator && { page: text(preflight.initiator.origin) }),
      },
      because: [
        point(`the preflight asked for ${header}`, preflight),
        point(
          wildcard
            ? 'it was allowed by a wildcard only, which by the standard does not cover it'
            : `the answer allows ${allowance.headers.join(', ') || 'no headers'}`,
          preflight,
        ),
        ...(call ? [point('the call itself got no answer', call)] : []),
      ],
      against: wildcard && !cookies ? [point('current browsers let this wildcard pass')] : [],
      fixes: [serverConfig()],
    });
  },
});
