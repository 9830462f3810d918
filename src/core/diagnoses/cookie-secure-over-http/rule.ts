import { serverConfig, useOtherUrl } from '../../fixes/index.ts';
import { cookiesAreNotIt, keptBy, keptCookies } from '../cookies-kept.ts';
import { refusedCookie } from '../cookies-refused.ts';
import type { Match } from '../define.ts';
import { defineDiagnosis, finding, inconclusive, noMatch, point, type Scene, text } from '../define.ts';

/** The session cookie is Secure, and the site is used over plain http. */
export default defineDiagnosis({
  id: 'cookie-secure-over-http',
  needs: ['request'],
  supersedes: [
    'status-misuse-401-403',
    'credentials-missing',
    'login-loop',
    'login-set-no-cookie',
    'normal-anonymous-probe',
    'fetch-credentials-omitted',
    'session-expired',
  ],
  facts: ['cookie', 'server'],
  specs: [
    {
      title: 'RFC 6265bis §4.1.2.5: The Secure attribute',
      url: 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-4.1.2.5',
    },
  ],
  examine(scene) {
    const { subject, evidence } = scene;
    if (subject.url.protocol !== 'http:' && subject.url.protocol !== 'ws:') return noMatch;
    const not = cookiesAreNotIt(scene);
    if (not) return not;
    const refused = refusedCookie(scene, ['secure-over-http', 'overwrites-secure-cookie']);
    if (refused) {
      const because = [
        point(`this answer over plain http set ${refused.cookie.name} with Secure`, refused.by),
        point('the browser did not store it, and the next request carried none', subject),
      ];
      return match(scene, refused.cookie.name, refused.confidence, because);
    }
    if (!evidence.jar.seen) return inconclusive('whether the browser holds a Secure cookie', evidence.jar.why);
    const kept = keptBy(keptCookies(scene, evidence.jar.value), ['secure']);
    if (!kept) return noMatch;
    return match(scene, kept.cookie.name, 'certain', [
      point(`the browser holds ${kept.cookie.name} for this host, and it is Secure`),
      point('the request went over plain http and carried no session cookie', subject),
    ]);
  },
});

function match({ subject }: Scene, cookie: string, confidence: Match['confidence'], because: Match['because']): Match {
  return finding({
    confidence,
    facts: { cookie: text(cookie), server: text(subject.url.hostname) },
    because,
    fixes: [useOtherUrl(), serverConfig()],
  });
}
