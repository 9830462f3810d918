import { serverConfig } from '../../fixes/index.ts';
import { cookiesAreNotIt } from '../cookies-kept.ts';
import { refusedCookie } from '../cookies-refused.ts';
import { defineDiagnosis, finding, noMatch, point, text } from '../define.ts';

/** The Domain of the session cookie is one that this host may not set. */
export default defineDiagnosis({
  id: 'set-cookie-domain-rejected',
  needs: ['request'],
  supersedes: [
    'status-misuse-401-403',
    'credentials-missing',
    'login-loop',
    'login-set-no-cookie',
    'fetch-credentials-omitted',
    'normal-anonymous-probe',
    'cookie-domain-mismatch',
  ],
  facts: ['cookie', 'domain', 'server', 'fault'],
  specs: [
    {
      title: 'RFC 6265bis §5.7: Storage model',
      url: 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-5.7',
    },
    { title: 'Public Suffix List', url: 'https://publicsuffix.org/' },
  ],
  examine(scene) {
    const not = cookiesAreNotIt(scene);
    if (not) return not;
    const refused = refusedCookie(scene, ['public-suffix', 'domain-mismatch', 'domain-not-ascii']);
    if (!refused) return noMatch;
    const { cookie, by } = refused;
    const fault =
      cookie.refused === 'public-suffix'
        ? 'is a public suffix, under which unrelated sites live'
        : 'does not cover the host that set it';
    return finding({
      confidence: refused.confidence,
      facts: {
        cookie: text(cookie.name),
        domain: text(cookie.domain ?? ''),
        server: text(by.url.hostname),
        fault: text(fault),
      },
      because: [
        point(`this answer set ${cookie.name} with Domain=${cookie.domain}, which ${fault}`, by),
        point('the browser does not hold it, and the next request carried none', scene.subject),
      ],
      fixes: [serverConfig()],
    });
  },
});
