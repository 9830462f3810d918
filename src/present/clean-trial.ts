import { compareSessions, type SessionComparison, sentToSignIn } from '../core/index.ts';
import type { CleanTrial } from '../protocol/index.ts';
import { oneLine } from './text.ts';

/** What a try in a clean session has shown, in words. */
export interface TrialView {
  readonly id: string;
  /** `works`: accepted there. `open`: it proves nothing, or not yet. */
  readonly result: 'works' | 'open' | 'unseen';
  readonly say: string;
  /** What follows from it, and what does not. */
  readonly proves: string;
  /** What the two sessions sent differently. */
  readonly differences: readonly string[];
}

/** @param own the tab of the view: the trial is told from its side */
export function trialView(trial: CleanTrial, own: number): TrialView {
  const id = String(trial.at);
  const where = own === trial.cleanTabId ? 'Here, in the clean session,' : 'In the clean session';
  const call = `${trial.subject.method} ${oneLine(trial.subject.url.path, 60)}`;
  if (trial.cleanTabId === null) return { id, result: 'unseen', ...UNSEEN, differences: [] };
  if (trial.there === null) {
    return {
      ...{ id, result: 'open', say: `${where} ${call} has not been seen yet.`, differences: [] },
      proves:
        'While nobody is signed in there, the page may not make that request. Sign in there, and this view will follow.',
    };
  }
  const compared = compareSessions(trial.subject, trial.there, sentToSignIn);
  const { status } = trial.there;
  const answer =
    compared.there === 'accepted'
      ? `was accepted (${status})`
      : compared.there === 'sign-in'
        ? 'led to the sign-in'
        : status === 0
          ? 'got no answer'
          : status >= 500
            ? `met a failing server (${status})`
            : `was refused too (${status})`;
  return {
    id,
    result: compared.there === 'accepted' ? 'works' : 'open',
    say: `${where} ${call} ${answer}.`,
    proves: provesOf(compared, status),
    differences: compared.there === 'accepted' ? differencesOf(compared) : [],
  };
}

function provesOf({ there, cookies, authorization }: SessionComparison, status: number): string {
  if (there === 'sign-in')
    return 'That is how a session is treated in which nobody is signed in. Sign in there: if it then works, the state of this browser is at fault.';
  if (there === 'refused' && (status === 0 || status >= 500))
    return 'That says nothing about the cookies and logins of either session. Reload the page there.';
  if (there === 'refused')
    return 'So the cookies and logins of this browser are not all that stands in the way. Where a sign-in is needed, a clean session is refused anyway: sign in there to find out more.';
  const signedIn =
    (cookies.seen && cookies.value.onlyThere.length + cookies.value.different.length > 0) || THERE.has(authorization);
  // What was not seen of the request may have been a login, which the browser hides where it adds one itself.
  const how = !cookies.seen ? 'there' : signedIn ? 'in a session that started afresh' : 'without any sign-in';
  return `The server accepts it ${how}, so the state of this browser is at fault: its cookies, its logins or its stored data. Try clearing them.`;
}

const THERE: ReadonlySet<SessionComparison['authorization']> = new Set(['only-there', 'different']);

function differencesOf({ cookies, authorization }: SessionComparison): readonly string[] {
  if (!cookies.seen) return ['Which cookies the two sessions sent could not be seen.'];
  const { onlyHere, onlyThere, different } = cookies.value;
  const lines = [
    ...line('Cookies that only the refused request carried', onlyHere),
    ...line('Cookies with another value', different),
    ...line('Cookies that only the accepted request carried', onlyThere),
    ...(authorization === 'only-here' ? ['Only the refused request carried an Authorization field.'] : []),
    ...(authorization === 'only-there' ? ['Only the accepted request carried an Authorization field.'] : []),
    ...(authorization === 'different' ? ['The Authorization field had another value.'] : []),
  ];
  return lines.length > 0
    ? lines
    : ['Both sent the same cookies, so the difference lies elsewhere: stored data, a cache, or the moment.'];
}

const MOST = 12;

const line = (what: string, names: readonly string[]): string[] =>
  names.length === 0
    ? []
    : [
        `${what}: ${names
          .slice(0, MOST)
          .map(name => oneLine(name, 40))
          .join(', ')}${names.length > MOST ? ` and ${names.length - MOST} more` : ''}.`,
      ];

const UNSEEN = {
  say: 'The clean session is open, and Why401 cannot see into private windows.',
  proves:
    'See for yourself: if it works there, the state of this browser is at fault. To have both compared, open Manage extension from the icon, switch on Allow in Incognito, and try again.',
};
