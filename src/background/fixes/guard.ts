import type { BrowserCookie } from '../../platform/cookies.ts';
import type { Store } from '../store.ts';
import { putBack } from './put-back.ts';
import { type CookieJar, identityOf } from './site-cookies.ts';

/** Keeps cookies safe while something is done that may take them along, also when the background is stopped meanwhile. */
export interface Guard {
  /**
   * Puts the cookies by, works, and sets again those that are gone. Nothing is worked before they are safe; when that
   * fails, or the work does, it rejects, and the cookies are there.
   *
   * @returns those that the browser did not take back
   */
  keep(cookies: readonly BrowserCookie[], work: () => Promise<void>): Promise<readonly BrowserCookie[]>;
  /** Sets again what an earlier life of the background was about to. Never rejects: what fails is left for the next life. */
  recover(): Promise<void>;
}

/**
 * @param loaded what the store held when the background began
 * @param wakeSoon sees to it that the background lives again soon, should it be stopped in the middle
 * @param workOver resolves when the browser has done all that earlier lives asked of it
 */
export function createGuard(
  store: Store,
  loaded: ReadonlyMap<string, unknown>,
  jar: CookieJar,
  wakeSoon: () => void,
  workOver: () => Promise<void>,
): Guard {
  const left = [...loaded].filter(([key]) => key.startsWith('guard/'));
  let next = left.length;

  const release = async (key: string, cookies: readonly BrowserCookie[]): Promise<readonly BrowserCookie[]> => {
    const lost = await putBack(jar, await missing(jar, cookies));
    store.drop(key);
    await store.flushed();
    return lost;
  };

  return {
    async keep(cookies, work) {
      if (cookies.length === 0) {
        await work();
        return [];
      }
      const key = `guard/${next++}-${cookies[0]?.domain ?? ''}`;
      store.put(key, cookies);
      await store.flushed();
      wakeSoon();
      try {
        await work();
      } catch (error) {
        await release(key, cookies);
        throw error;
      }
      return release(key, cookies);
    },
    async recover() {
      if (left.length === 0) return;
      // A removal goes on when the background is stopped: cookies that were put back before its end would go with it.
      await workOver().catch(() => undefined);
      // A private window's store may be gone with its window: that must not keep the background from its start.
      for (const [key, cookies] of left.splice(0))
        await release(key, cookies as readonly BrowserCookie[]).catch(() => undefined);
    },
  };
}

/** Those that the jar has no cookie in place of. A page may have set one anew meanwhile, which then stays. */
async function missing(jar: CookieJar, cookies: readonly BrowserCookie[]): Promise<readonly BrowserCookie[]> {
  const there = new Set<string>();
  for (const storeId of new Set(cookies.map(c => c.storeId))) {
    for (const domain of new Set(cookies.map(c => c.domain))) {
      for (const cookie of await jar.cookiesOf(domain, storeId)) there.add(identityOf(cookie));
    }
  }
  return cookies.filter(c => !there.has(identityOf(c)));
}
