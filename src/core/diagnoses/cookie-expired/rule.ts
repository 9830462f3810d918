import { answeredAt } from '../../evidence/clock.ts';
import type { ExchangeEvidence, SetCookieEvidence } from '../../evidence/evidence.ts';
import { accepted, isPreflight } from '../../evidence/history.ts';
import { signInAgain } from '../../fixes/index.ts';
import { domainMatches } from '../../http/urls.ts';
import { mayHoldSession } from '../cookies-kept.ts';
import { defineDiagnosis, duration, finding, instant, noMatch, point, ruledOut, type Scene, text } from '../define.ts';
import { isRefusal } from '../repeats.ts';
import { sentToSignIn } from '../sent-to-sign-in.ts';
import { carried, isSessionName, sessionCookiesOf } from '../session-cookies.ts';

/** A cookie that was carried and is gone without a word has run out only if it had the time to. */
const LONG_AGO_MS = 10 * 60_000;

/** The browser let the session cookie go because its life had ended. */
export default defineDiagnosis({
  id: 'cookie-expired',
  needs: ['request'],
  supersedes: [
    'status-misuse-401-403',
    'credentials-missing',
    'fetch-credentials-omitted',
    'normal-anonymous-probe',
    'session-expired',
    'soft-login-redirect',
  ],
  facts: ['cookie', 'life', 'ended', 'late'],
  specs: [
    {
      title: 'RFC 6265bis §5.6: The Expires and Max-Age attributes',
      url: 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-5.6',
    },
  ],
  examine(scene) {
    const { subject, evidence } = scene;
    if ((!isRefusal(subject) && !sentToSignIn(subject)) || isPreflight(subject)) return noMatch;
    if (scene.request.credentials.length > 0) return noMatch;
    const lost = ranOut(scene);
    if (!lost) return vanished(scene);
    const { cookie, by, use } = lost;
    const others = sessionCookiesOf(subject, evidence);
    const expires = cookie.expires ?? 0;
    return finding({
      confidence: use && others.length === 0 ? 'certain' : 'likely',
      facts: {
        cookie: text(cookie.name),
        life: duration(expires - answeredAt(by)),
        ended: instant(expires),
        late: duration(subject.time - expires),
      },
      because: [
        point(`${cookie.name} was set with an end to its life`, by),
        ...(use ? [point('an earlier request carried it and was accepted', use)] : []),
        point('that end had passed, and this request no longer carried it', subject),
      ],
      against: others.length > 0 ? [point('other cookies that may hold a session were sent', subject)] : [],
      fixes: [signInAgain()],
    });
  },
});

interface Lost {
  readonly cookie: SetCookieEvidence;
  readonly by: ExchangeEvidence;
  readonly use: ExchangeEvidence | null;
}

function ranOut({ subject, evidence, history }: Scene): Lost | null {
  const settled = new Set<string>();
  for (const by of history.before.toReversed()) {
    if (!by.response.seen) continue;
    for (const cookie of by.response.value.setCookies) {
      // Only the latest word on a name counts, and one that deleted it is the server's doing.
      if (settled.has(cookie.name) || cookie.refused !== null || !covers(cookie, by, subject)) continue;
      settled.add(cookie.name);
      if (cookie.clears || cookie.expires === null || cookie.expires > subject.time || !mayHoldSession(cookie))
        continue;
      if (isThere(cookie.name, { subject, evidence })) continue;
      const use = history.before.find(x => x.time >= by.time && accepted(x) && carried(x, cookie)) ?? null;
      return { cookie, by, use };
    }
  }
  return null;
}

const covers = (c: SetCookieEvidence, by: ExchangeEvidence, subject: ExchangeEvidence): boolean =>
  c.domain === null ? by.url.hostname === subject.url.hostname : domainMatches(subject.url.hostname, c.domain);

function isThere(name: string, { subject, evidence }: Pick<Scene, 'subject' | 'evidence'>): boolean {
  const sent = subject.request.seen && subject.request.value.cookies.some(c => c.name === name);
  return (
    sent ||
    (evidence.jar.seen && evidence.jar.value.some(c => c.name === name && (c.expires ?? Infinity) > subject.time))
  );
}

/** Carried before, gone now, and nothing that was seen took it away. */
function vanished(scene: Scene) {
  const { subject, evidence, history } = scene;
  if (!evidence.jar.seen || sessionCookiesOf(subject, evidence).length > 0) return noMatch;
  const use = history.sameOrigin.findLast(
    x => x.time < subject.time && accepted(x) && sessionCookiesOf(x, evidence).some(c => isSessionName(c.name)),
  );
  const cookie = use && sessionCookiesOf(use, evidence).find(c => isSessionName(c.name));
  if (!use || !cookie || isThere(cookie.name, scene)) return noMatch;
  if (evidence.jar.value.some(c => mayHoldSession(c))) return noMatch;
  const set = history.before.some(
    x => x.response.seen && x.response.value.setCookies.some(c => c.name === cookie.name),
  );
  if (set) return ruledOut(`an answer that was seen decides over ${cookie.name}, and it names no end`);
  const gap = subject.time - answeredAt(use);
  if (gap < LONG_AGO_MS) return ruledOut(`${cookie.name} had been there only moments before`);
  return finding({
    confidence: 'likely',
    facts: { cookie: text(cookie.name) },
    because: [
      point(`an earlier request carried ${cookie.name} and was accepted`, use),
      point('the browser no longer holds it, and no answer that was seen deleted it', subject),
    ],
    against: [point('the answer that set it was not seen, and cookies may also be cleared by hand')],
    fixes: [signInAgain()],
  });
}
