import { type CollectOptions, collectUrl, type Exchange, originOf } from '../core/index.ts';
import type { BrowserTab } from '../platform/tabs.ts';
import { type Access, type OtherToken, sessionKeys, type TabView, WATCHED_KINDS } from '../protocol/index.ts';
import type { LiveOptions } from './live-options.ts';
import type { Store } from './store.ts';

type OfJar = Pick<Exchange, 'tabId' | 'cookieStore'>;

/** What the background knows of the tabs: their top-level page, jar, and since when they are watched. */
export interface TabBook {
  /** Takes note of a tab, its page and whether the page may be seen, and tells the views. */
  update(tab: BrowserTab, access: Access, now: number): void;
  /** A navigation has brought a new page. @param since its start, epoch milliseconds */
  navigated(tabId: number, url: string, since: number): void;
  close(tabId: number, now: number): void;
  /** What goes out in place of the site's own token; null when nothing does. */
  setOtherToken(tabId: number, token: OtherToken | null): void;
  /** Ids of the tabs that are said to have one. */
  withOtherToken(): readonly number[];
  view(tabId: number): TabView | null;
  /** The address of the top-level page, raw; null when it is not known. */
  topLevel(tabId: number): string | null;
  /**
   * Requests of one jar share cookies; private windows and Firefox's containers have their own. False also where the jar of one
   * of them is not known (any more): then nothing of it may stand beside the other.
   */
  sameJar(request: OfJar, other: OfJar): boolean;
  /** The tab whose page made a request of no tab (a service worker's): the one of its jar that was heard of last. */
  ownerOf(request: Pick<Exchange, 'initiator' | 'cookieStore'>): number;
  /** Forgets tabs that were closed before that time. @returns their ids, and when the next is due */
  purge(before: number): { readonly gone: readonly number[]; readonly next: number | null };
}

/** @param loaded what the store held when the background began */
export function createTabBook(
  store: Store,
  loaded: ReadonlyMap<string, unknown>,
  options: CollectOptions,
  live: Pick<LiveOptions, 'ignoresSite' | 'now'>,
): TabBook {
  const { ignoresSite } = live;
  const views = new Map<number, TabView>();
  const pages = new Map<number, string>();
  const jars = new Map<number, string>();
  const closedAt = new Map<number, number>();

  for (const [key, value] of loaded) {
    const [kind, id] = key.split('/');
    if (kind === 'tab') views.set(Number(id), value as TabView);
    if (kind === 'closed') closedAt.set(Number(id), value as number);
  }

  const put = ({ unwatched: _, ...told }: TabView): void => {
    const unwatched = WATCHED_KINDS.filter(kind => !live.now.watched.includes(kind));
    const view: TabView = unwatched.length === 0 ? told : { ...told, unwatched };
    const same = JSON.stringify(views.get(view.id)) === JSON.stringify(view);
    // Moved to the end: the tab that was heard of last.
    views.delete(view.id);
    views.set(view.id, view);
    if (!same) store.put(sessionKeys.tab(view.id), view);
  };

  /** Null where nothing tells: a view outlives the background, a container's name does not. */
  const jarOf = (tabId: number): string | null => {
    const view = views.get(tabId);
    if (jars.has(tabId) || !view) return jars.get(tabId) ?? null;
    if (view.private) return options.browser === 'firefox' ? 'firefox-private' : 'private';
    return options.browser === 'firefox' ? null : 'normal';
  };

  /** Chrome does not tell of a worker's request whether it is a private window's, so it is only known where there is none. */
  const jarOfNoTab = (): string | null =>
    options.browser === 'firefox' || [...views.values()].some(view => view.private) ? null : 'normal';

  const jarOfRequest = ({ cookieStore, tabId }: OfJar): string | null =>
    cookieStore ?? (tabId < 0 ? jarOfNoTab() : jarOf(tabId));

  return {
    update(tab, access, now) {
      // Whether a page may be seen is asked of the browser; the tab may have been closed before the answer came.
      if (closedAt.has(tab.id)) return;
      const known = views.get(tab.id);
      if (tab.url === null) pages.delete(tab.id);
      else pages.set(tab.id, tab.url);
      jars.set(tab.id, tab.cookieStoreId ?? (tab.private ? 'private' : 'normal'));
      put({
        id: tab.id,
        state: 'open',
        url: tab.url === null ? null : collectUrl(tab.url, options),
        access,
        private: tab.private,
        watchedSince: known?.watchedSince ?? now,
        ...(known?.navigatedAt === undefined ? {} : { navigatedAt: known.navigatedAt }),
        ...(ignoresSite(tab.url) ? { ignored: true } : {}),
        ...(known?.otherToken === undefined ? {} : { otherToken: known.otherToken }),
      });
    },
    navigated(tabId, url, since) {
      pages.set(tabId, url);
      const { ignored: _, ...known } = views.get(tabId) ?? { ...UNKNOWN, id: tabId, watchedSince: since };
      const view = { ...known, state: 'open', access: 'granted', url: collectUrl(url, options) } as const;
      put({ ...view, navigatedAt: since, ...(ignoresSite(url) ? { ignored: true } : {}) });
    },
    close(tabId, now) {
      pages.delete(tabId);
      const known = views.get(tabId);
      if (!known) return;
      put({ ...known, state: 'closed' });
      closedAt.set(tabId, now);
      store.put(`closed/${tabId}`, now);
    },
    setOtherToken(tabId, token) {
      const { otherToken: _, ...known } = views.get(tabId) ?? { id: tabId };
      if ('state' in known) put({ ...known, ...(token && { otherToken: token }) });
    },
    withOtherToken: () => [...views.values()].flatMap(view => (view.otherToken ? [view.id] : [])),
    view: tabId => views.get(tabId) ?? null,
    topLevel: tabId => pages.get(tabId) ?? null,
    sameJar(request, other) {
      if (request.tabId >= 0 && request.tabId === other.tabId) return true;
      const jar = jarOfRequest(request);
      return jar !== null && jar === jarOfRequest(other);
    },
    ownerOf({ initiator, cookieStore }) {
      const origin = initiator === null ? null : originOf(initiator);
      if (origin === null) return -1;
      const ofJar = [...pages].filter(([id]) => cookieStore === undefined || jarOf(id) === cookieStore);
      return ofJar.findLast(([, page]) => originOf(page) === origin)?.[0] ?? -1;
    },
    purge(before) {
      const gone = [...closedAt].flatMap(([id, at]) => (at < before ? [id] : []));
      for (const id of gone) {
        closedAt.delete(id);
        views.delete(id);
        jars.delete(id);
        store.drop(`closed/${id}`);
        store.drop(sessionKeys.tab(id));
      }
      return { gone, next: closedAt.size === 0 ? null : Math.min(...closedAt.values()) };
    },
  };
}

const UNKNOWN: Pick<TabView, 'url' | 'access' | 'private' | 'ignored'> = {
  ...{ url: null, access: 'granted', private: false },
};
