import { defineFix } from './define.ts';

/** Remove what the page's origin keeps in the browser: storage, databases, caches, service workers. */
export const clearSiteData = defineFix({
  kind: 'clear-site-data',
  audience: 'user',
  risk: 'signs-out',
  undo: 'impossible',
  action: 'clear-site-data',
});
