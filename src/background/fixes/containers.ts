import type { ContainerBook } from './retry-in-clean-session.ts';

interface Disk {
  get(key: string): Promise<unknown>;
  set(values: Readonly<Record<string, unknown>>): Promise<void>;
}

const KEY = 'containers';

/** Keeps the ids of our containers on disk. Changes go through one queue, so that none is lost to another. */
export function createContainerBook(disk: Disk): ContainerBook {
  let queue: Promise<unknown> = Promise.resolve();
  const opening = new Set<string>();
  const all = async (): Promise<string[]> => {
    const found = await disk.get(KEY);
    return Array.isArray(found) ? found.filter(id => typeof id === 'string') : [];
  };
  const change = (edit: (ids: string[]) => string[]): Promise<void> => {
    const done = queue.then(async () => disk.set({ [KEY]: edit(await all()) }));
    queue = done.catch(() => undefined);
    return done;
  };
  return {
    all: async () => (await all()).filter(id => !opening.has(id)),
    add: id => {
      opening.add(id);
      return change(ids => [...ids, id]);
    },
    opened: id => void opening.delete(id),
    remove: id => {
      opening.delete(id);
      return change(ids => ids.filter(other => other !== id));
    },
  };
}

interface Browser {
  tabsInStore(cookieStoreId: string): Promise<readonly number[]>;
  removeContainer(cookieStoreId: string): Promise<void>;
}

/**
 * Removes each of our containers that has no tab any more, with its data.
 *
 * @param closing a tab that is just being closed: browsers may still list it
 */
export async function sweepContainers(book: ContainerBook, browser: Browser, closing: number | null): Promise<void> {
  for (const id of await book.all()) {
    const tabs = await browser.tabsInStore(id).catch(() => []);
    if (tabs.some(tab => tab !== closing)) continue;
    await browser.removeContainer(id);
    await book.remove(id);
  }
}
