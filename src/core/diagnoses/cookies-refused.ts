import type { Evidence, ExchangeEvidence, SetCookieEvidence } from '../evidence/evidence.ts';
import { domainMatches, sameSite } from '../http/urls.ts';
import { mayHoldSession } from './cookies-kept.ts';
import type { Confidence, Scene } from './define.ts';
import { letThrough } from './repeats.ts';

/** A Set-Cookie that the browser refused before the subject was sent. */
export interface RefusedCookie {
  readonly cookie: SetCookieEvidence;
  /** The answer that tried to set it. */
  readonly by: ExchangeEvidence;
  /** `certain` when the jar was seen without it. */
  readonly confidence: Confidence;
}

/**
 * The latest session cookie that an answer of the same site tried to set and a rule of RFC 6265bis refused, and that
 * nothing since has set, sent or stored. Null when there is none.
 *
 * @param rules names of `http/cookie-storage.ts`
 */
export function refusedCookie(scene: Scene, rules: readonly string[]): RefusedCookie | null {
  const { subject, history, evidence } = scene;
  for (const by of history.before.toReversed()) {
    if (!by.response.seen || by.url.site.replace(/^https?:/, '') !== subject.url.site.replace(/^https?:/, '')) continue;
    if (!letThrough(by)) continue;
    const cookie = by.response.value.setCookies.find(
      c =>
        c.refused !== null &&
        rules.includes(c.refused) &&
        !c.clears &&
        mayHoldSession(c) &&
        reaches(c, by, subject) &&
        !isHeld(c.name, scene, by),
    );
    if (cookie) return { cookie, by, confidence: evidence.jar.seen ? 'certain' : 'likely' };
  }
  return null;
}

/** Whether the cookie, had it been stored, would have gone to the subject's host. */
function reaches(c: SetCookieEvidence, by: ExchangeEvidence, subject: ExchangeEvidence): boolean {
  if (by.url.hostname === subject.url.hostname) return true;
  return c.domain !== null && domainMatches(subject.url.hostname, c.domain);
}

/** Sent by the subject, kept in the jar, or stored from another answer: then its refusal did no harm. */
function isHeld(name: string, { subject, evidence, history }: Scene, by: ExchangeEvidence): boolean {
  const sent = subject.request.seen && subject.request.value.cookies.some(c => c.name === name);
  if (sent) return true;
  if (evidence.jar.seen && evidence.jar.value.some(c => c.name === name && couldReach(c.domain, subject))) return true;
  return history.before.some(
    x =>
      x.time >= by.time &&
      x.response.seen &&
      x.response.value.setCookies.some(c => c.name === name && c.refused === null && !c.clears),
  );
}

const couldReach = (domain: string, subject: ExchangeEvidence): boolean =>
  domainMatches(subject.url.hostname, domain.replace(/^\./, ''));

/**
 * A cookie that was refused because the answer was to a cross-site request and it is not SameSite=None. Where the page
 * around the request was not seen, the document that asked decides.
 */
export function refusedAcrossSites(scene: Scene): RefusedCookie | null {
  const known = refusedCookie(scene, ['samesite-cross-site']);
  if (known) return known;
  const { subject, history, evidence } = scene;
  for (const by of history.before.toReversed()) {
    if (!by.response.seen || by.url.hostname !== subject.url.hostname || !letThrough(by) || !isCrossSite(by)) continue;
    const cookie = by.response.value.setCookies.find(
      c =>
        c.refused === null &&
        !c.clears &&
        mayHoldSession(c) &&
        restricted(c, evidence) &&
        !isHeldElsewhere(c.name, scene, by),
    );
    if (cookie) return { cookie, by, confidence: 'likely' };
  }
  return null;
}

const restricted = (c: SetCookieEvidence, evidence: Evidence): boolean =>
  c.sameSite === 'lax' || c.sameSite === 'strict' || (c.sameSite === null && evidence.browser === 'chrome');

const isCrossSite = (x: ExchangeEvidence): boolean =>
  x.type !== 'main_frame' && x.initiator !== null && sameSite(x.initiator.origin, x.url.origin) === false;

function isHeldElsewhere(name: string, scene: Scene, by: ExchangeEvidence): boolean {
  const { subject, evidence, history } = scene;
  if (subject.request.seen && subject.request.value.cookies.some(c => c.name === name)) return true;
  if (!evidence.jar.seen || evidence.jar.value.some(c => c.name === name)) return true;
  return history.before.some(
    x => x !== by && !isCrossSite(x) && x.response.seen && x.response.value.setCookies.some(c => c.name === name),
  );
}
