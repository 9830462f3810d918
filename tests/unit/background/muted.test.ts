import { expect, test } from 'vitest';
import { createMuted } from '../../../src/background/recorder/muted.ts';
import { createStore } from '../../../src/background/store.ts';
import { fakeArea } from './fake-area.ts';

const ADDRESS = 'https://shop.example/reports?key=Xq72LmZ0pAf94KsT';
const WITH_LOGIN = ADDRESS.replace('//', '//made:up@');
const ask = (url: string, kind: 'sent' | 'answered' | 'completed' = 'sent') => ({ url, kind });

/** One life of the background. */
async function newLife(area = fakeArea(), at = 0) {
  const store = createStore(area, () => false);
  const loaded = await store.loaded;
  const muted = createMuted({ store, loaded, collect: { salt: 'salt', browser: 'chrome' }, now: () => at });
  return { muted, area, flushed: store.flushed };
}

test('Nothing is heard of an address, with or without a login in it, until the work is over', async () => {
  const { muted, area, flushed } = await newLife();
  expect(muted.has(ask(ADDRESS))).toBe(false);
  const listenAgain = muted.begin(ADDRESS);
  for (const url of [ADDRESS, WITH_LOGIN]) expect(muted.has(ask(url))).toBe(true);
  expect(muted.has(ask('https://shop.example/reports?key=other'))).toBe(false);
  listenAgain();
  expect(muted.has(ask(ADDRESS))).toBe(false);
  await flushed();
  expect([...area.values.keys()]).toEqual([]);
});

test('The next life of the background hears nothing of a request that goes on, to its end and no longer', async () => {
  const { muted, area, flushed } = await newLife();
  muted.begin(WITH_LOGIN);
  await flushed();
  expect(JSON.stringify([...area.values])).not.toContain('Xq72LmZ0pAf94KsT');

  const next = await newLife(area, 5000);
  expect(next.muted.has(ask('https://shop.example/elsewhere'))).toBe(false);
  for (const kind of ['answered', 'completed'] as const) expect(next.muted.has(ask(WITH_LOGIN, kind))).toBe(true);
  expect(next.muted.has(ask(ADDRESS))).toBe(false);
  await next.flushed();
  expect([...area.values.keys()]).toEqual([]);
});

test('A request whose end is never told keeps nothing from the recorder for long', async () => {
  const { muted, area, flushed } = await newLife();
  muted.begin(ADDRESS);
  await flushed();
  const later = await newLife(area, 60_000);
  expect(later.muted.has(ask(ADDRESS))).toBe(false);
  await later.flushed();
  expect([...area.values.keys()]).toEqual([]);
});
