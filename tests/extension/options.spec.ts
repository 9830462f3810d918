import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from '@playwright/test';
import type { Tab } from './drivers/browser.ts';
import { badgeOf, revealed, storageOf } from './support/api.ts';
import { enter, exportedBy, importInto, openOptions, saidBy } from './support/options.ts';
import { textOf } from './support/panel.ts';
import { openPopup } from './support/popup.ts';
import { serve, type TestServer } from './support/server.ts';
import { inBothBrowsers, type World } from './support/world.ts';

inBothBrowsers('The options', defineTests, { devtools: false });

function defineTests(world: World): void {
  let servers: TestServer[] = [];
  const site = async (host: string): Promise<TestServer> => {
    const server = await serve(host, answerAsAsked);
    servers.push(server);
    return server;
  };
  test.afterEach(async () => {
    const page = await openOptions(world);
    await page.click('[name="defaults"]');
    await expect.poll(() => saidBy(page)).toContain('as it was at first');
    for (const server of servers) await server.close();
    servers = [];
  });

  test('decide which statuses are recorded, at once, and how many failures stay', async () => {
    const tab = await world.open((await site('statuses')).origin);
    await ask(tab, 404);
    await ask(tab, 401);
    await expect.poll(() => statusesOf(world, tab)).toEqual([401]);
    await expect.poll(() => badgeOf(world, tab.id)).toBe('1');

    const page = await openOptions(world);
    await page.click('[name="watch-401"]');
    await expect.poll(() => saidBy(page)).toContain('401 Unauthorized is not recorded');
    await expect.poll(() => statusesOf(world, tab)).toEqual([]);
    await expect.poll(() => badgeOf(world, tab.id)).toBe('');
    // A silence that the options make is no all-clear.
    const popup = await openPopup(world, tab);
    await popup.waitFor('[data-notice="empty"]', { text: 'Not recorded, as the options say: 401 Unauthorized.' });
    await enter(page, 'status', '404');
    await expect.poll(() => saidBy(page)).toContain('404');
    // What comes first is recorded first: once the 404 is there, the 401 would be too.
    await ask(tab, 401);
    await ask(tab, 404);
    await expect.poll(() => statusesOf(world, tab)).toEqual([404]);
    await expect.poll(() => badgeOf(world, tab.id)).toBe('1');
    await page.click('[name="badge"]');
    await expect.poll(() => badgeOf(world, tab.id)).toBe('');
    await page.click('[name="badge"]');
    await expect.poll(() => badgeOf(world, tab.id)).toBe('1');

    for (let i = 0; i < 12; i += 1) await ask(tab, 404);
    await expect.poll(async () => (await statusesOf(world, tab)).length).toBe(13);
    await enter(page, 'episodes', '10');
    await expect.poll(async () => (await statusesOf(world, tab)).length).toBeLessThanOrEqual(10);
  });

  test('leave out ignored sites, from the page or the popup, and take them up again', async () => {
    const [quiet, loud] = [await site('quiet'), await site('loud')];
    const tab = await world.open(quiet.origin);
    const other = await world.open(loud.origin);
    await ask(tab, 401);
    await expect.poll(() => badgeOf(world, tab.id)).toBe('1');
    const popup = await openPopup(world, tab);
    await popup.waitFor('[name="ignore-site"]');
    await popup.click('[name="ignore-site"]');
    await popup.waitFor('[data-notice="ignored"]', { text: 'Why401 ignores quiet.localhost' });
    await expect.poll(() => badgeOf(world, tab.id)).toBe('');
    expect(await statusesOf(world, tab)).toEqual([]);

    const { host } = new URL(quiet.origin);
    await popup.click('[name="options"]');
    await expect.poll(() => world.browser.tabUrls()).toContainEqual(expect.stringContaining('/src/options/index.html'));
    const page = await openOptions(world);
    await page.waitFor('[aria-label="Ignored sites"] li', { text: host });
    // The choice outlives the background.
    await world.browser.stopBackground();
    await ask(tab, 401);
    await ask(other, 401, quiet.origin);
    await ask(other, 401);
    await expect.poll(() => statusesOf(world, other)).toEqual([401]);
    expect(await statusesOf(world, tab)).toEqual([]);

    await popup.waitFor('[data-notice="ignored"] button');
    await popup.click('[data-notice="ignored"] button');
    await popup.waitFor('[data-notice="empty"]');
    await page.waitFor('.group', { text: 'No site is ignored.' });
    await ask(tab, 401);
    await expect.poll(() => badgeOf(world, tab.id)).toBe('1');
    await enter(page, 'site', `https://${host}/cart`);
    await expect.poll(() => badgeOf(world, tab.id)).toBe('');
    await enter(page, 'site', '*');
    await page.waitFor('[role="alert"]', { text: 'That would be every site.' });
  });

  test('empty the vault at once and keep it empty', async () => {
    const tab = await world.open((await site('vault')).origin);
    await ask(tab, 401);
    await expect.poll(() => statusesOf(world, tab)).toEqual([401]);
    const [exchange = ''] = await exchangesOf(world, tab);
    expect(await revealed(world, exchange)).toMatchObject({ seen: true });
    expect(JSON.stringify(await storageOf(world, 'session'))).toContain(TOKEN);

    const page = await openOptions(world);
    await page.click('[name="vault"]');
    await expect.poll(() => saidBy(page)).toContain('No raw headers are kept');
    await expect.poll(() => storageOf(world, 'session').then(JSON.stringify)).not.toContain(TOKEN);
    await ask(tab, 401);
    await expect.poll(async () => (await statusesOf(world, tab)).length).toBe(2);
    expect(JSON.stringify(await storageOf(world, 'session'))).not.toContain(TOKEN);
    for (const id of await exchangesOf(world, tab)) {
      expect(await revealed(world, id)).toEqual({ seen: false, why: 'vault-off' });
    }
  });

  test('go out to a file and come back from it, and a bad file changes nothing', async () => {
    const page = await openOptions(world);
    await page.click('[name="watch-403"]');
    await enter(page, 'site', '*.ads.example');
    await enter(page, 'minutes', '5');
    await expect.poll(() => saidBy(page)).toContain('5 minutes');
    const file = await exportedBy(page);
    const { options } = await storageOf(world, 'local');
    expect(JSON.parse(file)).toEqual({ why401: 'options', version: 1, options });
    expect(options).toMatchObject({ ignoredSites: ['*.ads.example'], vault: { on: true, minutes: 5 } });

    await page.click('[name="defaults"]');
    await expect.poll(async () => (await storageOf(world, 'local')).options).toMatchObject({ ignoredSites: [] });
    for (const [bad, reason] of [
      [file.replace('"minutes": 5', '"minutes": 500'), 'has a value that is not allowed'],
      ['not JSON', 'The file is not JSON'],
    ] as const) {
      await importInto(page, bad);
      await expect.poll(() => saidBy(page)).toContain(reason);
      expect((await storageOf(world, 'local')).options).toMatchObject({ ignoredSites: [] });
    }
    await importInto(page, file);
    await expect.poll(() => saidBy(page)).toContain('The options of the file are in force');
    expect((await storageOf(world, 'local')).options).toEqual(options);
    expect(await textOf(page, '[aria-label="Ignored sites"]')).toContain('*.ads.example');
  });
}

