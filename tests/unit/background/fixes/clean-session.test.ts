import { expect, test } from 'vitest';
import { createContainerBook, sweepContainers } from '../../../../src/background/fixes/containers.ts';
import { containerSession, privateSession } from '../../../../src/background/fixes/retry-in-clean-session.ts';

const TAB = { id: 7, url: 'https://shop.example/', private: false, cookieStoreId: null };
const URL_OF_FLOW = 'https://shop.example/start';

function firefox() {
  const disk = new Map<string, unknown>();
  const containers = new Map<string, number[]>();
  let next = 1;
  const api = {
    createContainer: async () => {
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
