import { expect, test } from '@playwright/test';
import type { Tab } from './drivers/browser.ts';
import { closeTab, containersOf, cookiesOf, tabsOf } from './support/api.ts';
import { textOf } from './support/panel.ts';
import { chooseAll, clearCookies, openPopup, undo } from './support/popup.ts';
import { serve } from './support/server.ts';
import { inBothBrowsers, inBrowser, type World } from './support/world.ts';

inBothBrowsers('The popup', defineTests, { devtools: false });

function defineTests(world: World): void {
  test('says in plain words what is wrong', async () => {
    const popup = await openPopup(world, await world.run('token-expired'));
    await popup.waitFor('[data-diagnosis="token-expired"]');
    const said = await textOf(popup, '[data-diagnosis]');
    expect(said).toMatch(/sign-in|signed in/i);
    expect(said).not.toMatch(/\b(401|JWT|Bearer|Authorization|header|access token|challenge|exp)\b/);
    expect(await popup.evaluate(() => document.querySelector<HTMLElement>('[data-fix]')?.dataset.fix)).toBe(
      'sign-in-again',
    );
  });

  test('says in one line that nothing is wrong', async () => {
    const popup = await openPopup(world, await world.open(world.playground.origin));
    await popup.waitFor('[data-notice="empty"]', { text: 'Nothing is wrong here' });
    expect(await popup.evaluate(() => document.querySelectorAll('[data-diagnosis], [data-fix]').length)).toBe(0);
  });

  test('stays calm over a handshake and a refresh that succeeded', async () => {
    for (const id of ['basic-handshake', 'refresh-and-retry']) {
      const popup = await openPopup(world, await world.run(id));
      await popup.waitFor('[data-notice="empty"]', { text: 'Nothing is wrong here' });
      expect(await popup.evaluate(() => document.querySelectorAll('[data-diagnosis]').length)).toBe(0);
    }
  });

  test('speaks of the page that the tab shows: of another site before it in one line, without a fix', async () => {
    const at = (host: string) => world.playground.origin.replace('localhost', `${host}.localhost`);
    const tab = await refusedOn(world, at('left'));
    const first = await openPopup(world, tab);
    await first.waitFor('.cause', { text: '1 request refused, last at' });
    await tab.goto(at('healthy'));
    for (const popup of [first, await openPopup(world, tab)]) {
      await popup.waitFor('.popup-site', { text: 'healthy.localhost' });
      await popup.waitFor('[data-notice="empty"]', { text: 'Nothing is wrong here' });
      expect(await textOf(popup, '[data-elsewhere]')).toBe(
        'Before this page, 1 request of left.localhost was refused.',
      );
      expect(await popup.evaluate(() => document.querySelectorAll('[data-diagnosis], [data-fix]').length)).toBe(0);
    }
    // Back on the site, as on the sign-in page that a refusal leads to, it is what the person came for.
    await tab.goto(`${at('left')}/cookies`);
    await first.waitFor('.cause', { text: '1 request refused on the page before, last at' });
    await first.waitFor('[data-fix="reload-page"]');
  });

  for (const [where, host] of [
    ['over https, with cookies of the whole domain', 'a.shop.test'],
    ['on localhost over http', 'jar.localhost'],
  ] as const) {
    test(`clears the cookies that it has named, and gives them back exactly: ${where}`, async () => {
      const site = host === 'a.shop.test' ? 'shop.test' : host;
      const { origin, secureOrigin } = world.playground;
      const base = (host === 'a.shop.test' ? secureOrigin : origin).replace('localhost', host);
      const tab = await refusedOn(world, `${base}/cookies`);
      const before = await cookiesOf(world, site);
      expect(kindsOf(before)).toEqual(ALL_KINDS);
      const seen = await cookieHeaderOf(tab);

      const popup = await openPopup(world, tab);
      await popup.waitFor('[data-fix="clear-site-cookies"]');
      await popup.click('[data-fix="clear-site-cookies"]');
      await popup.waitFor('.clear li');
      const named = await popup.evaluate(() =>
        [...document.querySelectorAll('.clear li .wire')].map(name => name.textContent ?? ''),
      );
      expect(named.toSorted()).toEqual(before.map(({ name }) => name).toSorted());
      expect(await cookiesOf(world, site), 'a preview changes nothing').toEqual(before);

      await chooseAll(popup);
      await popup.click('.clear [data-fix="clear-site-cookies"]');
      await popup.waitFor('[data-outcome="done"]', { text: `${before.length} cookies of ${site} removed` });
      expect(await cookiesOf(world, site)).toEqual([]);
      expect(await cookieHeaderOf(tab)).toEqual([]);

      await undo(popup);
      expect(await cookiesOf(world, site)).toEqual(before);
      expect(await cookieHeaderOf(tab)).toEqual(seen);
    });
  }

  test('leaves the cookies of other sites alone', async () => {
    const elsewhere = world.playground.origin.replace('localhost', 'elsewhere.localhost');
    await world.open(`${elsewhere}/cookies`);
    const others = await cookiesOf(world, 'elsewhere.localhost');
    expect(others.length).toBeGreaterThan(5);
    const here = world.playground.origin.replace('localhost', 'here.localhost');
    await clearCookies(await openPopup(world, await refusedOn(world, `${here}/cookies`)));
    expect(await cookiesOf(world, 'here.localhost')).toEqual([]);
    expect(await cookiesOf(world, 'elsewhere.localhost')).toEqual(others);
  });

  test('names the cookies of the server that refused too, where that is another site, and gives all back', async () => {
    const refuses = await serve('refusing', (request, response) => {
      const allowed = { 'Access-Control-Allow-Origin': request.headers.origin ?? '*' };
      response.writeHead(401, { ...allowed, 'Access-Control-Allow-Credentials': 'true' }).end();
    });
    try {
      await world.open(`${world.playground.origin.replace('localhost', 'refusing.localhost')}/cookies`);
      const tab = await world.open(`${world.playground.origin.replace('localhost', 'asking.localhost')}/cookies`);
      await tab.evaluate(async (url: string) => {
        await fetch(url, { credentials: 'include' });
      }, `${refuses.origin}/answer`);
      const jars = () => Promise.all(['asking.localhost', 'refusing.localhost'].map(site => cookiesOf(world, site)));
      const [here, there] = await jars();
      const popup = await openPopup(world, tab);
      await popup.waitFor('[data-fix="clear-site-cookies"]');
      await popup.click('[data-fix="clear-site-cookies"]');
      await popup.waitFor('.clear', { text: 'refusing.localhost refused the request' });
      const listed = await popup.evaluate(() => document.querySelectorAll('.clear li .wire').length);
      // One is kept for when that site is the page itself, and does not go to it from here.
      const reaching = there?.filter(({ partitionKey }) => !partitionKey) ?? [];
      expect(reaching).toHaveLength((there?.length ?? 0) - 1);
      expect(listed).toBe((here?.length ?? 0) + reaching.length);
      await chooseAll(popup);
      await popup.click('.clear [data-fix="clear-site-cookies"]');
      await popup.waitFor('[data-outcome="done"]', { text: 'removed' });
      expect((await jars())[0], 'of the page').toEqual([]);
      await undo(popup);
      expect(await jars()).toEqual([here, there]);
    } finally {
      await refuses.close();
    }
  });

  test('reloads the page past the cache', async () => {
    const tab = await refusedOn(world, world.playground.origin);
    const loads = () => world.playground.requests.filter(({ url }) => url === '/');
    const first = loads().length;
    const popup = await openPopup(world, tab);
    await popup.waitFor('[data-fix="reload-page"]');
    await popup.click('[data-fix="reload-page"]');
    await expect.poll(() => loads().length, 'loads of the page').toBe(first + 1);
    expect(headerOf(loads().at(-1), 'cache-control')).toBe('no-cache');
    await popup.waitFor('[data-outcome="done"]');
  });
}

