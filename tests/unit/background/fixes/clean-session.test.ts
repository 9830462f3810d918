import { expect, test } from 'vitest';
import { createContainerBook, sweepContainers, takeUpContainers } from '../../../../src/background/fixes/containers.ts';
import { containerSession, privateSession } from '../../../../src/background/fixes/retry-in-clean-session.ts';

const TAB = { id: 7, url: 'https://shop.example/', private: false, cookieStoreId: null };
const URL_OF_FLOW = 'https://shop.example/start';

function firefox() {
  const disk = new Map<string, unknown>();
  const containers = new Map<string, number[]>();
  const names = new Map<string, string>();
  let next = 1;
  const api = {
    containersNamed: async (name: string) => [...containers.keys()].filter(id => names.get(id) === name),
    createContainer: async (name: string) => {
      names.set(`c${next}`, name);
      containers.set(`c${next}`, []);
      return `c${next++}`;
    },
    removeContainer: async (id: string) => void containers.delete(id),
    openTab: async (_url: string, id: string) => {
      containers.get(id)?.push(100);
      return 100;
    },
    tabsInStore: async (id: string) => containers.get(id) ?? [],
  };
  const newBook = () =>
    createContainerBook({
      get: async key => disk.get(key),
      set: async values => {
        for (const [key, value] of Object.entries(values)) disk.set(key, value);
      },
    });
  return { api, containers, newBook };
}

test('The container goes when its last tab closes, even though the browser still lists that tab', async () => {
  const { api, containers, newBook } = firefox();
  const book = newBook();
  expect(await containerSession(api, book).open(URL_OF_FLOW, TAB)).toMatchObject({
    outcome: { result: 'done' },
    tabId: 100,
  });
  await sweepContainers(book, api, 99);
  expect([...containers.keys()]).toEqual(['c1']);
  await sweepContainers(book, api, 100);
  expect([...containers.keys()]).toEqual([]);
  expect(await book.all()).toEqual([]);
});

test('A container of an earlier life of the background is found and removed', async () => {
  const { api, containers, newBook } = firefox();
  await containerSession(api, newBook()).open(URL_OF_FLOW, TAB);
  await sweepContainers(newBook(), api, 100);
  expect([...containers.keys()]).toEqual([]);
});

test.each(['before it is made', 'before it is written down', 'before its tab is open'])(
  'A background that is stopped %s leaves no container behind, and none of the same name goes with it',
  async when => {
    const { api, containers, newBook } = firefox();
    const older = await api.createContainer('Why401 clean session');
    const never = new Promise<never>(() => undefined);
    const dies = {
      ...api,
      createContainer: async (name: string) => {
        if (when === 'before it is made') return never;
        const made = await api.createContainer(name);
        return when === 'before it is written down' ? never : made;
      },
      openTab: () => never,
    };
    void containerSession(dies, newBook()).open(URL_OF_FLOW, TAB);
    for (let i = 0; i < 50; i += 1) await Promise.resolve();

    const book = newBook();
    await takeUpContainers(book, api);
    await sweepContainers(book, api, null);
    expect([...containers.keys()]).toEqual([older]);
    // What has been taken up once is not looked for again.
    await api.createContainer('Why401 clean session');
    const later = newBook();
    await takeUpContainers(later, api);
    expect(await later.all()).toEqual([]);
  },
);

test('A container that is about to get its first tab is left alone', async () => {
  const { api, containers, newBook } = firefox();
  const book = newBook();
  const openTab = async (url: string, id: string) => {
    await sweepContainers(book, api, 5);
    return api.openTab(url, id);
  };
  await containerSession({ ...api, openTab }, book).open(URL_OF_FLOW, TAB);
  expect([...containers.keys()]).toEqual(['c1']);
});

test('A container whose tab cannot be opened is removed again', async () => {
  const { api, containers, newBook } = firefox();
  const openTab = () => Promise.reject(new Error('no'));
  await expect(containerSession({ ...api, openTab }, newBook()).open(URL_OF_FLOW, TAB)).rejects.toThrow('no');
  expect([...containers.keys()]).toEqual([]);
});

test('Where containers are switched off the way by hand is told', async () => {
  const { api, newBook } = firefox();
  const off = { ...api, createContainer: () => Promise.reject(new Error('off')) };
  expect(await containerSession(off, newBook()).open(URL_OF_FLOW, TAB)).toMatchObject({
    outcome: { result: 'refused', byHand: expect.any(String) },
  });
});

test('A private window beside another one is not clean, and is not opened', async () => {
  const opened: string[] = [];
  const windows = {
    openPrivateWindow: async (url: string) => {
      opened.push(url);
      return null;
    },
    seesPrivateWindows: async () => true,
  };
  expect(await privateSession(windows, async () => true).open(URL_OF_FLOW, TAB)).toMatchObject({
    outcome: { result: 'refused' },
  });
  expect(opened).toEqual([]);
});

test('A private window that cannot be watched is only part of the help', async () => {
  const windows = { openPrivateWindow: async () => null, seesPrivateWindows: async () => false };
  expect(await privateSession(windows, async () => false).open(URL_OF_FLOW, TAB)).toMatchObject({
    outcome: { result: 'partly', remains: expect.stringContaining('Allow in Incognito') },
    tabId: null,
  });
});
