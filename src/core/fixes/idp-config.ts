import { defineFix } from './define.ts';

/** Change the registration at the identity provider. */
export const idpConfig = defineFix({
  kind: 'idp-config',
  audience: 'admin',
  risk: 'none',
  undo: 'not-needed',
  action: null,
});
