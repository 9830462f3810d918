import { defineFix } from './define.ts';

/** Send the report to whoever runs the service. */
export const contactAdmin = defineFix({
  kind: 'contact-admin',
  audience: 'user',
  risk: 'none',
  undo: 'not-needed',
  action: null,
});
