import type { ActionKind } from '../../core/index.ts';
import type { ActionRequest, Outcome } from '../../protocol/index.ts';
import { clearSiteCookies } from './clear-site-cookies.ts';
import type { FixParts } from './parts.ts';
import { reloadPage, signInAgain } from './reload.ts';
import { retryInCleanSession } from './retry-in-clean-session.ts';

type Executors = {
  readonly [A in ActionKind]: (request: Extract<ActionRequest, { action: A }>, parts: FixParts) => Promise<Outcome>;
};

/** One executor for each action; a missing one does not compile. */
const EXECUTORS: Executors = {
  'clear-site-cookies': clearSiteCookies,
  'reload-page': reloadPage,
  'sign-in-again': signInAgain,
  'retry-in-clean-session': retryInCleanSession,
};

/** Carries out what a click asked for. Never rejects: what goes wrong is an outcome too. */
export async function perform<A extends ActionKind>(
  request: Extract<ActionRequest, { action: A }>,
  parts: FixParts,
): Promise<Outcome> {
  const execute: Executors[A] = EXECUTORS[request.action as A];
  try {
    return await execute(request, parts);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      result: 'refused',
      say: `The browser refused: ${reason}`,
      byHand: 'Try it by hand in the browser itself.',
    };
  }
}
