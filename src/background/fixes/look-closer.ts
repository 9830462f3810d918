import type { ActionRequest, Outcome } from '../../protocol/index.ts';
import type { FixParts } from './parts.ts';

/** Asks the refused question of an episode once more, to read its answer's body. */
export async function lookCloser({ episode }: ActionRequest, parts: FixParts): Promise<Outcome> {
  if (episode === null) return { result: 'refused', say: 'Nothing was refused.', byHand: WITH_DEVTOOLS };
  const { result, say } = await parts.lookCloser(episode);
  return result === 'learnt'
    ? { result: 'done', say, undoId: null }
    : { result: 'refused', say, byHand: WITH_DEVTOOLS };
}

const WITH_DEVTOOLS = 'open DevTools (F12) and reload the page: with them open, bodies are seen as they come.';