inBrowser('chromium', 'The popup retries in a clean session', world => {
  test('in a private window, and says that it cannot see into it', async () => {
    const url = `${world.playground.origin.replace('localhost', 'clean.localhost')}/cookies`;
    const tab = await refusedOn(world, url);
    world.playground.reset();
    const popup = await openPopup(world, tab);
    await popup.waitFor('[data-fix="retry-in-clean-session"]');
    await popup.click('[data-fix="retry-in-clean-session"]');
    await popup.waitFor('[data-outcome="partly"]', { text: 'Allow in Incognito' });
    await expect.poll(async () => (await world.browser.tabUrls()).filter(open => open === url).length).toBe(2);
    expect(await tabsOf(world), 'the extension sees the first one alone').toHaveLength(
      (await world.browser.tabUrls()).length - 1,
    );
    const requests = world.playground.requests.filter(request => request.url === '/cookies');
    expect(requests.map(request => headerOf(request, 'cookie'))).toEqual([undefined]);
  });
});

inBrowser('firefox', 'The popup retries in a clean session', world => {
  test('in a container that goes with its last tab', async () => {
    const url = `${world.playground.origin.replace('localhost', 'clean.localhost')}/cookies`;
    const tab = await refusedOn(world, url);
    const containers = await containersOf(world);
    const cookies = await cookiesOf(world, 'clean.localhost');
    world.playground.reset();
    const popup = await openPopup(world, tab);
    await popup.waitFor('[data-fix="retry-in-clean-session"]');
    await popup.click('[data-fix="retry-in-clean-session"]');
    await popup.waitFor('[data-outcome="done"]', { text: 'container of its own' });

    const inClean = async () => (await tabsOf(world)).filter(open => open.url === url && open.id !== tab.id);
    await expect.poll(async () => (await inClean()).length, 'the tab in the container').toBe(1);
    const [clean] = await inClean();
    const made = (await containersOf(world)).filter(id => !containers.includes(id));
    expect(made).toEqual([clean?.cookieStoreId]);
    const requests = () => world.playground.requests.filter(request => request.url === '/cookies');
    await expect.poll(() => requests().length).toBe(1);
    expect(headerOf(requests()[0], 'cookie'), 'what the clean session sent').toBeUndefined();
    expect(await cookiesOf(world, 'clean.localhost'), 'the first session keeps its own').toEqual(cookies);

    await closeTab(world, clean?.id ?? -1);
    await expect.poll(() => containersOf(world), 'containers after the last tab').toEqual(containers);
  });
});

