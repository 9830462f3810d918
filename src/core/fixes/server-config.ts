import { defineFix } from './define.ts';

/** Change the server's configuration. */
export const serverConfig = defineFix({
  kind: 'server-config',
  audience: 'admin',
  risk: 'none',
  undo: 'not-needed',
  action: null,
});
