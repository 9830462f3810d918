import { defineFix } from './define.ts';

/** Ask whoever owns the resource for access. */
export const askAccess = defineFix({
  kind: 'ask-access',
  audience: 'user',
  risk: 'none',
  undo: 'not-needed',
  action: null,
});
