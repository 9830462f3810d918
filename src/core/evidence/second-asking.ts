import type { ExchangeEvidence } from './evidence.ts';

/**
 * Adds to a refused exchange the body of the answer to the same question, asked once more. It is another answer, so it is
 * marked as such; the caller has made sure that it is the same refusal.
 *
 * @param x the exchange as it was recorded
 * @param again what came of the second asking, with its time
 * @returns `x` itself when its own body is known, or the other was not seen either
 */
export function withSecondAsking(x: ExchangeEvidence, again: ExchangeEvidence): ExchangeEvidence {
  if (x.body.seen || !again.body.seen) return x;
  return { ...x, body: again.body, askedAgainAt: again.time };
}
