import { defineFix } from './define.ts';

/** Sign in with the account that has the right. */
export const switchAccount = defineFix({
  kind: 'switch-account',
  audience: 'user',
  risk: 'none',
  undo: 'not-needed',
  action: null,
});
