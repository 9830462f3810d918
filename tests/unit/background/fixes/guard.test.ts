import { describe, expect, test } from 'vitest';
import { clearSiteCookies } from '../../../../src/background/fixes/clear-site-cookies.ts';
import { createGuard } from '../../../../src/background/fixes/guard.ts';
import { type CookieJar, identityOf } from '../../../../src/background/fixes/site-cookies.ts';
import { createUndos } from '../../../../src/background/fixes/undo.ts';
import { createStore } from '../../../../src/background/store.ts';
import type { BrowserCookie } from '../../../../src/platform/cookies.ts';
import { fakeArea } from '../fake-area.ts';
import { cookie, fakeJar, mortal } from './fake-jar.ts';
import { fakeParts } from './fake-parts.ts';

const JAR = [
  cookie({ name: 'sid' }),
  cookie({ name: 'dup', value: 'host' }),
  cookie({ name: 'dup', value: 'domain', domain: '.shop.example', hostOnly: false }),
  cookie({ name: 'dup', value: 'deep', path: '/deep' }),
  cookie({ name: 'part', partitionKey: { topLevelSite: 'https://shop.example', hasCrossSiteAncestor: false } }),
];

/** Lets every promise that is ready run. */
const asFarAsItGets = async () => {
  for (let i = 0; i < 300; i += 1) await Promise.resolve();
};

/** Nothing of an earlier life is still being done. */
const over = async () => undefined;

const removeAll = async (jar: CookieJar, cookies: readonly BrowserCookie[]) => {
  for (const c of cookies) await jar.expireCookie(c);
};

describe('Wherever the background is stopped', () => {
  test.each(Array.from({ length: 14 }, (_, touches) => touches))(
    'after %i touches of the jar, the next life has every guarded cookie',
    async touches => {
      const { api, all } = fakeJar('chrome', ...JAR);
      const before = all();
      const area = fakeArea();
      const first = createStore(area, () => false);
      const jar = mortal(api, touches);
      void createGuard(first, await first.loaded, jar, () => undefined, over).keep(JAR, () => removeAll(jar, JAR));
      await asFarAsItGets();

      const second = createStore(area, () => false);
      await createGuard(second, await second.loaded, api, () => undefined, over).recover();
      expect(all()).toEqual(before);
      expect([...area.values.keys()].filter(key => key.startsWith('guard/'))).toEqual([]);
    },
  );

  test.each(Array.from({ length: 12 }, (_, touches) => touches))(
    'after %i touches of a clear of one duplicate, no other cookie is lost, and the one can be had back',
    async touches => {
      const tab = { id: 7, url: 'https://www.shop.example/', private: false, cookieStoreId: null };
      const { parts, jar, area } = await fakeParts({ cookies: JAR, tabs: [tab], now: () => 1000, touches });
      const before = jar.all();
      const chosen = [identityOf(JAR[1] as BrowserCookie)];
      const subject = { action: 'clear-site-cookies', tabId: 7, episode: null, params: {} } as const;
      void clearSiteCookies({ ...subject, chosen, typed: {} }, parts);
      await asFarAsItGets();

      const store = createStore(area, () => false);
      const loaded = await store.loaded;
      await createGuard(store, loaded, jar.api, () => undefined, over).recover();
      const undos = createUndos(store, loaded, jar.api);
      for (const { id } of undos.offers('shop.example', '0', 2000)) await undos.restore(id, 2000);
      expect(jar.all()).toEqual(before);
    },
  );
});

test('Cookies are put back only after a removal that goes on beyond the death of the background', async () => {
  const { api, all } = fakeJar('chrome', ...JAR);
  const before = all();
  const area = fakeArea();
  await area.set({ 'guard/0-shop.example': JAR });
  const store = createStore(area, () => false);
  // What the earlier life had asked of the browser comes to its end in this one.
  const guard = createGuard(
    store,
    await store.loaded,
    api,
    () => undefined,
    () => removeAll(api, JAR),
  );
  await guard.recover();
  expect(all()).toEqual(before);
  expect([...area.values.keys()]).toEqual([]);
});

test('Without the permission to remove there is nothing to wait for', async () => {
  const { api, all } = fakeJar('chrome', ...JAR);
  const before = all();
  const area = fakeArea();
  await area.set({ 'guard/0-shop.example': JAR });
  await removeAll(api, JAR);
  const store = createStore(area, () => false);
  const refused = () => Promise.reject(new Error('no browsingData'));
  await createGuard(store, await store.loaded, api, () => undefined, refused).recover();
  expect(all()).toEqual(before);
});

test('A cookie that a page set anew meanwhile stays as the page set it', async () => {
  const { api, all } = fakeJar('chrome', ...JAR);
  const store = createStore(fakeArea(), () => false);
  const guard = createGuard(store, await store.loaded, api, () => undefined, over);
  const renewed = cookie({ name: 'sid', value: 'renewed' });
  const lost = await guard.keep(JAR, async () => {
    await removeAll(api, JAR);
    await api.setCookie(renewed);
  });
  expect(lost).toEqual([]);
  expect(all()).toHaveLength(JAR.length);
  expect(all()).toContainEqual(renewed);
});

test('Nothing is done when the cookies cannot be put by', async () => {
  const { api } = fakeJar('chrome', ...JAR);
  const store = createStore(fakeArea(10), () => false);
  const guard = createGuard(store, await store.loaded, api, () => undefined, over);
  const worked: string[] = [];
  await expect(guard.keep(JAR, async () => void worked.push('worked'))).rejects.toThrow(/quota/);
  expect(worked).toEqual([]);
});

test('When the work fails, the cookies are there all the same, and the failure is told', async () => {
  const { api, all } = fakeJar('chrome', ...JAR);
  const before = all();
  const store = createStore(fakeArea(), () => false);
  const guard = createGuard(store, await store.loaded, api, () => undefined, over);
  const work = async () => {
    await removeAll(api, JAR);
    throw new Error('refused by a policy');
  };
  await expect(guard.keep(JAR, work)).rejects.toThrow('refused by a policy');
  expect(all()).toEqual(before);
});

test('What the browser does not take back is told', async () => {
  const { api, refuse } = fakeJar('chrome', ...JAR);
  const store = createStore(fakeArea(), () => false);
  const guard = createGuard(store, await store.loaded, api, () => undefined, over);
  refuse('sid');
  expect((await guard.keep(JAR, () => removeAll(api, JAR))).map(c => c.name)).toEqual(['sid']);
});

test('A store that is gone with its private window keeps no later life from its start', async () => {
  const { api } = fakeJar('chrome', ...JAR);
  const area = fakeArea();
  await area.set({ 'guard/0-shop.example': JAR });
  const store = createStore(area, () => false);
  const gone: CookieJar = { ...api, cookiesOf: () => Promise.reject(new Error('Invalid cookie store id: "1".')) };
  const guard = createGuard(store, await store.loaded, gone, () => undefined, over);
  await expect(guard.recover()).resolves.toBeUndefined();
});

test('Cookies that could not be put by are not offered back: nothing was removed', async () => {
  const { api } = fakeJar('chrome', ...JAR);
  const store = createStore(fakeArea(10), () => false);
  const undos = createUndos(store, await store.loaded, api);
  await expect(undos.keep('shop.example', JAR, 1000)).rejects.toThrow(/quota/);
  expect(undos.offers('shop.example', '0', 2000)).toEqual([]);
});
