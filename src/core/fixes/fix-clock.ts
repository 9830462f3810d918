import { defineFix } from './define.ts';

/** Set the clock of the computer, or switch on automatic time. */
export const fixClock = defineFix({
  kind: 'fix-clock',
  audience: 'user',
  risk: 'none',
  undo: 'not-needed',
  action: null,
});
