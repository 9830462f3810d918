import type { BrowserCookie } from '../../platform/cookies.ts';
import { type Outcome, sessionKeys, type UndoOffer } from '../../protocol/index.ts';
import type { Store } from '../store.ts';
import { type CookieJar, identityOf } from './site-cookies.ts';

/** How long a clear can be taken back, milliseconds. */
export const UNDO_MS = 10 * 60_000;

/** Cookies as they were before a clear, in memory only. */
export interface Undos {
  /** Stores the cookies; resolves when they are safe, and only then may they be removed. Rejects when the storage is full. */
  keep(site: string, cookies: readonly BrowserCookie[], now: number, tabId?: number): Promise<string>;
  /**
   * Offers of this store for cookies of the site, and those that were made in the tab: a site that has lost its sign-in often
   * leads the tab to another host, where nobody would find them.
   *
   * @param site of the page; null where the tab shows none
   */
  offers(site: string | null, storeId: string, now: number, tabId?: number): readonly UndoOffer[];
  restore(id: string, now: number): Promise<Outcome>;
  drop(id: string): void;
  /** Lets go of what is too old. @returns when the next is due, epoch milliseconds; null when there is none */
  purge(now: number): number | null;
}

interface Kept {
  readonly offer: UndoOffer;
  /** Registrable domain or host. */
  readonly site: string;
  /** In which they were cleared. Absent where that is not known. */
  readonly tabId?: number;
  readonly cookies: readonly BrowserCookie[];
}

/** @param loaded what the store held when the background began */
export function createUndos(store: Store, loaded: ReadonlyMap<string, unknown>, jar: CookieJar): Undos {
  const all = new Map<string, Kept>();
  for (const [key, value] of loaded) if (key.startsWith('undo/')) all.set(key.slice('undo/'.length), value as Kept);

  const drop = (id: string): void => {
    if (!all.delete(id)) return;
    store.drop(`undo/${id}`);
    store.drop(sessionKeys.offer(id));
  };

  return {
    async keep(site, cookies, now, tabId) {
      const id = `${now.toString(36)}-${all.size}`;
      const offer = { id, say: `${count(cookies.length)} of ${site} removed`, until: now + UNDO_MS };
      const kept: Kept = { offer, site, cookies, ...(tabId === undefined ? {} : { tabId }) };
      all.set(id, kept);
      store.put(`undo/${id}`, kept);
      store.put(sessionKeys.offer(id), kept.offer);
      try {
        await store.flushed();
      } catch (error) {
        // Nothing will be removed without it, so there is nothing to take back either.
        drop(id);
        throw error;
      }
      return id;
    },
    offers: (site, storeId, now, tabId) =>
      [...all.values()]
        .filter(k => k.offer.until > now && k.cookies[0]?.storeId === storeId)
        .filter(k => k.site === site || (tabId !== undefined && k.tabId === tabId))
        .map(k => k.offer),
    async restore(id, now) {
      const kept = all.get(id);
      if (!kept || kept.offer.until <= now) return GONE;
      const { site } = kept;
      const failed = await putBack(jar, kept.cookies);
      const back = kept.cookies.length - failed.length;
      if (failed.length === 0) {
        drop(id);
        return { result: 'done', say: `${count(back)} of ${site} restored exactly as before.`, undoId: null };
      }
      const remains = `Not restored: ${failed.map(c => c.name).join(', ')}. The browser refused ${failed.length === 1 ? 'it' : 'them'}.`;
      return { result: 'partly', say: `${count(back)} of ${site} restored.`, remains, undoId: id };
    },
    drop,
    purge(now) {
      for (const [id, { offer }] of all) if (offer.until <= now) drop(id);
      return all.size === 0 ? null : Math.min(...[...all.values()].map(k => k.offer.until));
    },
  };
}

/** Sets each cookie and looks at what came of it. @returns those that are not back as they were */
export async function putBack(jar: CookieJar, cookies: readonly BrowserCookie[]): Promise<BrowserCookie[]> {
  // The jar sends cookies of one path length in the order of their making (RFC 6265 §5.4), so oldest first.
  for (const cookie of cookies) await jar.setCookie(cookie).catch(() => undefined);
  const now = new Map<string, string>();
  for (const domain of new Set(cookies.map(c => c.domain))) {
    const found = await jar.cookiesOf(domain, cookies[0]?.storeId ?? '').catch(() => []);
    for (const c of found) now.set(identityOf(c), everyAttribute(c));
  }
  return cookies.filter(c => now.get(identityOf(c)) !== everyAttribute(c));
}

/** One string for the whole cookie. Chrome's storage gives members back in another order. */
const everyAttribute = (c: BrowserCookie): string =>
  JSON.stringify([
    identityOf(c),
    Object.entries(c)
      .filter(([name]) => name !== 'partitionKey')
      .sort(),
  ]);

export const count = (n: number): string => (n === 1 ? '1 cookie' : `${n} cookies`);

const GONE: Outcome = {
  result: 'refused',
  say: 'These cookies are no longer kept: clearing can be undone once, within ten minutes.',
  byHand: 'Sign in again to get new ones.',
};
