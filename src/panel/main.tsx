import { devtoolsTheme, inspectedTabId, onThemeChanged, type Theme } from '../platform/devtools.ts';
import { transport } from '../platform/transport.ts';
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
if (root && tabId !== null) mountPanel(root, { ...realPage(), client: createBackgroundClient(tabId, transport) });
else if (root)
  root.textContent = 'This page shows a tab: open it from DevTools, or with ?tab= and the number of a tab.';