const TOKEN = 'vault-e2e-7f3a';

/** A call of the page with a token, to its own host or another; resolves when it is over. */
const ask = (tab: Tab, status: number, origin = ''): Promise<void> =>
  tab.evaluate(
    (status: number, origin: string, token: string) => {
      const headers = { authorization: `Bearer ${token}` };
      return fetch(`${origin}/answer?${status}`, { headers }).then(
        () => undefined,
        () => undefined,
      );
    },
    status,
    origin,
    TOKEN,
  );

function answerAsAsked(request: IncomingMessage, response: ServerResponse): void {
  const allowed = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'authorization' };
  const status = request.method === 'OPTIONS' ? 204 : Number(request.url?.split('?')[1]);
  response.writeHead(status, { ...allowed, ...(status === 401 ? { 'WWW-Authenticate': 'Bearer realm="r"' } : {}) });
  response.end();
}

interface Subject {
  readonly id: string;
  readonly status: number;
}

/** The subjects of the tab's episodes, oldest first. */
async function subjectsOf(world: World, tab: Tab): Promise<readonly Subject[]> {
  const held = await storageOf(world, 'session');
  const episodes = Object.keys(held).filter(key => key.startsWith(`episode/${tab.id}/`));
  return episodes
    .toSorted()
    .map(key => held[`exchange/${(held[key] as { readonly subject: string }).subject}`] as Subject);
}

const exchangesOf = async (world: World, tab: Tab): Promise<readonly string[]> =>
  (await subjectsOf(world, tab)).map(({ id }) => id);

const statusesOf = async (world: World, tab: Tab): Promise<readonly number[]> =>
  (await subjectsOf(world, tab)).map(({ status }) => status);
