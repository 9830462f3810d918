import type { Evidence, ExchangeEvidence, SentCookie } from '../evidence/evidence.ts';
import { accepted, authorizationOf } from '../evidence/history.ts';
import { type Confidence, type Point, point, type Scene } from './define.ts';
import { isTokenEndpoint, looksLikeRefresh } from './flow-paths.ts';
import { sessionCookiesOf } from './session-cookies.ts';
import { hints, quote, says } from './words.ts';

/** What shows that a refresh call was refused because the session behind it is over. */
export interface RefusedRefresh {
  readonly confidence: Confidence;
  readonly because: readonly Point[];
  readonly said: string | null;
}

/** RFC 6749 §5.2: the same code stands for a wrong password and a used code, so the words or the history must tell. */
export function refusedRefresh({ subject, history, evidence }: Scene): RefusedRefresh | null {
  if (subject.status !== 400 && subject.status !== 401) return null;
  if (!looksLikeRefresh(subject.url) || !subject.body.seen) return null;
  const word = says(subject, 'invalid-grant');
  if (!word) return tokenRefused(subject, evidence);
  const texts = subject.body.value.words.map(w => w.text).join(' ');
  const because = [point(quote(word), subject)];
  const ended = /not active|inactive|expired/i.test(texts) && !/code|password|credential|user|account/i.test(texts);
  if (ended || /refresh|session/i.test(texts)) return { confidence: 'certain', because, said: word.text };
  const signedIn = history.before.some(x => accepted(x) && authorizationOf(x)?.scheme?.toLowerCase() === 'bearer');
  return signedIn && isTokenEndpoint(subject.url) ? { confidence: 'likely', because, said: word.text } : null;
}

/** A refresh call: what is called invalid or expired is the refresh token, which stood in its cookie or in the body. */
function tokenRefused(subject: ExchangeEvidence, evidence: Evidence): RefusedRefresh | null {
  if (isTokenEndpoint(subject.url) || subject.method !== 'POST' || says(subject, 'wrong-type')) return null;
  if (!bringsRefreshToken(subject, evidence)) return null;
  const word = hints(subject, 'expired') ?? hints(subject, 'invalid-token');
  return word && { confidence: 'likely', because: [point(quote(word), subject)], said: word.text };
}

/**
 * True where a token that a refresh call brings can only be the one to refresh with. A header's credential, or the session of
 * a site that lets a person "refresh" something else, may be meant as well.
 */
export function bringsRefreshToken(subject: ExchangeEvidence, evidence: Evidence): boolean {
  if (!subject.request.seen || subject.request.value.credentials.length > 0) return false;
  return sessionCookiesOf(subject, evidence).length === 0 || refreshCookieOf(subject) !== null;
}

/** The cookie that is named for holding a refresh token. */
export const refreshCookieOf = (x: ExchangeEvidence): SentCookie | null =>
  (x.request.seen && x.request.value.cookies.find(c => /refresh|^(?:__(?:host|secure)-)?rt$/i.test(c.name))) || null;
