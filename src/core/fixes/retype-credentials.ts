import { defineFix } from './define.ts';

/** Type the user name and password again; case matters. */
export const retypeCredentials = defineFix({
  kind: 'retype-credentials',
  audience: 'user',
  risk: 'none',
  undo: 'not-needed',
  action: null,
});
