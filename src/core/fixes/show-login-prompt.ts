import { defineFix } from './define.ts';

/** Let the browser show its own login prompt again, where it was kept closed. */
export const showLoginPrompt = defineFix({
  kind: 'show-login-prompt',
  audience: 'user',
  risk: 'page-input',
  undo: 'not-needed',
  action: 'show-login-prompt',
});
