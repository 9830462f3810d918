import { serverConfig } from '../../fixes/index.ts';
import { cookiesAreNotIt, keptBy, keptCookies } from '../cookies-kept.ts';
import { defineDiagnosis, finding, noMatch, point, text } from '../define.ts';

/** The cookie's Path does not cover the requested path. */
export default defineDiagnosis({
  id: 'cookie-path-mismatch',
  needs: ['request', 'jar'],
  supersedes: [
    'status-misuse-401-403',
    'credentials-missing',
    'fetch-credentials-omitted',
    'normal-anonymous-probe',
    'login-loop',
  ],
  facts: ['cookie', 'path', 'asked'],
  specs: [
    {
      title: 'RFC 6265bis §5.1.4: Paths and path-match',
      url: 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-5.1.4',
    },
  ],
  examine(scene) {
    const { subject } = scene;
    const not = cookiesAreNotIt(scene);
    if (not) return not;
    const kept = keptBy(keptCookies(scene, scene.jar), ['path']);
    if (!kept) return noMatch;
    const { cookie } = kept;
    return finding({
      confidence: 'certain',
      facts: { cookie: text(cookie.name), path: text(cookie.path), asked: text(subject.url.path) },
      because: [
        point(`the browser holds ${cookie.name} for this host, with Path=${cookie.path}`),
        point(`the request went to ${subject.url.path} and carried no session cookie`, subject),
      ],
      fixes: [serverConfig()],
    });
  },
});
