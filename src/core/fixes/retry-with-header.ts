import { defineFix } from './define.ts';

/** Send the request again with a corrected header. */
export const retryWithHeader = defineFix({
  kind: 'retry-with-header',
  audience: 'developer',
  risk: 'none',
  undo: 'not-needed',
  action: null,
});
