import { serverConfig, useOtherUrl } from '../../fixes/index.ts';
import { cookiesAreNotIt, keptBy, keptCookies } from '../cookies-kept.ts';
import { refusedAcrossSites } from '../cookies-refused.ts';
import { defineDiagnosis, finding, noMatch, point, type Scene, text } from '../define.ts';

const WORDS: Readonly<Record<string, string>> = {
  strict: 'SameSite=Strict',
  lax: 'SameSite=Lax',
  unspecified: 'no SameSite, which counts as Lax',
};

/** SameSite kept the session cookie off a request from another site. */
export default defineDiagnosis({
  id: 'cookie-samesite-blocked',
  needs: ['request', 'jar'],
  supersedes: [
    'credentials-missing',
    'fetch-credentials-omitted',
    'normal-anonymous-probe',
    'login-loop',
    'soft-login-redirect',
    'status-misuse-401-403',
  ],
  facts: ['cookie', 'rule', 'page', 'server'],
  specs: [
    {
      title: 'RFC 6265bis §5.2: Same-site and cross-site requests',
      url: 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-5.2',
    },
  ],
  examine(scene) {
    const { subject } = scene;
    const not = cookiesAreNotIt(scene);
    if (not) return not;
    const home = keptCookies(scene, scene.jar);
    const sure = keptBy(home, ['samesite-strict', 'samesite-lax', 'samesite-unspecified']);
    const kept = sure ?? home.find(k => k.rule === 'lax-post-grace');
    if (!kept) return refusedAtSignIn(scene) ?? noMatch;
    return finding({
      confidence: sure ? 'certain' : 'likely',
      facts: {
        cookie: text(kept.cookie.name),
        rule: text(WORDS[kept.cookie.sameSite] ?? kept.cookie.sameSite),
        page: text(pageOf(scene)),
        server: text(subject.url.hostname),
      },
      because: [
        point(`the browser holds ${kept.cookie.name} for this address, with ${WORDS[kept.cookie.sameSite]}`),
        point(`the request came from ${pageOf(scene)}, which is another site`, subject),
        point('it carried no session cookie', subject),
      ],
      against: sure ? [] : [point('a cookie of less than two minutes goes along with a form all the same')],
      fixes: [useOtherUrl(), serverConfig()],
    });
  },
});

function refusedAtSignIn(scene: Scene) {
  const refused = refusedAcrossSites(scene);
  if (!refused) return null;
  const { cookie, by } = refused;
  return finding({
    confidence: refused.confidence,
    facts: {
      cookie: text(cookie.name),
      rule: text(WORDS[cookie.sameSite ?? 'unspecified'] ?? 'SameSite'),
      page: text(pageOf(scene)),
      server: text(by.url.hostname),
    },
    because: [
      point(
        `the answer that set ${cookie.name} belonged to a cross-site request, and the cookie is not SameSite=None`,
        by,
      ),
      point('the browser does not hold the cookie, and the request carried none', scene.subject),
    ],
    against: [point('that the browser refused the cookie is concluded from its rule')],
    fixes: [useOtherUrl(), serverConfig()],
  });
}

/** What makes the request cross-site: the page at the top where that is another site, else the document that asked. */
function pageOf({ subject }: Scene): string {
  const { topLevel, initiator } = subject;
  if (topLevel && topLevel.site !== subject.url.site) return topLevel.origin;
  return initiator?.origin ?? 'another site';
}