/** A page that one call of was refused, so that the popup has something to offer. */
async function refusedOn(world: World, url: string): Promise<Tab> {
  const tab = await world.open(url);
  await tab.evaluate(() => fetch('/api/orders').then(() => undefined));
  return tab;
}

/** The cookies that the page's own server gets from the tab. */
async function cookieHeaderOf(tab: Tab): Promise<readonly string[]> {
  const header = await tab.evaluate(
    async () => ((await (await fetch('/cookies/seen')).json()) as { cookie: string }).cookie,
  );
  return (header ?? '').split('; ').filter(Boolean).toSorted();
}

const headerOf = (request: World['playground']['requests'][number] | undefined, name: string): string | undefined =>
  request?.headers.find(([field]) => field.toLowerCase() === name)?.[1];

const ALL_KINDS = ['domain', 'host-only', 'http-only', 'lax', 'partitioned', 'persistent', 'session', 'strict'];

/** The kinds of cookies that are among these: an undo that was tried on none proves nothing. */
function kindsOf(cookies: Awaited<ReturnType<typeof cookiesOf>>): readonly string[] {
  const kinds = cookies.flatMap(cookie => [
    cookie.hostOnly ? 'host-only' : 'domain',
    cookie.session ? 'session' : 'persistent',
    cookie.httpOnly ? 'http-only' : [],
    cookie.partitionKey ? 'partitioned' : [],
    cookie.sameSite === 'lax' || cookie.sameSite === 'strict' ? cookie.sameSite : [],
  ]);
  return [...new Set(kinds.flat())].sort();
}
