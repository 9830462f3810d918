import { defineFix } from './define.ts';

/** Switch off extensions that change requests, one by one. */
export const disableExtension = defineFix({
  kind: 'disable-extension',
  audience: 'user',
  risk: 'none',
  undo: 'not-needed',
  action: null,
});
