import { expect, test } from 'vitest';
import { createLiveOptions } from '../../../src/background/live-options.ts';
import { createStore } from '../../../src/background/store.ts';
import { createTabBook } from '../../../src/background/tab-book.ts';
import { DEFAULT_OPTIONS } from '../../../src/protocol/index.ts';
import { fakeArea } from './fake-area.ts';

async function bookOf(browser: 'chrome' | 'firefox', area = fakeArea()) {
  const store = createStore(area, () => false);
  const loaded = await store.loaded;
  const book = createTabBook(store, loaded, { salt: 's', browser }, createLiveOptions(DEFAULT_OPTIONS));
  const open = (id: number, cookieStoreId: string | null, isPrivate = false) =>
    book.update({ id, url: `https://shop.example/${id}`, private: isPrivate, cookieStoreId }, 'granted', 1000);
  return { area, store, book, open };
}

test('Tabs share a jar by container and by private window', async () => {
  const { book, open } = await bookOf('firefox');
  open(1, 'firefox-default');
  open(2, 'firefox-default');
  open(3, 'firefox-container-3');
  open(4, 'firefox-private', true);
  expect([2, 3, 4].map(other => book.sameJar({ tabId: 1 }, { tabId: other }))).toEqual([true, false, false]);
});

test('A tab that is forgotten shares its jar with nobody, for it may have been private', async () => {
  const { book, open } = await bookOf('chrome');
  open(1, null);
  open(2, null, true);
  book.close(2, 2000);
  expect(book.sameJar({ tabId: 1 }, { tabId: 2 })).toBe(false);
  expect(book.purge(3000).gone).toEqual([2]);
  expect(book.sameJar({ tabId: 1 }, { tabId: 2 })).toBe(false);
  expect(book.sameJar({ tabId: 2 }, { tabId: 2 })).toBe(true);
});

test('A request of no tab uses the jar that Firefox tells of it, and belongs to the tab of its page in that jar', async () => {
  const { book, open } = await bookOf('firefox');
  open(1, 'firefox-default');
  open(2, 'firefox-container-3');
  const worker = { tabId: -1, cookieStore: 'firefox-default', initiator: 'https://shop.example/sw.js' };
  expect([1, 2].map(tabId => book.sameJar(worker, { tabId }))).toEqual([true, false]);
  expect(book.sameJar({ tabId: -1 }, { tabId: 1 })).toBe(false);
  expect(book.ownerOf(worker)).toBe(1);
  expect(book.ownerOf({ ...worker, cookieStore: 'firefox-private' })).toBe(-1);
});

test('In Chrome the jar of a request of no tab is known for as long as there is no private window', async () => {
  const { book, open } = await bookOf('chrome');
  open(1, null);
  expect(book.sameJar({ tabId: -1 }, { tabId: 1 })).toBe(true);
  open(2, null, true);
  expect([1, 2, -1].map(tabId => book.sameJar({ tabId: -1 }, { tabId }))).toEqual([false, false, false]);
  expect(book.ownerOf({ initiator: 'https://shop.example' })).toBe(2);
});

test('After the background has slept, only what is still known counts: in Firefox a closed tab may have been in a container', async () => {
  for (const [browser, same] of [
    ['chrome', true],
    ['firefox', false],
  ] as const) {
    const first = await bookOf(browser);
    first.open(1, browser === 'chrome' ? null : 'firefox-default');
    first.open(2, browser === 'chrome' ? null : 'firefox-container-3');
    first.book.close(2, 2000);
    await first.store.flushed();
    const second = await bookOf(browser, first.area);
    second.open(1, browser === 'chrome' ? null : 'firefox-default');
    expect(second.book.sameJar({ tabId: 1 }, { tabId: 2 }), browser).toBe(same);
  }
});
