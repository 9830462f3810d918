import type { ExchangeEvidence } from '../evidence/evidence.ts';
import { sameCall } from '../evidence/history.ts';
import type { Scene } from './define.ts';

/** Statuses by which a server refuses for want of rights or identity, the non-standard ones of auth-reference §8 among them. */
const REFUSALS: ReadonlySet<number> = new Set([401, 403, 407, 419, 440, 498, 499, 511]);

export const isRefusal = (x: ExchangeEvidence): boolean => REFUSALS.has(x.status);

/** Answered 2xx, 304, or sent on to another place. */
export const letThrough = (x: ExchangeEvidence): boolean => x.status >= 200 && x.status < 400;

/** Letter for letter the same request line, as in the legs of one handshake: volatile query values count. */
export const sameRequestLine = (a: ExchangeEvidence, b: ExchangeEvidence): boolean =>
  sameCall(a, b) && a.url.query.every((q, i) => q.fingerprint === b.url.query[i]?.fingerprint);

/**
 * The exchanges that repeat the subject, oldest first: its further legs where the source tells the request id,
 * else what the same tab asked for again.
 */
export function repeatsOf({ subject, history }: Pick<Scene, 'subject' | 'history'>): readonly ExchangeEvidence[] {
  return history.after.filter(x => sameCall(x, subject) && (sameRequest(x, subject) || x.tabId === subject.tabId));
}

/** True only when the source tells that both are legs of one request. */
export const sameRequest = (a: ExchangeEvidence, b: ExchangeEvidence): boolean =>
  a.requestId !== null && a.requestId === b.requestId;
