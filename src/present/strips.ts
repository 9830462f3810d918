import type { Entry } from './entry.ts';
import type { Notice } from './states.ts';
import { plural } from './text.ts';

/**
 * What could not be seen of failures from before the view was opened: bodies, and in Chrome the browser's own logins,
 * are shown by DevTools alone (platform facts, section 1). Null when nothing is missing for that reason.
 *
 * @param openedAt epoch milliseconds
 */
export function lateNotice(entries: readonly Entry[], openedAt: number): Notice | null {
  const missed = count(entries, e => e.missed === 'body' && e.time < openedAt);
  return missed === 0
    ? null
    : {
        id: 'late',
        title: 'DevTools was opened later',
        say: `For ${plural(missed, 'earlier failure')}, the body could not be seen, nor a login that the browser added by itself. Reload the page to see them.`,
        wayOn: 'reload',
      };
}

/** Failures of which the stopped recorder did not hear the beginning; null when there are none. */
export function restartNotice(entries: readonly Entry[]): Notice | null {
  const missed = count(entries, e => e.missed === 'request');
  return missed === 0
    ? null
    : {
        id: 'restarted',
        title: 'The browser had stopped the recorder',
        say: `What ${plural(missed, 'request')} carried could not be seen: the browser stopped the recorder while ${missed === 1 ? 'it was' : 'they were'} under way. Reload the page to ask again.`,
        wayOn: 'reload',
      };
}

const count = (entries: readonly Entry[], is: (entry: Entry) => boolean): number =>
  entries.reduce((n, entry) => n + Number(is(entry)), 0);
