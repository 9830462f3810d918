import type browser from 'webextension-polyfill';
import type { Cookies } from 'webextension-polyfill';
import type { World } from './world.ts';

/** In a page of an extension both browsers have it, with promises. */
declare const chrome: typeof browser;

/** The text on the toolbar icon for a tab, as the browser itself tells it. */
export const badgeOf = (world: World, tabId: number): Promise<string> =>
  world.ask((tabId: number) => chrome.action.getBadgeText({ tabId }), tabId);

/** What the extension holds in memory or on disk, by key. */
export const storageOf = (world: World, area: 'session' | 'local'): Promise<Record<string, unknown>> =>
  world.ask((area: 'session' | 'local') => chrome.storage[area].get(null), area);

/** Every cookie of a domain in the normal session, partitioned ones too, as the browser tells it; in an order of its own. */
export async function cookiesOf(world: World, domain: string): Promise<readonly Cookies.Cookie[]> {
  const all = await world.ask(
    (domain: string) => chrome.cookies.getAll({ domain, partitionKey: {} } as Cookies.GetAllDetailsType),
    domain,
  );
  return all.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** Puts so many cookies of different names into the jar of the normal session. */
export const addCookies = (world: World, url: string, count: number): Promise<void> =>
  world.ask(
    async (url: string, count: number) => {
      for (let i = 0; i < count; i += 1) await chrome.cookies.set({ url, name: `many${i}`, value: String(i) });
    },
    url,
    count,
  );

const keyOf = ({ name, domain, path, partitionKey }: Cookies.Cookie): string =>
  JSON.stringify([name, domain, path, partitionKey ?? null]);

interface TabSeen {
  readonly id: number;
  readonly url: string;
  readonly title: string;
  /** Firefox only. */
  readonly cookieStoreId: string | null;
}

/** The tabs that the extension can see. */
export const tabsOf = (world: World): Promise<readonly TabSeen[]> =>
  world.ask(async () => {
    const tabs = await chrome.tabs.query({});
    return tabs.map(({ id, url, title, cookieStoreId }) => ({
      id: id ?? -1,
      url: url ?? '',
      title: title ?? '',
      cookieStoreId: cookieStoreId ?? null,
    }));
  });

export const closeTab = (world: World, id: number): Promise<void> =>
  world.ask((id: number) => chrome.tabs.remove(id), id);

/** The rules by which the extension changes requests at this moment. */
export const headerRulesOf = (world: World): Promise<readonly { readonly id: number }[]> =>
  world.ask(async () => (await chrome.declarativeNetRequest.getSessionRules()).map(({ id }) => ({ id })));

/** Names of the containers that exist. Firefox only. */
export const containersOf = (world: World): Promise<readonly string[]> =>
  world.ask(async () => (await chrome.contextualIdentities.query({})).map(({ cookieStoreId }) => cookieStoreId));

/** Takes the access to every site away, as a person may in the browser's settings. Firefox only. */
export const withdrawAccess = (world: World): Promise<boolean> =>
  world.ask(() => chrome.permissions.remove({ origins: ['<all_urls>'] }));

/** What the background gives out of an exchange's raw headers. */
export const revealed = (world: World, exchangeId: string): Promise<unknown> =>
  world.ask((exchangeId: string) => chrome.runtime.sendMessage({ kind: 'reveal', exchangeId }), exchangeId);
