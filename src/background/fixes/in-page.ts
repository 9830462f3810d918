/*
 * Functions that run in a page, with the page's rights. They travel as their source, so each stands alone.
 */

/**
 * Asks an address of the page's own origin with a made-up name and password, which makes both browsers drop the login
 * that they remember for its realm: credentials that were given with the call come before remembered ones, and a
 * refusal removes the entry.
 *
 * @returns the status of the answer, 0 where there was none
 */
export function askWithMadeUpLogin(url: string, name: string): Promise<number> {
  return new Promise(resolve => {
    const request = new XMLHttpRequest();
    request.open('GET', url, true, name, 'made-up');
    request.timeout = 15_000;
    request.onloadend = () => resolve(request.status);
    request.send();
  });
}

/**
 * Removes what the page's origin keeps in the browser.
 *
 * @param kinds words of `clear-site-data.ts`
 * @returns those of them of which something is left
 */
export async function clearOwnData(kinds: readonly string[]): Promise<string[]> {
  const ways: Record<string, () => Promise<boolean>> = {
    async storage() {
      localStorage.clear();
      sessionStorage.clear();
      return localStorage.length + sessionStorage.length === 0;
    },
    async indexedDB() {
      for (const { name } of await indexedDB.databases()) {
        if (name === undefined) continue;
        await new Promise<void>(resolve => {
          const request = indexedDB.deleteDatabase(name);
          // A page that holds it open can keep it: the deletion then waits until that page is gone.
          request.onsuccess = request.onerror = request.onblocked = () => resolve();
        });
      }
      return (await indexedDB.databases()).length === 0;
    },
    async caches() {
      if (!globalThis.caches) return true;
      for (const key of await caches.keys()) await caches.delete(key);
      return (await caches.keys()).length === 0;
    },
    async serviceWorkers() {
      const { serviceWorker } = navigator;
      if (!serviceWorker) return true;
      for (const registration of await serviceWorker.getRegistrations()) await registration.unregister();
      return (await serviceWorker.getRegistrations()).length === 0;
    },
  };
  const left: string[] = [];
  for (const kind of kinds) {
    const clear = ways[kind];
    if (clear && !(await clear().catch(() => false))) left.push(kind);
  }
  return left;
}
