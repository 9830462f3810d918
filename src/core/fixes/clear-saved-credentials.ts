import { defineFix } from './define.ts';

/** Make the browser forget a remembered Basic, Digest or NTLM login. */
export const clearSavedCredentials = defineFix({
  kind: 'clear-saved-credentials',
  audience: 'user',
  risk: 'signs-out',
  undo: 'impossible',
  action: 'clear-saved-credentials',
});
