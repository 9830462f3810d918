import { type Doubt, refusedAnew, withSecondAsking } from '../../core/index.ts';
import type { CloserLook } from '../../protocol/index.ts';
import { askableOf } from './askable.ts';
import { askWith, type ExperimentParts } from './experiments.ts';

/**
 * Asks a refused GET once more, as it was sent, to read the body that a background is not shown. Only the same refusal
 * teaches something of the first one. Rejects only when the browser refuses the harness.
 */
export async function lookCloser(episodeId: string, parts: ExperimentParts): Promise<CloserLook> {
  const askable = askableOf(episodeId, parts);
  if (typeof askable === 'string') return { result: 'refused', say: askable };
  const { subject, request, headers, goodOnce, hiddenLogin } = askable;
  if (request.method !== 'GET') {
    return { result: 'refused', say: `Only a GET is asked again for its body; this was a ${request.method}.` };
  }
  if (goodOnce)
    return { result: 'refused', say: 'Its credential is good once: a repetition is refused for another reason.' };
  if (hiddenLogin) return { result: 'refused', say: HIDDEN };
  const asked = await askWith(askable, headers, parts);
  const doubt = refusedAnew(subject, asked);
  if (doubt !== null || !asked.answered) return { result: 'otherwise', say: OTHERWISE[doubt ?? 'no-answer'] };
  // DevTools may have shown the body meanwhile.
  const known = parts.ledger.get(episodeId)?.evidence.subject ?? subject;
  parts.recorder.learn(withSecondAsking(known, asked.exchange));
  return {
    result: 'learnt',
    say: 'It was asked once more and refused in the same way; its answer was read this time.',
  };
}

const HIDDEN = 'The browser adds a login of its own, which it does not show: the same question cannot be asked.';

const OTHERWISE: Readonly<Record<Doubt, string>> = {
  'nothing-asked': 'Nothing was asked.',
  'hidden-login': HIDDEN,
  'good-once': 'A repetition is refused for another reason.',
  'no-answer': 'The server did not answer this time.',
  'server-fails': 'The server failed this time, which says nothing of the refusal.',
  'accepted-now': 'The same request is accepted now: what refused it has passed. Reload the page.',
  'answered-otherwise': 'The server answered with another status this time, which says nothing of the refusal.',
  'refused-otherwise': 'It was refused for another reason this time, which says nothing of the first one.',
  'not-steady': 'The server answers now one way, now another.',
};
