import { defineFix } from './define.ts';

/** Keep the browser's own login prompt closed, so that the site's own answer shows. */
export const dismissLoginPrompt = defineFix({
  kind: 'dismiss-login-prompt',
  audience: 'user',
  risk: 'page-input',
  undo: 'not-needed',
  action: 'dismiss-login-prompt',
});
