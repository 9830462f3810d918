import type { ExchangeEvidence } from '../evidence/evidence.ts';
import { accepted, authorizationOf } from '../evidence/history.ts';
import { type Confidence, type Point, point, type Scene } from './define.ts';
import { isTokenEndpoint, looksLikeRefresh } from './flow-paths.ts';
import { hints, quote, says } from './words.ts';

/** What shows that a refresh call was refused because the session behind it is over. */
export interface RefusedRefresh {
  readonly confidence: Confidence;
  readonly because: readonly Point[];
  readonly said: string | null;
}

/** RFC 6749 §5.2: the same code stands for a wrong password and a used code, so the words or the history must tell. */
export function refusedRefresh({ subject, history }: Scene): RefusedRefresh | null {
  if (subject.status !== 400 && subject.status !== 401) return null;
  if (!looksLikeRefresh(subject.url) || !subject.body.seen) return null;
  const word = says(subject, 'invalid-grant');
  if (!word) return tokenRefused(subject);
  const texts = subject.body.value.words.map(w => w.text).join(' ');
  const because = [point(quote(word), subject)];
  const ended = /not active|inactive|expired/i.test(texts) && !/code|password|credential|user|account/i.test(texts);
  if (ended || /refresh|session/i.test(texts)) return { confidence: 'certain', because, said: word.text };
  const signedIn = history.before.some(x => accepted(x) && authorizationOf(x)?.scheme?.toLowerCase() === 'bearer');
  return signedIn && isTokenEndpoint(subject.url) ? { confidence: 'likely', because, said: word.text } : null;
}

/** A refresh call whose headers carry no token: the one that is called invalid or expired is the refresh token in the body. */
function tokenRefused(subject: ExchangeEvidence): RefusedRefresh | null {
  if (isTokenEndpoint(subject.url) || subject.method !== 'POST' || says(subject, 'wrong-type')) return null;
  if (!subject.request.seen || subject.request.value.credentials.length > 0) return null;
  const word = hints(subject, 'expired') ?? hints(subject, 'invalid-token');
  return word && { confidence: 'likely', because: [point(quote(word), subject)], said: word.text };
}
