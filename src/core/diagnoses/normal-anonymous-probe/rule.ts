import { answeredAt } from '../../evidence/clock.ts';
import type { ExchangeEvidence } from '../../evidence/evidence.ts';
import { accepted, credentialsOf, isPreflight } from '../../evidence/history.ts';
import { isBrowserManaged } from '../../evidence/needs.ts';
import { nothing } from '../../fixes/index.ts';
import { cameLater } from '../cookies-kept.ts';
import { defineDiagnosis, finding, inconclusive, noMatch, type Point, point, ruledOut, type Scene } from '../define.ts';
import { isSignInCall, looksLikeProbe, looksLikeSignIn, looksLikeSignOut } from '../flow-paths.ts';
import { letThrough } from '../repeats.ts';
import { carried, endsSession, isSessionName, sessionCookiesOf } from '../session-cookies.ts';
import { afterLaterSignIn } from '../sign-ins.ts';
import { says } from '../words.ts';

/** A sign-out so recent that the page still asks around. */
const AFTER_SIGN_OUT_MS = 30_000;

/** The page asked who is signed in, and nobody was. */
export default defineDiagnosis({
  id: 'normal-anonymous-probe',
  kind: 'normal',
  needs: ['request'],
  supersedes: ['session-expired', 'credentials-missing'],
  facts: [],
  specs: [
    { title: 'RFC 9110 §15.5.2: 401 Unauthorized', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2' },
  ],
  examine(scene) {
    const { subject, evidence } = scene;
    const { request } = scene;
    if (subject.status !== 401 || subject.type !== 'xmlhttprequest' || subject.method !== 'GET') return noMatch;
    if (!looksLikeProbe(subject.url) || isBrowserManaged(subject)) return noMatch;
    if (request.credentials.length > 0) return ruledOut('a credential was sent');
    const out = signOutBefore(scene);
    if (!out && sessionCookiesOf(subject, evidence).length > 0) return ruledOut('a session was sent');
    // Right after a sign-out that is no news.
    const word = out ? null : (says(subject, 'session-over') ?? says(subject, 'expired'));
    if (word) return ruledOut('the server speaks of a session that ended');
    if (!out) {
      const live = signOfSession(scene);
      if (live) return ruledOut(live);
      if (!evidence.jar.seen) return inconclusive('whether the browser holds a session', evidence.jar.why);
    }
    const goesOn = wentOn(scene);
    if (!out && !goesOn) return noMatch;
    return finding({
      confidence: 'likely',
      because: [
        point('the call asks who is signed in, and carried nothing', subject),
        ...(out ? [point('a sign-out had just succeeded', out)] : []),
        ...(goesOn ? [goesOn] : []),
      ],
      against: [point('a person who meant to be signed in looks the same')],
      fixes: [nothing()],
    });
  },
});

const signOutBefore = ({ subject, history, evidence }: Scene): ExchangeEvidence | undefined =>
  history.before.findLast(
    x =>
      (looksLikeSignOut(x.url) || (endsSession(x, evidence) && !goesOnAfter(x, { subject, history, evidence }))) &&
      letThrough(x) &&
      x.url.site === subject.url.site &&
      subject.time - x.time < AFTER_SIGN_OUT_MS,
  );

/** A session cookie of that call went on being sent: what was deleted was something else. */
function goesOnAfter(
  x: ExchangeEvidence,
  { subject, history, evidence }: Pick<Scene, 'subject' | 'history' | 'evidence'>,
): boolean {
  const later = [subject, ...history.sameOrigin].filter(y => y.time > answeredAt(x));
  return sessionCookiesOf(x, evidence).some(c => later.some(y => carried(y, c)));
}

/** Why the person was, or should be, signed in; null when nothing says so. */
function signOfSession(scene: Scene): string | null {
  const { subject, evidence, history } = scene;
  if (history.before.some(x => x.url.site === subject.url.site && isSignInCall(x) && letThrough(x)))
    return 'a sign-in had succeeded before';
  const near = evidence.others.filter(
    x => x.url.site === subject.url.site && accepted(x) && !afterLaterSignIn(x, scene),
  );
  if (near.some(x => credentialsOf(x).length > 0)) return 'other calls to this site carried a credential';
  if (near.some(x => sessionCookiesOf(x, evidence).length > 0)) return 'other requests to this site carried a session';
  if (!evidence.jar.seen) return null;
  const kept = evidence.jar.value.find(c => (isSessionName(c.name) || c.httpOnly) && !cameLater(c, scene));
  return kept ? `the browser holds the cookie ${kept.name}` : null;
}

/** The page showed its sign-in or public content afterwards, as a page does that reckoned with the refusal. */
function wentOn({ subject, history }: Scene): Point | null {
  const next = history.after.find(
    x =>
      x.tabId === subject.tabId &&
      x.url.site === subject.url.site &&
      letThrough(x) &&
      !isPreflight(x) &&
      // The browser asks for it by itself.
      !/\/favicon\.ico$/.test(x.url.path),
  );
  if (!next) return null;
  return point(
    looksLikeSignIn(next.url) ? 'the page went on to its sign-in' : 'the page went on with public content',
    next,
  );
}
