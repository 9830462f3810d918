import { createLibrary } from '../present/library.ts';
import { copyText } from './clipboard.ts';
import { EXPLANATIONS, SERVER_ADVICE } from './explanations.ts';
import { saveText } from './save-text.ts';
import { soon } from './soon.ts';

/** What every page of the extension has of its own: explanations, clocks, turns, clipboard. */
export const realPage = () => ({
  library: createLibrary(EXPLANATIONS, SERVER_ADVICE),
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  now: () => Date.now(),
  clock: () => performance.now(),
  soon,
  later: (work: () => void, delay: number) => void setTimeout(work, delay),
  copy: copyText,
  save: saveText,
});

/** The tab that the address asks for (`?tab=N`), so that a page can also be opened as a plain one. */
export function askedTab(search: string): number | null {
  const asked = new URLSearchParams(search).get('tab');
  return asked !== null && /^\d+$/.test(asked) ? Number(asked) : null;
}
