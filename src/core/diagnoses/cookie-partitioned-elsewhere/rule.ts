import { frontendCode, signInAgain } from '../../fixes/index.ts';
import { cookiesAreNotIt, keptBy, keptCookies } from '../cookies-kept.ts';
import { defineDiagnosis, finding, noMatch, point, text } from '../define.ts';

/** The session exists only inside another site. */
export default defineDiagnosis({
  id: 'cookie-partitioned-elsewhere',
  needs: ['request', 'jar'],
  supersedes: [
    'status-misuse-401-403',
    'credentials-missing',
    'third-party-cookie-blocked',
    'fetch-credentials-omitted',
    'normal-anonymous-probe',
    'login-loop',
  ],
  facts: ['cookie', 'server', 'elsewhere', 'here'],
  specs: [
    {
      title: 'Cookies Having Independent Partitioned State',
      url: 'https://datatracker.ietf.org/doc/html/draft-cutler-httpbis-partitioned-cookies',
    },
  ],
  examine(scene) {
    const { subject } = scene;
    const not = cookiesAreNotIt(scene);
    if (not) return not;
    const kept = keptCookies(scene, scene.jar);
    const found = keptBy(kept, ['partition']);
    // A cookie outside all partitions may be the session; then its own rule is the one to tell.
    if (!found || kept.some(k => k.cookie.partitionKey === null)) return noMatch;
    const elsewhere = found.cookie.partitionKey?.topLevelSite ?? '';
    const here = subject.type === 'main_frame' ? subject.url.site : (subject.topLevel?.site ?? 'another site');
    return finding({
      confidence: 'certain',
      facts: {
        cookie: text(found.cookie.name),
        server: text(subject.url.hostname),
        elsewhere: text(elsewhere),
        here: text(here),
      },
      because: [
        point(`the browser holds ${found.cookie.name} only in the partition of ${elsewhere}`),
        point(`this request was made under ${here}`, subject),
        point('it carried no session cookie', subject),
      ],
      fixes: [signInAgain(), frontendCode()],
    });
  },
});
