import type { SetCookieEvidence } from '../../evidence/evidence.ts';
import { serverConfig } from '../../fixes/index.ts';
import { cookiesAreNotIt } from '../cookies-kept.ts';
import { refusedCookie } from '../cookies-refused.ts';
import { defineDiagnosis, finding, noMatch, point, text } from '../define.ts';

/** The name promises what the attributes do not keep, so the browser did not store the cookie. */
export default defineDiagnosis({
  id: 'set-cookie-prefix-violation',
  needs: ['request'],
  supersedes: [
    'status-misuse-401-403',
    'credentials-missing',
    'login-loop',
    'login-set-no-cookie',
    'fetch-credentials-omitted',
    'normal-anonymous-probe',
    'cookie-secure-over-http',
  ],
  facts: ['cookie', 'server', 'fault'],
  specs: [
    {
      title: 'RFC 6265bis §4.1.3: Cookie name prefixes',
      url: 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-4.1.3',
    },
  ],
  examine(scene) {
    const not = cookiesAreNotIt(scene);
    if (not) return not;
    // Over plain http the refusal is recorded as that of a Secure cookie; the prefix needs https all the same.
    const refused = refusedCookie(scene, ['secure-prefix', 'host-prefix', 'http-prefix', 'prefix-without-name']);
    if (!refused) return noMatch;
    const fault = faultOf(refused.cookie);
    return finding({
      confidence: refused.confidence,
      facts: { cookie: text(refused.cookie.name), server: text(refused.by.url.hostname), fault: text(fault) },
      because: [
        point(`this answer set ${refused.cookie.name} ${fault}`, refused.by),
        point('the browser does not hold it, and the next request carried none', scene.subject),
      ],
      fixes: [serverConfig()],
    });
  },
});

function faultOf(c: SetCookieEvidence): string {
  if (!c.secure) return 'without Secure';
  if (c.domain !== null) return `with Domain=${c.domain}`;
  if (/http-/i.test(c.name) && !c.httpOnly) return 'without HttpOnly';
  return c.path === null ? 'without Path=/' : `with Path=${c.path}`;
}
