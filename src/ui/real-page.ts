import { createLibrary } from '../present/library.ts';
import { copyText } from './clipboard.ts';
import { EXPLANATIONS, SERVER_ADVICE } from './explanations.ts';
import { saveText } from './save-text.ts';

/** What every page of the extension has of its own: explanations, clocks, turns, clipboard. */
export const realPage = () => ({
  library: createLibrary(EXPLANATIONS, SERVER_ADVICE),
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  now: () => Date.now(),
  clock: () => performance.now(),
  soon: soonest(),
  later: (work: () => void, delay: number) => void setTimeout(work, delay),
  copy: copyText,
  save: saveText,
});

/** Runs work as a task of its own. Nested timers would wait 4 ms each (HTML §8.6); messages do not. */
function soonest(): (work: () => void) => void {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return work => {
    waiting.push(work);
    port2.postMessage(null);
  };
}

/** The tab that the address asks for (`?tab=N`), so that a page can also be opened as a plain one. */
export function askedTab(search: string): number | null {
  const asked = new URLSearchParams(search).get('tab');
  return asked !== null && /^\d+$/.test(asked) ? Number(asked) : null;
}
