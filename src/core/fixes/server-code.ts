import { defineFix } from './define.ts';

/** Change the server's code. */
export const serverCode = defineFix({
  kind: 'server-code',
  audience: 'admin',
  risk: 'none',
  undo: 'not-needed',
  action: null,
});
