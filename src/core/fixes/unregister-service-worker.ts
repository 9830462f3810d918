import { defineFix } from './define.ts';

/** Remove the site's service worker, which answers from its own cache. */
export const unregisterServiceWorker = defineFix({
  kind: 'unregister-service-worker',
  audience: 'user',
  risk: 'none',
  undo: 'impossible',
  action: 'clear-site-data',
});
