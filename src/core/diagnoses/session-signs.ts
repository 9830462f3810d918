import { answeredAt } from '../evidence/clock.ts';
import type { ExchangeEvidence, ResponseEvidence, SentCookie } from '../evidence/evidence.ts';
import { accepted, authorizationOf, sameCall } from '../evidence/history.ts';
import { type Confidence, type Point, point, type Scene } from './define.ts';
import { looksLikeSignIn, looksLikeSignOut } from './flow-paths.ts';
import { refusedRefresh } from './refused-refresh.ts';
import { letThrough } from './repeats.ts';
import { sentToSignIn } from './sent-to-sign-in.ts';
import { carried, endsSession, sessionCookiesOf } from './session-cookies.ts';
import { hints, quote, says } from './words.ts';

/** A pause this long between the last acceptance and the refusal is an idle session; shorter ones have other reasons. */
const IDLE_MS = 10 * 60_000;

/** What shows that the session is over. */
export interface Sign {
  readonly confidence: Confidence;
  readonly because: readonly Point[];
  readonly cookie: SentCookie | null;
  readonly last: ExchangeEvidence | null;
  readonly said: string | null;
  /** It ended long before any timeout, so that the pause tells nothing. */
  readonly early?: true;
}

/** The strongest sign that the session which the refused request carried is over; null where nothing shows it. */
export function signOf(scene: Scene, response: ResponseEvidence): Sign | null {
  const { subject } = scene;
  const worked = lastAcceptance(scene);
  const base = { cookie: worked?.cookie ?? null, last: worked?.exchange ?? null };
  const word = says(subject, 'session-over');
  const target = sentToSignIn(subject) ? subject.redirectedTo : null;
  const named = target?.query.find(q => /time-?_?d?-?_?out|expired|session_?ended/i.test(`${q.name} ${q.value ?? ''}`));
  if (named) {
    const because = [point(`the answer leads to the sign-in with “${named.name}”`, subject)];
    return { ...base, confidence: wordWeight(scene), because, said: null };
  }
  if (word) return { ...base, confidence: wordWeight(scene), because: [point(quote(word), subject)], said: word.text };
  if (subject.status === 440)
    return {
      ...base,
      confidence: 'certain',
      because: [point('440 means that the login timed out', subject)],
      said: null,
    };
  const grant = refusedRefresh(scene);
  if (grant) return { ...base, ...grant };
  if (authorizationOf(subject) || subject.status === 400) return null;
  const cleared = sessionCookiesOf(subject, scene.evidence).find(c =>
    response.setCookies.some(s => s.clears && s.name === c.name),
  );
  if (cleared) {
    const again = worked?.cookie.name === cleared.name;
    const because = [point(`the answer deletes the cookie ${cleared.name}`, subject)];
    return { ...base, cookie: cleared, confidence: again ? 'certain' : 'likely', because, said: null };
  }
  // The server supposes it ("may have expired"): no more than a hint, until the session is seen to have worked.
  const supposed = hints(subject, 'session-over');
  if (supposed && !target && sessionCookiesOf(subject, scene.evidence).length > 0) {
    const because = [point(quote(supposed), subject)];
    return { ...base, confidence: worked ? 'likely' : 'possible', because, said: supposed.text };
  }
  const unknown = says(subject, 'session-unknown');
  if (worked && unknown)
    return { ...base, confidence: 'likely', because: [point(quote(unknown), subject)], said: unknown.text };
  if (target) return null;
  const out =
    worked && scene.history.before.findLast(x => x.time >= worked.exchange.time && isSignOut(x, scene, worked.cookie));
  if (out) {
    const because = [point('a sign-out had succeeded since the session was last accepted', out)];
    return { ...base, confidence: 'likely', because, said: null };
  }
  if (!worked) return null;
  if (subject.time - answeredAt(worked.exchange) >= IDLE_MS)
    return { ...base, confidence: 'likely', because: [], said: null };
  return subject.status === 401 ? endedEarly(scene, base) : null;
}

/** The very call that was accepted moments ago is refused with the same session: it was ended at the server, by a restart for one. */
function endedEarly({ subject, history }: Scene, base: Pick<Sign, 'cookie' | 'last'>): Sign | null {
  const { cookie } = base;
  const call = cookie && history.before.findLast(x => sameCall(x, subject) && accepted(x) && carried(x, cookie));
  if (!call) return null;
  return { cookie, last: call, confidence: 'possible', because: [], said: null, early: true };
}

/** In whatever tab: it ends the session for all of them. A call that deletes another cookie than the session's own ends none. */
const isSignOut = (x: ExchangeEvidence, { subject, evidence }: Scene, session: SentCookie): boolean =>
  x.url.site === subject.url.site &&
  letThrough(x) &&
  (looksLikeSignOut(x.url) ||
    (x.method === 'DELETE' && looksLikeSignIn(x.url)) ||
    (endsSession(x, evidence) && deletes(x, session)));

const deletes = (x: ExchangeEvidence, cookie: SentCookie): boolean =>
  carried(x, cookie) && x.response.seen && x.response.value.setCookies.some(c => c.clears && c.name === cookie.name);

/** A server that got nothing cannot know a session: then its sentence is a general one. */
function wordWeight({ subject, evidence }: Scene): Confidence {
  const carriedSomething =
    !subject.request.seen || subject.method !== 'GET' || subject.request.value.credentials.length > 0;
  return carriedSomething || sessionCookiesOf(subject, evidence).length > 0 ? 'certain' : 'likely';
}

/** The last time that a session cookie of this request was accepted, with exactly the value that is refused now. */
function lastAcceptance({
  subject,
  evidence,
  history,
}: Scene): { exchange: ExchangeEvidence; cookie: SentCookie } | null {
  const cookies = sessionCookiesOf(subject, evidence);
  for (const exchange of history.before.toReversed()) {
    if (!accepted(exchange) || exchange.url.origin !== subject.url.origin) continue;
    const cookie = cookies.find(c => carried(exchange, c));
    if (cookie) return { exchange, cookie };
  }
  return null;
}
