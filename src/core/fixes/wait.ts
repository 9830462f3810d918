import { defineFix } from './define.ts';

/** Wait; the gap closes by itself. */
export const wait = defineFix({
  kind: 'wait',
  audience: 'user',
  risk: 'none',
  undo: 'not-needed',
  action: null,
});
