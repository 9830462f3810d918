import { defineFix } from './define.ts';

/** Change the gateway in front of the application. */
export const gatewayConfig = defineFix({
  kind: 'gateway-config',
  audience: 'admin',
  risk: 'none',
  undo: 'not-needed',
  action: null,
});
