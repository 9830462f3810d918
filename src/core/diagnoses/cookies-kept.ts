import { cookieContext } from '../evidence/cookie-context.ts';
import type { Evidence, ExchangeEvidence, JarCookie } from '../evidence/evidence.ts';
import { accepted, isPreflight, sameCall } from '../evidence/history.ts';
import { type SendRule, type SendVerdict, sendVerdict } from '../http/cookies.ts';
import { domainMatches } from '../http/urls.ts';
import type { NoMatch, Scene } from './define.ts';
import { noMatch, ruledOut } from './define.ts';
import { isSignInCall, looksLikeSignOut } from './flow-paths.ts';
import { isRefusal, letThrough } from './repeats.ts';
import { sentToSignIn } from './sent-to-sign-in.ts';
import { carried, gave, isOtherName, isSessionName, sessionCookiesOf } from './session-cookies.ts';

export const verdictOn = (cookie: JarCookie, x: ExchangeEvidence, evidence: Evidence): SendVerdict =>
  sendVerdict(cookie, cookieContext(x, evidence.browser));

/** True unless a rule of the cookie keeps it home for sure. */
export const cookieCouldBeSent = (cookie: JarCookie, x: ExchangeEvidence, { evidence }: Scene): boolean =>
  verdictOn(cookie, x, evidence).sent !== false;

/** A cookie that may hold a session. */
export const mayHoldSession = (c: { readonly name: string; readonly httpOnly: boolean }): boolean =>
  !isOtherName(c.name) && (c.httpOnly || isSessionName(c.name));

/** An extension takes a cookie from all calls of a page, and forgetful code from one: another call than this one carried it just then. */
export const wentWithSibling = (cookie: JarCookie, { subject, history }: Scene): boolean =>
  history.sameOrigin.some(
    x =>
      x.type === 'xmlhttprequest' &&
      x.initiator?.origin === subject.initiator?.origin &&
      Math.abs(x.time - subject.time) < MOMENT_MS &&
      !sameCall(x, subject) &&
      accepted(x) &&
      carried(x, cookie),
  );

/**
 * The call of the same page that carried the cookie just before this one did not, with nothing in between that ended or
 * replaced it. A later call shows nothing: the sign-in may lie between the two.
 */
export const wentJustBefore = (cookie: JarCookie, { subject, history }: Scene): ExchangeEvidence | undefined =>
  history.before.findLast(
    x =>
      x.url.origin === subject.url.origin &&
      x.type === 'xmlhttprequest' &&
      x.tabId === subject.tabId &&
      x.initiator?.origin === subject.initiator?.origin &&
      subject.time - x.time < MOMENT_MS &&
      !sameCall(x, subject) &&
      accepted(x) &&
      carried(x, cookie) &&
      !history.before.some(y => y.time >= x.time && y.url.site === subject.url.site && changes(y, cookie)),
  );

/** A sign-out, or an answer that deletes the cookie or gives it another value. */
const changes = (x: ExchangeEvidence, cookie: JarCookie): boolean =>
  (looksLikeSignOut(x.url) && letThrough(x)) ||
  (x.response.seen &&
    x.response.value.setCookies.some(
      c => c.name === cookie.name && (c.clears || c.fingerprint !== cookie.fingerprint) && c.refused === null,
    ));

/** The jar is read afterwards: this value came, or may have come, with a sign-in that followed the subject. */
export function cameLater(cookie: JarCookie, { subject, history }: Scene): boolean {
  if (history.before.some(x => gave(x, cookie) || carried(x, cookie))) return false;
  return history.after.some(
    x => gave(x, cookie) || (isSignInCall(x) && letThrough(x) && x.url.site === subject.url.site),
  );
}

const MOMENT_MS = 60_000;

/**
 * Why cookies cannot be the reason of this refusal; null when they can: it was refused or sent to a sign-in, and neither
 * a session cookie nor another credential was on it.
 */
export function cookiesAreNotIt({ subject, evidence }: Scene): NoMatch | null {
  if (!isRefusal(subject) && !sentToSignIn(subject)) return noMatch;
  if (isPreflight(subject) || !subject.request.seen) return noMatch;
  if (subject.status === 407 || subject.status === 511) return noMatch;
  if (subject.request.value.credentials.length > 0) return ruledOut('the request carried another credential');
  const [sent] = sessionCookiesOf(subject, evidence);
  return sent ? ruledOut(`the session cookie ${sent.name} was sent`) : null;
}

export interface KeptCookie {
  readonly cookie: JarCookie;
  readonly rule: SendRule;
  /** False where the rule decides on something that was not seen. */
  readonly sure: boolean;
}

/**
 * Session cookies of the jar that belong to the requested host and stayed home, each with the rule that kept it.
 * Empty as soon as one could have been sent and was not: then no rule of the cookies is the reason.
 */
export function keptCookies(scene: Scene, jar: readonly JarCookie[]): readonly KeptCookie[] {
  const { subject, evidence } = scene;
  const own = jar.filter(c => mayHoldSession(c) && domainMatches(subject.url.hostname, c.domain.replace(/^\./, '')));
  const judged = own.map(cookie => ({ cookie, verdict: verdictOn(cookie, subject, evidence) }));
  if (judged.some(j => j.verdict.sent === true)) return [];
  return judged.flatMap(({ cookie, verdict }) =>
    verdict.sent === true ? [] : [{ cookie, rule: verdict.rule, sure: verdict.sent === false }],
  );
}

/** The first cookie that one of these rules kept home for sure. */
export const keptBy = (kept: readonly KeptCookie[], rules: readonly SendRule[]): KeptCookie | undefined =>
  kept.find(k => k.sure && rules.includes(k.rule));
