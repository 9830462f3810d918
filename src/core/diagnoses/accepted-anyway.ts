import { answeredAt } from '../evidence/clock.ts';
import type { CredentialEvidence, ExchangeEvidence } from '../evidence/evidence.ts';
import { accepted, sameCall } from '../evidence/history.ts';
import { sayDuration } from '../standards/durations.ts';
import type { Scene } from './define.ts';
import { type Doubt, doubt } from './doubts.ts';
import { DATE_RESOLUTION_MS } from './token-times.ts';

/** The most that verifiers forgive by default: the five minutes of `ClockSkew` in Microsoft's libraries. */
const LONGEST_LEEWAY_MS = 5 * 60_000;

/** Taken by the server itself: what a cache gave tells nothing of how the server judges. */
export const takenWith = ({ subject, history }: Scene, credential: CredentialEvidence): readonly ExchangeEvidence[] =>
  history
    .acceptedWith(credential.secretFingerprint)
    .filter(x => x.url.origin === subject.url.origin && !x.fromCache && x !== subject);

/** The same call, taken with the same credential after it had been refused: nothing of the credential is at fault. */
export const takenAfterwards = (scene: Scene, credential: CredentialEvidence): ExchangeEvidence | null =>
  takenWith(scene, credential).find(x => x.time > scene.subject.time && sameCall(x, scene.subject)) ?? null;

/** The same signed address, taken: there the address is the credential. */
export const takenAt = ({ subject, history }: Scene): readonly ExchangeEvidence[] =>
  history.sameOrigin.filter(x => accepted(x) && !x.fromCache && x !== subject && x.url.href === subject.url.href);

/**
 * What it leaves of an expiry that this server took the same credential after its end: a server that does not look at the
 * end does not refuse for it. Within the leeway that verifiers give, it proves little.
 *
 * @param taken acceptances of the same credential, before and after
 * @param late milliseconds from the end to the refusal
 */
export function doubtsByAcceptance(
  { subject }: Scene,
  taken: readonly ExchangeEvidence[],
  late: number,
): readonly Doubt[] {
  const answered = answeredAt(subject);
  const pastEnd = (x: ExchangeEvidence) => late + answeredAt(x) - answered;
  const latest = taken.findLast(x => pastEnd(x) > DATE_RESOLUTION_MS);
  if (!latest) return [];
  const say = `the same credential was accepted ${sayDuration(pastEnd(latest))} after its end`;
  if (latest.time > subject.time || pastEnd(latest) > LONGEST_LEEWAY_MS)
    return [doubt('possible', `${say}, so the end may not count`, latest)];
  // Refused long after any leeway was over, an acceptance within it fits.
  return late > LONGEST_LEEWAY_MS ? [] : [doubt('likely', say, latest)];
}
