import { defineFix } from './define.ts';

/** Reload past the cache. What was typed into the page is lost. */
export const reloadPage = defineFix({
  kind: 'reload-page',
  audience: 'user',
  risk: 'page-input',
  undo: 'not-needed',
  action: 'reload-page',
});
