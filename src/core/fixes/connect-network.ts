import { defineFix } from './define.ts';

/** Sign in to the network or its proxy. */
export const connectNetwork = defineFix({
  kind: 'connect-network',
  audience: 'user',
  risk: 'none',
  undo: 'not-needed',
  action: null,
});
