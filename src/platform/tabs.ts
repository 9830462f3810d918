import browser, { type Tabs } from 'webextension-polyfill';

export interface BrowserTab {
  readonly id: number;
  /** Of the top-level page; null without access to it. */
  readonly url: string | null;
  readonly private: boolean;
  /** Firefox only. */
  readonly cookieStoreId: string | null;
}

/** Null when the tab is gone. */
export const findTab = (id: number): Promise<BrowserTab | null> => browser.tabs.get(id).then(described, () => null);

/** Tabs without an id (devtools windows) are left out. */
export const allTabs = async (): Promise<BrowserTab[]> =>
  (await browser.tabs.query({})).flatMap(tab => described(tab) ?? []);

/** The tab in front of the person; null when there is none. */
export const activeTab = async (): Promise<BrowserTab | null> => {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab ? described(tab) : null;
};

/** Reloads past the cache, or with it. Rejects when the tab is gone. */
export const reloadTab = (id: number, options: { readonly bypassCache: boolean }): Promise<void> =>
  browser.tabs.reload(id, { bypassCache: options.bypassCache });

/** @param cookieStoreId the Firefox container to open it in @returns its id */
export async function openTab(url: string, cookieStoreId: string): Promise<number | null> {
  return (await browser.tabs.create({ url, cookieStoreId })).id ?? null;
}

/** Loads an address in a tab. Rejects when the tab is gone. */
export async function loadInTab(id: number, url: string): Promise<void> {
  await browser.tabs.update(id, { url });
}

/** Opens an empty tab in front, beside another one and in its window. @returns its id */
export async function openTabBeside(id: number): Promise<number> {
  const { windowId, index } = await browser.tabs.get(id);
  const place = { index: index + 1, ...(windowId === undefined ? {} : { windowId }) };
  const made = await browser.tabs.create({ ...place, url: 'about:blank', active: true });
  return made.id ?? -1;
}

/** Ids of the tabs of one Firefox container. */
export const tabsInStore = async (cookieStoreId: string): Promise<number[]> =>
  (await browser.tabs.query({ cookieStoreId })).flatMap(tab => tab.id ?? []);

export function onTabRemoved(listener: (tabId: number) => void): void {
  browser.tabs.onRemoved.addListener(listener);
}

/** A page of the tab begins to load, or its address changed. */
export function onTabUpdated(listener: (tab: BrowserTab, changed: { readonly loading: boolean }) => void): void {
  browser.tabs.onUpdated.addListener((_id, change, tab) => {
    const found = described(tab);
    if (found && (change.url !== undefined || change.status === 'loading')) {
      listener(found, { loading: change.status === 'loading' });
    }
  });
}

function described(tab: Tabs.Tab): BrowserTab | null {
  if (tab.id === undefined || tab.id < 0) return null;
  return { id: tab.id, url: tab.url ?? null, private: tab.incognito, cookieStoreId: tab.cookieStoreId ?? null };
}
