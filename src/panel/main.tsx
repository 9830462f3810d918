import { collectUrl } from '../core/index.ts';
import {
  canOpenCode,
  devtoolsTheme,
  inspectedTabId,
  onThemeChanged,
  openCode,
  type Theme,
} from '../platform/devtools.ts';
import { ownVersion } from '../platform/runtime.ts';
import { memory } from '../platform/storage.ts';
import { transport } from '../platform/transport.ts';
import type { OpenCode } from '../present/code.ts';
import { createBackgroundClient } from '../protocol/background-client.ts';
import { askedTab, realPage } from '../ui/real-page.ts';
import { mountPanel } from './app.tsx';

const show = (theme: Theme | null) => {
  if (theme !== null) document.documentElement.dataset.theme = theme;
};
show(devtoolsTheme());
onThemeChanged(show);

const root = document.getElementById('app');
const tabId = askedTab(location.search) ?? inspectedTabId();
/** Evidence has addresses without their secrets; the page's resources are known by theirs. */
const openInSources: OpenCode = ({ url, line, column }) =>
  openCode(resource => collectUrl(resource, { salt: '' })?.href === url.href, line, column);

const page = { ...realPage(), memory, version: ownVersion(), ...(canOpenCode() && { openCode: openInSources }) };
if (root && tabId !== null) mountPanel(root, { ...page, client: createBackgroundClient(tabId, transport) });
else if (root)
  root.textContent = 'This page shows a tab: open it from DevTools, or with ?tab= and the number of a tab.';
