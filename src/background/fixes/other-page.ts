import type { ActionKind } from '../../core/index.ts';
import { type ActionSubject, type Outcome, pageOf, type TabView, whoseFailure } from '../../protocol/index.ts';
import type { FixParts } from './parts.ts';

/** These act on the page that the tab shows; the others on the server that refused, wherever the tab is by now. */
const ON_THE_PAGE: ReadonlySet<ActionKind> = new Set<ActionKind>([
  'clear-site-cookies',
  'clear-site-data',
  'reload-page',
  'sign-in-again',
  'retry-in-clean-session',
  'use-other-token',
]);

/**
 * A fix of a failure on a page of another site must not touch the one that the tab shows now: the panel keeps the rows of earlier
 * pages (decision 0014), and what they offer would clear or sign out the wrong site.
 *
 * @returns why nothing is done; null where the fix may go on
 */
export function refusedFor(
  { action, episode }: ActionSubject,
  tab: TabView,
  { evidenceOf }: Pick<FixParts, 'evidenceOf'>,
): Extract<Outcome, { result: 'refused' }> | null {
  const subject = episode === null ? undefined : evidenceOf(episode)?.subject;
  if (subject === undefined || tab.url === null || !ON_THE_PAGE.has(action)) return null;
  if (whoseFailure(subject, tab) !== 'elsewhere') return null;
  const { hostname } = pageOf(subject);
  return {
    result: 'refused',
    say: `This was refused on a page of ${hostname}, and the tab shows ${tab.url.hostname} now, so nothing was done.`,
    byHand: `Go back to ${hostname} in this tab, and choose it again there.`,
  };
}
