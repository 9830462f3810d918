import { describe, expect, test } from 'vitest';
import { clearSiteCookies, previewClear } from '../../../../src/background/fixes/clear-site-cookies.ts';
import type { FixParts } from '../../../../src/background/fixes/parts.ts';
import { createUndos, UNDO_MS } from '../../../../src/background/fixes/undo.ts';
import { createStore } from '../../../../src/background/store.ts';
import type { BrowserCookie } from '../../../../src/platform/cookies.ts';
import { fakeArea } from '../fake-area.ts';
import { cookie, fakeJar } from './fake-jar.ts';

const JAR: readonly BrowserCookie[] = [
  cookie({ name: '__Host-sid', sameSite: 'strict' }),
  cookie({ name: 'dup', value: 'host' }),
  cookie({ name: 'dup', value: 'domain', domain: '.shop.example', hostOnly: false }),
  cookie({ name: 'dup', value: 'deep', path: '/deep' }),
  cookie({ name: 'part', partitionKey: { topLevelSite: 'https://shop.example', hasCrossSiteAncestor: false } }),
  cookie({ name: 'later', expirationDate: 2_000_000_000.125, sameSite: 'unspecified', secure: false }),
];

async function begin(habit: 'chrome' | 'firefox', cookies: readonly BrowserCookie[] = JAR, area = fakeArea()) {
  const jar = fakeJar(habit, ...cookies);
  const store = createStore(area, () => false);
  const undos = createUndos(store, await store.loaded, jar.api);
  let time = 1000;
  const parts: FixParts = {
    jar: jar.api,
    undos,
    tabs: {
      findTab: async id =>
        id === 7 ? { id, url: 'https://www.shop.example/cart', private: false, cookieStoreId: null } : null,
      reloadTab: async () => undefined,
    },
    storeOf: async () => '0',
    flowStart: () => null,
    clean: { open: async () => ({ result: 'done', say: '', undoId: null }) },
    now: () => time,
  };
  const wait = (ms: number) => {
    time += ms;
  };
  return { jar, undos, parts, area, wait };
}

const clear = (cookies: readonly BrowserCookie[]) => ({ action: 'clear-site-cookies', tabId: 7, cookies }) as const;

describe.each(['chrome', 'firefox'] as const)('With the habits of %s', habit => {
  test('clearing everything and taking it back leaves the jar as it was', async () => {
    const { jar, undos, parts } = await begin(habit);
    const before = jar.all();
    const outcome = await clearSiteCookies(clear(JAR), parts);
    expect(outcome).toMatchObject({ result: 'done', say: '6 cookies of shop.example removed.' });
    expect(jar.all()).toEqual([]);
    expect(await undos.restore(undoId(outcome), 1000)).toMatchObject({ result: 'done' });
    expect(jar.all()).toEqual(before);
  });

  test.each([1, 2, 3])('clearing duplicate number %i removes exactly that one', async index => {
    const { jar, parts } = await begin(habit);
    const target = JAR[index] as BrowserCookie;
    await clearSiteCookies(clear([target]), parts);
    expect(jar.all()).toHaveLength(5);
    expect(jar.all()).not.toContainEqual(target);
  });
});

test('The cookies are safe in the storage before the first one is removed', async () => {
  const { parts, area } = await begin('chrome');
  const seenAtRemoval: boolean[] = [];
  const removeCookie = parts.jar.removeCookie;
  const watched = {
    ...parts.jar,
    removeCookie: (c: BrowserCookie) => {
      seenAtRemoval.push([...area.values.keys()].some(key => key.startsWith('undo/')));
      return removeCookie(c);
    },
  };
  await clearSiteCookies(clear(JAR), { ...parts, jar: watched });
  expect(seenAtRemoval).toHaveLength(6);
  expect(seenAtRemoval).not.toContain(false);
});

test('A clear can be taken back by the next life of the background', async () => {
  const first = await begin('chrome');
  const before = first.jar.all();
  const outcome = await clearSiteCookies(clear(JAR), first.parts);
  const store = createStore(first.area, () => false);
  const undos = createUndos(store, await store.loaded, first.jar.api);
  expect(undos.offers('shop.example', '0', 2000)).toMatchObject([{ cookies: 6, site: 'shop.example' }]);
  expect(await undos.restore(undoId(outcome), 2000)).toMatchObject({ result: 'done' });
  expect(first.jar.all()).toEqual(before);
});

test('After ten minutes the cookies are gone for good, and the offer says so', async () => {
  const { undos, parts, area } = await begin('chrome');
  const id = undoId(await clearSiteCookies(clear(JAR), parts));
  expect(await undos.restore(id, 1000 + UNDO_MS)).toMatchObject({ result: 'refused' });
  expect(undos.purge(1000 + UNDO_MS)).toBeNull();
  await Promise.resolve();
  expect([...area.values.keys()].filter(key => key.startsWith('undo/'))).toEqual([]);
});

test('A cookie that the browser refuses to take back is named, and the offer stays', async () => {
  const { jar, undos, parts } = await begin('chrome');
  const id = undoId(await clearSiteCookies(clear(JAR), parts));
  jar.refuse('later');
  expect(await undos.restore(id, 1000)).toMatchObject({
    result: 'partly',
    undoId: id,
    remains: expect.stringContaining('later'),
  });
  expect(undos.offers('shop.example', '0', 1000)).toHaveLength(1);
});

test('An offer of one store is not made in another', async () => {
  const { undos, parts } = await begin('chrome');
  await clearSiteCookies(clear(JAR), parts);
  expect(undos.offers('shop.example', '1', 1000)).toEqual([]);
  expect(undos.offers('other.example', '0', 1000)).toEqual([]);
});

test('The preview names every cookie with what it is for, and no value', async () => {
  const { parts } = await begin('chrome', [
    ...JAR,
    cookie({ name: 'sso', domain: 'login.shop.example', value: 'secret-value' }),
    cookie({ name: 'embedded', partitionKey: { topLevelSite: 'https://other.example', hasCrossSiteAncestor: true } }),
  ]);
  const preview = await previewClear(7, parts);
  if (!preview.ok) throw new Error(preview.why);
  expect(preview.cookies.map(c => c.name)).not.toContain('embedded');
  expect(preview.cookies.find(c => c.name === 'sso')).toMatchObject({
    alsoUsedBy: 'login.shop.example',
    signIn: expect.any(String),
  });
  expect(preview.cookies.find(c => c.domain === '.shop.example')?.alsoUsedBy).toBe(
    'shop.example and every host under it',
  );
  expect(JSON.stringify(preview)).not.toContain('secret-value');
});

test('A tab that is closed is a sentence, not an error', async () => {
  const { parts } = await begin('chrome');
  expect(await previewClear(8, parts)).toEqual({ ok: false, why: 'The tab is closed.' });
  expect(await clearSiteCookies({ ...clear(JAR), tabId: 8 }, parts)).toMatchObject({ result: 'refused' });
});

function undoId(outcome: Awaited<ReturnType<typeof clearSiteCookies>>): string {
  if (outcome.result === 'refused' || outcome.undoId === null) throw new Error(`no undo: ${outcome.say}`);
  return outcome.undoId;
}
