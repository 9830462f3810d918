import { defineFix } from './define.ts';

/** Open the flow’s first address in a private window (Chrome) or a disposable container (Firefox). */
export const retryInCleanSession = defineFix({
  kind: 'retry-in-clean-session',
  audience: 'user',
  risk: 'none',
  undo: 'not-needed',
  action: 'retry-in-clean-session',
});
