import { defineFix } from './define.ts';

/** Remove cookies of the site, with a preview, and an exact undo for ten minutes. */
export const clearSiteCookies = defineFix({
  kind: 'clear-site-cookies',
  audience: 'user',
  risk: 'signs-out',
  undo: 'ten-minutes',
  action: 'clear-site-cookies',
});
