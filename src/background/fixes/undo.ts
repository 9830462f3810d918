import type { BrowserCookie } from '../../platform/cookies.ts';
import { type Outcome, sessionKeys, type UndoOffer } from '../../protocol/index.ts';
import type { Store } from '../store.ts';
import { inPlaceOf, putBack } from './put-back.ts';
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
  /**
   * Sets the cookies again, but for those that the site has set anew: a sign-in since the clear is worth more than the one before
   * it. The offer stays for these, and taken a second time it puts them in place of the new ones, which it offers in turn.
   */
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
  /** The person has been told that newer ones are there, so that a click is meant to replace them. */
  readonly replaces?: true;
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

  const write = (kept: Kept): void => {
    const { id } = kept.offer;
    all.set(id, kept);
    store.put(`undo/${id}`, kept);
    store.put(sessionKeys.offer(id), kept.offer);
  };

  const putBy = async (what: Omit<Kept, 'offer'>, say: string, now: number): Promise<string> => {
    const id = `${now.toString(36)}-${all.size}`;
    write({ ...what, offer: { id, say, until: now + UNDO_MS } });
    try {
      await store.flushed();
    } catch (error) {
      // Nothing will be removed without it, so there is nothing to take back either.
      drop(id);
      throw error;
    }
    return id;
  };

  const replace = async (kept: Kept, newer: readonly BrowserCookie[], now: number): Promise<Outcome> => {
    const { site, cookies } = kept;
    const say = `${count(newer.length)} of ${site} replaced by the one${newer.length === 1 ? '' : 's'} before`;
    const undoId = newer.length === 0 ? null : await putBy({ ...kept, cookies: newer }, say, now);
    const failed = await putBack(jar, cookies);
    const back = `${count(cookies.length - failed.length)} of ${site} restored${newer.length === 0 ? '' : ' in place of what the site had set anew'}.`;
    if (failed.length > 0) return { result: 'partly', say: back, remains: refused(failed), undoId };
    drop(kept.offer.id);
    return { result: 'done', say: back, undoId, next: 'reload-page' };
  };

  return {
    keep: (site, cookies, now, tabId) =>
      putBy(
        { site, cookies, ...(tabId === undefined ? {} : { tabId }) },
        `${count(cookies.length)} of ${site} removed`,
        now,
      ),
    offers: (site, storeId, now, tabId) =>
      [...all.values()]
        .filter(k => k.offer.until > now && k.cookies[0]?.storeId === storeId)
        .filter(k => k.site === site || (tabId !== undefined && k.tabId === tabId))
        .map(k => k.offer),
    async restore(id, now) {
      const kept = all.get(id);
      if (!kept || kept.offer.until <= now) return GONE;
      const { site, cookies } = kept;
      const there = await inPlaceOf(jar, cookies);
      const isAnew = (c: BrowserCookie): boolean => (there.get(identityOf(c))?.value ?? c.value) !== c.value;
      const anew = cookies.filter(isAnew);
      if (kept.replaces)
        return replace(
          kept,
          anew.flatMap(c => there.get(identityOf(c)) ?? []),
          now,
        );
      const failed = await putBack(
        jar,
        cookies.filter(c => !anew.includes(c)),
      );
      const back = cookies.length - anew.length - failed.length;
      if (failed.length + anew.length === 0) {
        drop(id);
        return { result: 'done', say: `${count(back)} of ${site} restored exactly as before.`, undoId: null };
      }
      if (anew.length > 0) {
        const say = `Kept as ${site} has set ${anew.length === 1 ? 'it' : 'them'} anew: ${names(anew)}`;
        write({
          ...kept,
          cookies: [...failed, ...anew],
          replaces: true,
          offer: { ...kept.offer, say, label: REPLACE },
        });
      }
      const remains = [
        ...(failed.length > 0 ? [refused(failed)] : []),
        ...(anew.length > 0
          ? [`Kept because the site has set ${anew.length === 1 ? 'it' : 'them'} anew: ${names(anew)}.`]
          : []),
      ];
      return { result: 'partly', say: `${count(back)} of ${site} restored.`, remains: remains.join(' '), undoId: id };
    },
    drop,
    purge(now) {
      for (const [id, { offer }] of all) if (offer.until <= now) drop(id);
      return all.size === 0 ? null : Math.min(...[...all.values()].map(k => k.offer.until));
    },
  };
}

const names = (cookies: readonly BrowserCookie[]): string => cookies.map(c => c.name).join(', ');

const refused = (failed: readonly BrowserCookie[]): string =>
  `Not restored: ${names(failed)}. The browser refused ${failed.length === 1 ? 'it' : 'them'}.`;

const REPLACE = 'Put the old ones back';

export const count = (n: number): string => (n === 1 ? '1 cookie' : `${n} cookies`);

const GONE: Outcome = {
  result: 'refused',
  say: 'These cookies are no longer kept: clearing can be undone once, within ten minutes.',
  byHand: 'Sign in again to get new ones.',
};
