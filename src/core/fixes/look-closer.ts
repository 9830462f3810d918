import { defineFix } from './define.ts';

/** Ask the refused question once more, to read the body that a background is not shown. */
export const lookCloser = defineFix({
  kind: 'look-closer',
  audience: 'user',
  risk: 'none',
  undo: 'not-needed',
  action: 'look-closer',
});
