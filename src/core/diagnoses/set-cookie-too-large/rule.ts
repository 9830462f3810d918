import { serverCode } from '../../fixes/index.ts';
import { cookiesAreNotIt } from '../cookies-kept.ts';
import { refusedCookie } from '../cookies-refused.ts';
import { bytes, defineDiagnosis, finding, noMatch, point, text } from '../define.ts';

/** The session cookie is larger than browsers store. */
export default defineDiagnosis({
  id: 'set-cookie-too-large',
  needs: ['request'],
  supersedes: [
    'status-misuse-401-403',
    'credentials-missing',
    'login-loop',
    'login-set-no-cookie',
    'fetch-credentials-omitted',
    'normal-anonymous-probe',
  ],
  facts: ['cookie', 'server', 'size'],
  specs: [
    {
      title: 'RFC 6265bis §5.6: The Set-Cookie header field (limits)',
      url: 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-5.6',
    },
  ],
  examine(scene) {
    const not = cookiesAreNotIt(scene);
    if (not) return not;
    const refused = refusedCookie(scene, ['too-large']);
    if (!refused) return noMatch;
    const size = refused.cookie.length + refused.cookie.name.length;
    return finding({
      confidence: refused.confidence,
      facts: { cookie: text(refused.cookie.name), server: text(refused.by.url.hostname), size: bytes(size) },
      because: [
        point(`this answer set ${refused.cookie.name} with ${size} bytes; browsers store 4096`, refused.by),
        point('the browser does not hold it, and the next request carried none', scene.subject),
      ],
      fixes: [serverCode()],
    });
  },
});
