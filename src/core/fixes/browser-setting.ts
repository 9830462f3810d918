import { defineFix } from './define.ts';

/** Change a setting of the browser, such as an allow-list or third-party cookies. */
export const browserSetting = defineFix({
  kind: 'browser-setting',
  audience: 'user',
  risk: 'none',
  undo: 'not-needed',
  action: null,
});
