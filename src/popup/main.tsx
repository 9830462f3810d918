import { ownVersion } from '../platform/runtime.ts';
import { memory } from '../platform/storage.ts';
import { activeTab } from '../platform/tabs.ts';
import { transport } from '../platform/transport.ts';
import { createBackgroundClient } from '../protocol/background-client.ts';
import { askedTab, realPage } from '../ui/real-page.ts';
import { mountPopup } from './app.tsx';

const root = document.getElementById('app');
const tabId = askedTab(location.search) ?? (await activeTab())?.id ?? null;
const page = { ...realPage(), memory, version: ownVersion() };
if (root && tabId !== null) mountPopup(root, { ...page, client: createBackgroundClient(tabId, transport) });
else if (root) root.textContent = 'The browser does not tell which tab is open. Click the page, then this icon again.';
