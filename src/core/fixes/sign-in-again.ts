import { defineFix } from './define.ts';

/** Load the page again at its top level, so that the site asks for a sign-in. What was typed into the page is lost. */
export const signInAgain = defineFix({
  kind: 'sign-in-again',
  audience: 'user',
  risk: 'page-input',
  undo: 'not-needed',
  action: 'sign-in-again',
});
