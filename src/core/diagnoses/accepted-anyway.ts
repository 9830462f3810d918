import { answeredAt } from '../evidence/clock.ts';
import type { CredentialEvidence, ExchangeEvidence } from '../evidence/evidence.ts';
import { sameCall } from '../evidence/history.ts';
import type { Scene } from './define.ts';
import { type Doubt, doubt } from './doubts.ts';

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

/**
 * What it leaves of an expiry that this server took the same credential after its end: a server that does not look at the
 * end does not refuse for it. Within the leeway that verifiers give, it proves nothing.
 *
 * @param late milliseconds from the end to the refusal
 */
export function doubtsByAcceptance(scene: Scene, credential: CredentialEvidence, late: number): readonly Doubt[] {
  const answered = answeredAt(scene.subject);
  const pastEnd = (x: ExchangeEvidence) => late + answeredAt(x) - answered;
  const taken = takenWith(scene, credential).findLast(
    x => pastEnd(x) > LONGEST_LEEWAY_MS || x.time > scene.subject.time,
  );
  if (!taken) return [];
  const after = Math.round(pastEnd(taken) / 1000);
  return [
    doubt('possible', `the same credential was accepted ${after} s after its end, so the end may not count`, taken),
  ];
}
