import { CONTAINER_NAME, type ContainerBook } from './retry-in-clean-session.ts';

interface Disk {
  get(key: string): Promise<unknown>;
  set(values: Readonly<Record<string, unknown>>): Promise<void>;
}

const KEY = 'containers';
const BEGUN = 'containersBefore';

/** Keeps the ids of our containers on disk. Changes go through one queue, so that none is lost to another. */
export function createContainerBook(disk: Disk): ContainerBook {
  let queue: Promise<unknown> = Promise.resolve();
  const opening = new Set<string>();
  const all = async (): Promise<string[]> => {
    return idsIn(await disk.get(KEY)) ?? [];
  };
  const change = (edit: (ids: string[]) => string[], more: object = {}): Promise<void> => {
    const done = queue.then(async () => disk.set({ [KEY]: edit(await all()), ...more }));
    queue = done.catch(() => undefined);
    return done;
  };
  const interrupted = disk.get(BEGUN).catch(() => undefined);
  return {
    begin: async before => {
      await interrupted;
      await disk.set({ [BEGUN]: before });
    },
    interrupted: async () => idsIn(await interrupted),
    all: async () => (await all()).filter(id => !opening.has(id)),
    add: id => {
      opening.add(id);
      return change(ids => [...ids, id], { [BEGUN]: null });
    },
    found: some => change(ids => [...new Set([...ids, ...some])], { [BEGUN]: null }),
    opened: id => void opening.delete(id),
    remove: id => {
      opening.delete(id);
      return change(ids => ids.filter(other => other !== id));
    },
  };
}

const idsIn = (kept: unknown): string[] | null =>
  Array.isArray(kept) ? kept.filter(id => typeof id === 'string') : null;

/** Takes up a container that an earlier life of the background has made and was stopped before it could write it down. */
export async function takeUpContainers(
  book: ContainerBook,
  browser: { containersNamed(name: string): Promise<readonly string[]> },
): Promise<void> {
  const before = await book.interrupted();
  if (before === null) return;
  const now = await browser.containersNamed(CONTAINER_NAME);
  await book.found(now.filter(id => !before.includes(id)));
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
