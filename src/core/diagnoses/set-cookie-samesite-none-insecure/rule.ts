import { serverConfig } from '../../fixes/index.ts';
import { cookiesAreNotIt } from '../cookies-kept.ts';
import { refusedCookie } from '../cookies-refused.ts';
import { defineDiagnosis, finding, noMatch, point, text } from '../define.ts';

/** SameSite=None without Secure: the browser did not store the session cookie. */
export default defineDiagnosis({
  id: 'set-cookie-samesite-none-insecure',
  needs: ['request'],
  supersedes: [
    'status-misuse-401-403',
    'credentials-missing',
    'login-loop',
    'login-set-no-cookie',
    'fetch-credentials-omitted',
    'normal-anonymous-probe',
    'cookie-samesite-blocked',
  ],
  facts: ['cookie', 'server'],
  specs: [
    {
      title: 'RFC 6265bis §5.7: Storage model',
      url: 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-5.7',
    },
  ],
  examine(scene) {
    const not = cookiesAreNotIt(scene);
    if (not) return not;
    const refused = refusedCookie(scene, ['samesite-none-insecure']);
    if (!refused) return noMatch;
    return finding({
      confidence: refused.confidence,
      facts: { cookie: text(refused.cookie.name), server: text(refused.by.url.hostname) },
      because: [
        point(`this answer set ${refused.cookie.name} with SameSite=None and without Secure`, refused.by),
        point('the browser does not hold it, and the next request carried none', scene.subject),
      ],
      fixes: [serverConfig()],
    });
  },
});
