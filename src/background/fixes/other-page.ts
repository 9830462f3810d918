import { ACTIONS } from '../../core/index.ts';
import { type ActionSubject, leftPage, type Outcome, type TabView } from '../../protocol/index.ts';
import type { FixParts } from './parts.ts';

/**
 * A fix of a failure on a page of another site must not touch the one that the tab shows now: the panel keeps the rows of earlier
 * pages (decision 0014), and what they offer would clear or sign out the wrong site. It shows such a fix switched off; this is
 * for a tab that has gone on since then.
 *
 * @returns why nothing is done; null where the fix may go on
 */
export function refusedFor(
  { action, episode }: ActionSubject,
  tab: TabView,
  { evidenceOf }: Pick<FixParts, 'evidenceOf'>,
): Extract<Outcome, { result: 'refused' }> | null {
  const subject = episode === null ? undefined : evidenceOf(episode)?.subject;
  const page = subject === undefined || !ACTIONS[action].onPage ? null : leftPage(subject, tab);
  if (page === null) return null;
  const { left, shown } = page;
  return {
    result: 'refused',
    say: `This was refused on a page of ${left}, and the tab shows ${shown || 'another page'} now, so nothing was done.`,
    byHand: `Go back to ${left} in this tab, and choose it again there.`,
  };
}
