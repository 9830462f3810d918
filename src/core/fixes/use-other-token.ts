import { defineFix } from './define.ts';

/** Send another token than the site's own, in one tab, until it is closed. */
export const useOtherToken = defineFix({
  kind: 'use-other-token',
  audience: 'developer',
  risk: 'none',
  undo: 'not-needed',
  action: 'use-other-token',
});
