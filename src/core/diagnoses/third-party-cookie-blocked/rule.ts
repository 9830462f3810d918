import { browserSetting, serverConfig } from '../../fixes/index.ts';
import { domainMatches } from '../../http/urls.ts';
import { requestField } from '../answers.ts';
import { cookiesAreNotIt, mayHoldSession, verdictOn } from '../cookies-kept.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, type Scene, text } from '../define.ts';

/** The cookie allows cross-site use, and the browser kept it all the same. */
export default defineDiagnosis({
  id: 'third-party-cookie-blocked',
  needs: ['request', 'jar'],
  supersedes: [
    'status-misuse-401-403',
    'credentials-missing',
    'fetch-credentials-omitted',
    'normal-anonymous-probe',
    'login-loop',
  ],
  facts: ['cookie', 'server', 'page'],
  specs: [
    { title: 'Storage Access API', url: 'https://privacycg.github.io/storage-access/' },
    {
      title: 'Cookies Having Independent Partitioned State',
      url: 'https://datatracker.ietf.org/doc/html/draft-cutler-httpbis-partitioned-cookies',
    },
  ],
  examine(scene) {
    const { subject, evidence, jar } = scene;
    const not = cookiesAreNotIt(scene);
    if (not) return not;
    const { topLevel } = subject;
    if (!topLevel || subject.type === 'main_frame' || topLevel.site === subject.url.site) return noMatch;
    const own = jar.filter(c => mayHoldSession(c) && domainMatches(subject.url.hostname, c.domain.replace(/^\./, '')));
    const judged = own.map(cookie => ({ cookie, verdict: verdictOn(cookie, subject, evidence) }));
    if (judged.some(j => j.verdict.sent === true)) return ruledOut('a cookie for this very page exists');
    const free = judged.find(j => j.verdict.sent === 'unknown' && j.verdict.rule === 'third-party');
    if (!free) return noMatch;
    if (!sendsCookiesByItself(scene)) return ruledOut('the call may have asked for no credentials');
    if (unpartitionedSent(scene)) return ruledOut('another cross-site request did carry cookies of this kind');
    return finding({
      confidence: 'likely',
      facts: { cookie: text(free.cookie.name), server: text(subject.url.hostname), page: text(topLevel.origin) },
      because: [
        point(`the browser holds ${free.cookie.name} with SameSite=None and Secure, which allows cross-site use`),
        point(`the request was made inside ${topLevel.origin} and carried no session cookie`, subject),
        point('requests of this kind carry cookies unless the browser blocks them', subject),
      ],
      against: [point('the setting of the browser could not be read')],
      fixes: [browserSetting(), serverConfig()],
    });
  },
});

/** A frame, an image and a same-origin call send cookies by default (Fetch standard, credentials mode). */
function sendsCookiesByItself({ subject }: Scene): boolean {
  if (subject.type === 'sub_frame') return true;
  if (requestField(subject, 'sec-fetch-mode') === 'no-cors') return true;
  return subject.initiator?.origin === subject.url.origin;
}

/** Proof that third-party cookies pass in this tab: a cookie of the jar that no partition holds went over. */
function unpartitionedSent({ subject, evidence }: Scene): boolean {
  const { jar } = evidence;
  const plain = new Set(jar.seen ? jar.value.filter(c => c.partitionKey === null).map(c => c.fingerprint) : []);
  return evidence.others.some(
    x =>
      x.tabId === subject.tabId &&
      x.type !== 'main_frame' &&
      x.topLevel !== null &&
      x.topLevel.site !== x.url.site &&
      x.request.seen &&
      x.request.value.cookies.some(c => plain.has(c.fingerprint)),
  );
}
