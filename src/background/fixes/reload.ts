import type { ActionRequest, Outcome } from '../../protocol/index.ts';
import type { FixParts } from './parts.ts';

/** Loads the page anew, past the cache. */
export const reloadPage = (request: ActionRequest, parts: FixParts): Promise<Outcome> =>
  reload(request.tabId, true, 'The page was reloaded past the cache.', parts);

/** Loads the top-level page anew, so that the site can lead to its sign-in. */
export const signInAgain = (request: ActionRequest, parts: FixParts): Promise<Outcome> =>
  reload(request.tabId, false, 'The page was reloaded. A site that wants a sign-in now asks for it.', parts);

async function reload(tabId: number, bypassCache: boolean, say: string, { tabs }: FixParts): Promise<Outcome> {
  if (!(await tabs.findTab(tabId))) {
    return { result: 'refused', say: 'The tab is closed.', byHand: 'Open the page again.' };
  }
  await tabs.reloadTab(tabId, { bypassCache });
  return { result: 'done', say, undoId: null };
}
