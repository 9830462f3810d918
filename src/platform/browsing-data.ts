import browser, { type BrowsingData } from 'webextension-polyfill';
import { browserName } from './runtime.ts';

/** What `removeSiteData` can remove. The names are Chrome's and Firefox's own. */
export type SiteDataType =
  | 'cache'
  | 'cacheStorage'
  | 'cookies'
  | 'fileSystems'
  | 'indexedDB'
  | 'localStorage'
  | 'serviceWorkers';

/** The types that the browser removes for an origin in the session of a tab. None in private windows, but in the page. */
export function removableTypes(tab: { readonly private: boolean }): readonly SiteDataType[] {
  if (tab.private) return [];
  if (browserName() === 'chrome')
    return ['cache', 'cacheStorage', 'fileSystems', 'indexedDB', 'localStorage', 'serviceWorkers'];
  // Firefox removes service workers in every container at once, so that is left to the page.
  return ['cache', ...OF_A_CONTAINER];
}

/** Whether removing the cookies of an origin removes the logins that the browser remembers for it, too. */
export const cookiesTakeLogins = (): boolean => browserName() === 'chrome';

/**
 * Removes data of one origin in the normal session. Needs the permission `browsingData`. Chrome takes `cookies` for the
 * whole registrable domain, and the remembered logins with them.
 *
 * @param container of the tab: Firefox removes storage of that one alone
 */
export async function removeSiteData(
  origin: string,
  types: readonly SiteDataType[],
  container: string | null,
): Promise<void> {
  if (browserName() === 'chrome') return remove({ origins: [origin] }, types);
  const { host, hostname } = new URL(origin);
  // Firefox compares storage with host and port, and the rest with the host alone.
  const hostnames = [...new Set([host, hostname])];
  const [apart, rest] = [types.filter(t => OF_A_CONTAINER.includes(t)), types.filter(t => !OF_A_CONTAINER.includes(t))];
  await remove({ hostnames, ...(container === null ? {} : { cookieStoreId: container }) }, apart);
  await remove({ hostnames }, rest);
}

/**
 * Resolves when all that was to be removed before is removed. Chrome's removals stand in one line
 * (content/browser/browsing_data/browsing_data_remover_impl.cc, `task_queue_`), so that one of nothing waits for them. Rejects
 * without the permission, in which case nothing can have been removed.
 */
export async function removalsOver(): Promise<void> {
  if (browserName() === 'chrome') await remove({ origins: ['https://nothing.invalid'] }, ['fileSystems']);
}

const OF_A_CONTAINER: readonly SiteDataType[] = ['indexedDB', 'localStorage'];

async function remove(where: object, types: readonly SiteDataType[]): Promise<void> {
  if (types.length === 0) return;
  const what = Object.fromEntries(types.map(type => [type, true]));
  await browser.browsingData.remove(where as BrowsingData.RemovalOptions, what as BrowsingData.DataTypeSet);
}
