import type { ServerResponse } from 'node:http';
import { expect, test } from '@playwright/test';
import type { Tab } from './drivers/browser.ts';
import { badgeOf, cookiesOf, storageOf } from './support/api.ts';
import { settledRows, verdictOf } from './support/panel.ts';
import { clearCookies, openPopup, undo } from './support/popup.ts';
import { gate, serve, type TestServer } from './support/server.ts';
import { inBothBrowsers, type World } from './support/world.ts';

inBothBrowsers('When the browser stops the background', world => {
  let server: TestServer | undefined;
  test.afterEach(() => server?.close());

  test('failures from before and after its death are in a panel that stays open', async () => {
    const tab = await world.open();
    const panel = await world.browser.openPanel(tab);
    await world.run('bearer-null', tab);
    await panel.waitFor('[data-episode]'); // written down, though not settled yet
    await stop(world);
    await world.run('token-expired', tab);

    const rows = await settledRows(panel, 2);
    const diagnoses = [];
    for (const { episode } of rows) diagnoses.push((await verdictOf(panel, episode)).diagnosis);
    expect(diagnoses).toEqual(['bearer-placeholder-value', 'token-expired']);
    await expect.poll(() => badgeOf(world, tab.id), 'the badge of the present page').toBe('1');
  });

  test('a panel that is opened after several deaths shows everything', async () => {
    const tab = await world.open();
    const ids = ['bearer-prefix-none', 'scheme-mismatch-token', 'preflight-unauthorized'];
    for (const [i, id] of ids.entries()) {
      await world.run(id, tab);
      await expect.poll(() => episodesOf(world, tab), 'episodes written down').toBe(i + 1);
      await stop(world);
    }
    const panel = await world.browser.openPanel(tab);
    const rows = await settledRows(panel, 3);
    const diagnoses = [];
    for (const { episode } of rows) diagnoses.push((await verdictOf(panel, episode)).diagnosis);
    expect(diagnoses).toEqual(['bearer-prefix-wrong', 'scheme-mismatch', 'preflight-unauthorized']);
  });

  test('a request that it dies under is recorded when its refusal comes', async () => {
    const held = gate(refuse);
    server = await serve('dies-under', held.answer);
    const tab = await world.open(server.origin);
    const panel = await world.browser.openPanel(tab);
    await askWith(tab, 'Bearer null');
    await held.arrived;
    // What is under way for a second is written down with what was sent.
    const isKept = async () => Object.keys(await storageOf(world, 'session')).some(key => key.startsWith('flight/'));
    await expect.poll(isKept, 'the request written down').toBe(true);
    await stop(world);
    held.release();

    const [row] = await settledRows(panel, 1);
    const { diagnosis } = await verdictOf(panel, row?.episode ?? '');
    expect(diagnosis).toBe('bearer-placeholder-value');
  });

  test('what it had no time to write down is not taken for absent', async () => {
    const held = gate(refuse);
    server = await serve('dies-at-once', held.answer);
    const tab = await world.open(server.origin);
    const panel = await world.browser.openPanel(tab);
    await askWith(tab, 'Bearer null');
    await held.arrived;
    await stop(world);
    held.release();

    const [row] = await settledRows(panel, 1);
    const { diagnosis, confidence } = await verdictOf(panel, row?.episode ?? '');
    // Without the request's headers nobody can say that they held nothing.
    expect(diagnosis).not.toMatch(/^(credentials-missing|authorization-omitted-on-this-call|normal-.*)$/);
    if (diagnosis === 'unexplained') expect(confidence).toBe('possible');
  });

  test('a clear of cookies can still be undone', async () => {
    const tab = await world.open(`${world.playground.origin.replace('localhost', 'undo.localhost')}/cookies`);
    await tab.evaluate(() => fetch('/api/orders').then(() => undefined));
    const before = await cookiesOf(world, 'undo.localhost');
    expect(before.length).toBeGreaterThan(5);
    const popup = await openPopup(world, tab);
    await clearCookies(popup);
    expect(await cookiesOf(world, 'undo.localhost')).toEqual([]);

    await stop(world);
    const later = await openPopup(world, tab);
    await undo(later);
    expect(await cookiesOf(world, 'undo.localhost')).toEqual(before);
  });
});

const stop = ({ browser }: World): Promise<void> => browser.stopBackground();

/** Starts a call of the page and does not wait for its answer. */
const askWith = (tab: Tab, authorization: string): Promise<void> =>
  tab.evaluate((authorization: string) => {
    fetch('/answer', { headers: { authorization } }).catch(() => undefined);
  }, authorization);

const refuse = (response: ServerResponse): void => {
  response.writeHead(401, { 'WWW-Authenticate': 'Bearer realm="orders"' });
  response.end();
};

async function episodesOf(world: World, tab: Tab): Promise<number> {
  return Object.keys(await storageOf(world, 'session')).filter(key => key.startsWith(`episode/${tab.id}/`)).length;
}
