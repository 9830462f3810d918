import { defineFix } from './define.ts';

/** Change the page's code. */
export const frontendCode = defineFix({
  kind: 'frontend-code',
  audience: 'developer',
  risk: 'none',
  undo: 'not-needed',
  action: null,
});
