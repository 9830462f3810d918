import { defineFix } from './define.ts';

/** Nothing to fix: the exchange is normal. */
export const nothing = defineFix({
  kind: 'none',
  audience: 'user',
  risk: 'none',
  undo: 'not-needed',
  action: null,
});
