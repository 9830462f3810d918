import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from '@playwright/test';
import { addCookies, cookiesOf, headerRulesOf } from './support/api.ts';
import { call, isShown, OWN, paste, refusedOn, stop, wasEnded } from './support/kills.ts';
import { chooseAll, confirm, look, openPopup } from './support/popup.ts';
import { gate, serveSeen, type TestServer } from './support/server.ts';
import { inBothBrowsers, type World } from './support/world.ts';

inBothBrowsers('When the background is killed in the middle', defineTests, { devtools: false });

let server: TestServer | undefined;
/** Closed when the test is over. */
const serving = async (...what: Parameters<typeof serveSeen>) => {
  const serves = await serveSeen(...what);
  server = serves;
  return serves;
};

const refuse = (_request: IncomingMessage, response: ServerResponse): void => {
  response.writeHead(401, { 'WWW-Authenticate': 'Bearer realm="orders"' }).end();
};

function defineTests(world: World): void {
  test.afterEach(async () => {
    await server?.close();
    expect(await headerRulesOf(world), 'rules that are left').toEqual([]);
  });

  test('of a clear and of its undo, every cookie can be had back from the same popup', async () => {
    const { origin } = await serving('cookies', refuse);
    // Before the refusal, so that what it carried, and with it what is offered, is always the same.
    await addCookies(world, origin, 120);
    const tab = await refusedOn(world, origin);
    const before = await cookiesOf(world, 'cookies.localhost');
    const left = async () => (await cookiesOf(world, 'cookies.localhost')).length;

    const popup = await openPopup(world, tab);
    await look(popup, 'clear-site-cookies');
    await chooseAll(popup);
    await confirm(popup, 'clear-site-cookies');
    await expect.poll(left, 'while they go').toBeLessThan(120);
    await stop(world);
    await wasEnded(popup);

    const gone = await left();
    await popup.waitFor('[data-fix="undo"]');
    await popup.click('[data-fix="undo"]');
    await expect.poll(left, 'while they come back').toBeGreaterThan(gone);
    await stop(world);
    // Its end may have come before; otherwise the offer is still there.
    if (await wasEnded(popup)) {
      await popup.click('[data-fix="undo"]');
      await popup.waitFor('[data-outcome="done"]', { text: 'restored' });
    }
    expect(await cookiesOf(world, 'cookies.localhost')).toEqual(before);
  });

  test('of clearing the data of a site, its cookies are there and the rest can be cleared by another click', async () => {
    const { origin } = await serving('data', refuse);
    await addCookies(world, origin, 3);
    const tab = await refusedOn(world, origin);
    const cookies = await cookiesOf(world, 'data.localhost');
    await tab.evaluate(async () => {
      localStorage.setItem('draft', 'kept');
      await caches.open('v1');
      // The page's own part of the work waits here until it is let go.
      const { databases } = indexedDB;
      indexedDB.databases = () =>
        new Promise(resolve => {
          document.title = 'asked';
          addEventListener('go-on', () => resolve(databases.call(indexedDB)));
        });
    });

    const popup = await openPopup(world, tab);
    await look(popup, 'clear-site-data');
    await confirm(popup, 'clear-site-data');
    await expect.poll(() => tab.evaluate(() => document.title)).toBe('asked');
    await stop(world);
    expect(await wasEnded(popup)).toBe(true);
    expect(await cookiesOf(world, 'data.localhost')).toEqual(cookies);

    await tab.evaluate(() => {
      delete (indexedDB as Partial<IDBFactory>).databases;
      dispatchEvent(new Event('go-on'));
    });
    await look(popup, 'clear-site-data');
    await confirm(popup, 'clear-site-data');
    await popup.waitFor('[data-outcome="done"]', { text: 'storage, databases' });
    expect(await tab.evaluate(async () => [localStorage.length, await caches.keys()])).toEqual([0, []]);
    expect(await cookiesOf(world, 'data.localhost')).toEqual(cookies);
  });

  test('of a closer look, nothing is asked again without a click', async () => {
    const held = gate(() => undefined);
    const { origin, seen } = await serving('closer', (request, response, count) =>
      count === 2 ? void held.answer(request, response) : refuse(request, response),
    );
    const tab = await refusedOn(world, origin);
    const popup = await openPopup(world, tab);
    await popup.waitFor('[data-fix="look-closer"]');
    await popup.click('[data-fix="look-closer"]');
    await held.arrived;
    expect(await headerRulesOf(world)).toHaveLength(1);
    await stop(world);
    expect(await wasEnded(popup)).toBe(true);
    expect(await headerRulesOf(world), 'after the popup has said so').toEqual([]);
    expect(seen).toHaveLength(2);

    await popup.click('[data-fix="look-closer"]');
    await popup.waitFor('[data-outcome="done"]', { text: 'its answer was read this time' });
    expect(seen).toHaveLength(3);
  });

  test('of using another token, it is in use and shown or neither, and ends by a click and with its tab', async () => {
    const { origin, seen } = await serving('token', refuse);
    const tab = await refusedOn(world, origin);
    const popup = await openPopup(world, tab);
    await paste(popup, 'other-5Tz8wC2yB6');
    await stop(world);
    // However far it had come: another click puts it in use, or in its own place.
    await wasEnded(popup);
    const rules = (await headerRulesOf(world)).length;
    expect(await isShown(await openPopup(world, tab))).toBe(rules === 1);
    await paste(popup, 'other-5Tz8wC2yB6');
    await popup.waitFor('[data-outcome="done"]');
    expect(await headerRulesOf(world)).toHaveLength(1);

    await stop(world);
    const later = await openPopup(world, tab);
    expect(await isShown(later)).toBe(true);
    await call(tab);
    expect(seen.at(-1)?.headers.authorization).toBe('Bearer other-5Tz8wC2yB6');
    await later.click('[data-notice="other-token"] button');
    await stop(world);
    if ((await wasEnded(later)) && (await isShown(later))) await later.click('[data-notice="other-token"] button');
    await expect.poll(() => headerRulesOf(world), 'rules after the click').toEqual([]);
    await call(tab);
    expect(seen.at(-1)?.headers.authorization).toBe(OWN);

    await paste(popup, 'other-5Tz8wC2yB6');
    await expect.poll(() => headerRulesOf(world)).toHaveLength(1);
    await stop(world);
    await tab.close();
    await expect.poll(() => headerRulesOf(world), 'rules after the tab was closed').toEqual([]);
  });
}
