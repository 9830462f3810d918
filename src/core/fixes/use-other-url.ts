import { defineFix } from './define.ts';

/** Open the address that the server itself uses. */
export const useOtherUrl = defineFix({
  kind: 'use-other-url',
  audience: 'user',
  risk: 'none',
  undo: 'not-needed',
  action: null,
});
