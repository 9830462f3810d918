import type { ActionKind, PreviewedAction } from '../../core/index.ts';
import type { ActionRequest, ActionSubject, Outcome, Preview } from '../../protocol/index.ts';
import { clearSiteCookies, previewClear } from './clear-site-cookies.ts';
import { clearSiteData, previewData } from './clear-site-data.ts';
import { dismissPrompt, previewDismiss, showPrompt } from './dismiss-prompt.ts';
import { forgetLogin, previewForget } from './forget-login.ts';
import { goBackToPage } from './go-back.ts';
import { lookCloser } from './look-closer.ts';
import type { FixParts } from './parts.ts';
import { reloadPage, signInAgain } from './reload.ts';
import { retryInCleanSession } from './retry-in-clean-session.ts';
import { endOtherToken, previewOtherToken, useOtherToken } from './use-other-token.ts';

interface Executor {
  perform(request: ActionRequest, parts: FixParts): Promise<Outcome>;
}

interface PreviewedExecutor extends Executor {
  /** Says what `perform` would do. Changes nothing. */
  preview(subject: ActionSubject, parts: FixParts): Promise<Preview>;
}

type Executors = { readonly [A in ActionKind]: A extends PreviewedAction ? PreviewedExecutor : Executor };

/** One executor for each action; a missing one, or one without the preview that is promised, does not compile. */
const EXECUTORS: Executors = {
  'clear-site-cookies': { preview: previewClear, perform: clearSiteCookies },
  'clear-saved-credentials': { preview: previewForget, perform: forgetLogin },
  'clear-site-data': { preview: previewData, perform: clearSiteData },
  'reload-page': { perform: reloadPage },
  'sign-in-again': { perform: signInAgain },
  'retry-in-clean-session': { perform: retryInCleanSession },
  'use-other-token': { preview: previewOtherToken, perform: useOtherToken },
  'end-other-token': { perform: endOtherToken },
  'look-closer': { perform: lookCloser },
  'show-login-prompt': { perform: showPrompt },
  'go-back-to-page': { perform: goBackToPage },
  'dismiss-login-prompt': { preview: previewDismiss, perform: dismissPrompt },
};

/** What an action would do. Never rejects. */
export async function preview(subject: ActionSubject, parts: FixParts): Promise<Preview> {
  const executor: Executor & Partial<PreviewedExecutor> = EXECUTORS[subject.action];
  if (!executor.preview) return { result: 'nothing', say: 'This is done at once; there is nothing to show before.' };
  return executor.preview(subject, parts).catch(refusedBecause);
}

/** Carries out what a click asked for. Never rejects: what goes wrong is an outcome too. */
export const perform = (request: ActionRequest, parts: FixParts): Promise<Outcome> =>
  EXECUTORS[request.action].perform(request, parts).catch(refusedBecause);

const refusedBecause = (error: unknown) => ({
  result: 'refused' as const,
  say: `The browser refused: ${error instanceof Error ? error.message : String(error)}`,
  byHand: 'Try it by hand in the browser itself.',
});
