import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from '@playwright/test';
import { ACCOUNT } from '../playground/state.ts';
import type { Tab } from './drivers/browser.ts';
import { addCookies, closeTab, cookiesOf, storageOf, tabsOf } from './support/api.ts';
import { basicLogin, signIn } from './support/logins.ts';
import { settledRows, textOf, verdictOf } from './support/panel.ts';
import { chooseAll, confirm, look, openPopup, undo } from './support/popup.ts';
import { serve } from './support/server.ts';
import { inBothBrowsers, type World } from './support/world.ts';

inBothBrowsers('A fix', defineTests, { devtools: false });

function defineTests(world: World): void {
  test('signs out by the one cookie that carries the sign-in, and in again by its undo', async () => {
    const origin = at(world, 'scope');
    const tab = await world.open(`${origin}/cookies`);
    const signedIn = () => tab.evaluate(async () => (await fetch('/session/account')).status);
    await tab.evaluate((body: string) => fetch('/session/login', { method: 'POST', body }), LOGIN);
    expect(await signedIn()).toBe(200);
    const before = await cookiesOf(world, 'scope.localhost');
    await tab.evaluate(() => fetch('/api/orders').then(() => undefined));

    const popup = await openPopup(world, tab);
    await look(popup, 'clear-site-cookies');
    const named = await popup.evaluate(() =>
      [...document.querySelectorAll('[data-preview] li:has(:checked) .wire')].map(name => name.textContent),
    );
    expect(named).toContain('session');
    expect(named.length).toBeLessThan(before.length);
    await confirm(popup, 'clear-site-cookies');
    await popup.waitFor('[data-outcome="done"]');
    const kept = before.filter(({ name }) => !named.includes(name));
    expect(await cookiesOf(world, 'scope.localhost')).toEqual(kept);
    expect(await signedIn()).toBe(401);

    await undo(popup);
    expect(await cookiesOf(world, 'scope.localhost')).toEqual(before);
    expect(await signedIn()).toBe(200);
  });

  test('makes the browser forget a login, and loses no cookie by it', async () => {
    const origin = at(world, 'forget');
    const tab = await world.open(`${origin}/cookies`);
    const before = await cookiesOf(world, 'forget.localhost');
    expect(before.length).toBeGreaterThan(5);
    expect(await signIn(tab, '/basic/wrong', 'not-the-password')).toBe(401);
    expect(await signIn(tab, '/basic/right', ACCOUNT.password)).toBe(200);
    const sent = () => world.playground.requests.filter(r => r.url === '/basic/later').map(authorizationOf);
    expect(await tab.evaluate(async () => (await fetch('/basic/later')).status)).toBe(200);
    expect(sent(), 'the browser sends the login by itself').toEqual([expect.stringMatching(/^Basic /)]);

    const popup = await openPopup(world, tab);
    await look(popup, 'clear-saved-credentials');
    const shown = await textOf(popup, '[data-preview]');
    expect(shown).toContain('cannot be undone');
    if (world.kind === 'firefox') expect(shown).toContain('counts it as a failed login');
    await confirm(popup, 'clear-saved-credentials');
    await popup.waitFor('[data-outcome="done"]', { text: 'has forgotten the login' });
    expect(await cookiesOf(world, 'forget.localhost')).toEqual(before);

    // The browser now asks the person, so the call has no end until somebody answers.
    await tab.evaluate(() => void fetch('/basic/later').catch(() => undefined));
    await expect.poll(() => sent().length).toBeGreaterThan(1);
    expect(sent()[1], 'the login is no longer sent').toBeUndefined();
    const madeUp = world.playground.requests.filter(r => basicLogin(authorizationOf(r)).startsWith('why401-forget:'));
    expect(madeUp).toHaveLength(world.kind === 'firefox' ? 1 : 0);
  });

  test('clears what the site keeps in the browser, and nothing that was not ticked', async () => {
    const server = await serve('data', withWorker);
    const neighbour = await world.open(server.origin.replace('data.', 'neighbour.'));
    await fill(neighbour);
    const tab = await world.open(server.origin);
    await fill(tab);
    await tab.evaluate(() => fetch('/answer/orders').then(() => undefined));
    const full = { storage: ['kept', 'kept'], databases: ['drafts'], caches: ['v1'], workers: 1 };
    expect(await keptBy(tab)).toEqual(full);

    const popup = await openPopup(world, tab);
    await look(popup, 'clear-site-data');
    expect(await textOf(popup, '[data-preview]')).toContain('There is no undo');
    expect(await keptBy(tab), 'a preview changes nothing').toEqual(full);
    await popup.click('[data-preview] [data-choice="caches"]');
    await confirm(popup, 'clear-site-data');
    await popup.waitFor('[data-outcome="done"]', { text: 'storage, databases, service workers' });
    expect(await keptBy(tab)).toEqual({ storage: [null, null], databases: [], caches: ['v1'], workers: 0 });
    expect(await keptBy(neighbour), 'another origin of the same port').toEqual(full);
    await server.close();
  });

  test('that needs no sign-in is proved by a clean session, where the browser lets it be seen', async () => {
    const server = await serve('proof', (request, response) =>
      request.headers.cookie?.includes('many0') ? refuse(response) : response.end('<h1>Welcome</h1>'),
    );
    await addCookies(world, server.origin, 1);
    const tab = await world.open(`${server.origin}/answer`);
    const popup = await openPopup(world, tab);
    await popup.waitFor('[data-fix="retry-in-clean-session"]');
    await popup.click('[data-fix="retry-in-clean-session"]');
    if (world.kind === 'firefox') {
      await popup.waitFor('[data-trial="works"]', { text: 'the state of this browser is at fault' });
      expect(await textOf(popup, '[data-trial]')).toContain('only the refused request carried: many0');
      const clean = (await tabsOf(world)).find(open => open.url.startsWith(server.origin) && open.id !== tab.id);
      await closeTab(world, clean?.id ?? -1);
    } else {
      await popup.waitFor('[data-trial="unseen"]', { text: 'Allow in Incognito' });
    }
    await server.close();
  });

  test('of a row that another site has left behind waits until the tab is back, and leaves the page that is shown alone', async () => {
    const tab = await world.open(at(world, 'left-behind'));
    await tab.evaluate(() => fetch('/api/orders').then(() => undefined));
    await tab.goto(`${at(world, 'shown-now')}/cookies`);
    const before = await cookiesOf(world, 'shown-now.localhost');
    const panel = await world.openExtensionPage(`/src/panel/index.html?tab=${tab.id}`);
    const [row] = await settledRows(panel, 1);
    await verdictOf(panel, row?.episode ?? '');
    const loads = () => world.playground.requests.filter(({ url }) => url === '/cookies').length;
    expect(loads()).toBe(1);
    await panel.waitFor('[data-away]', { text: 'on a page of left-behind.localhost' });
    for (const fix of ['reload-page', 'clear-site-data']) {
      await panel.waitFor(`[data-fix="${fix}"][aria-disabled="true"]`);
      await panel.evaluate(kind => document.querySelector<HTMLElement>(`[data-fix="${kind}"]`)?.click(), fix);
    }
    expect(await panel.evaluate(() => document.querySelector('.fixing')?.textContent)).toBe('');
    expect(loads()).toBe(1);
    expect(await cookiesOf(world, 'shown-now.localhost')).toEqual(before);
    await panel.click('[data-fix="go-back-to-page"]');
    await panel.waitFor('[data-fix="reload-page"]:not([aria-disabled])');
    await expect
      .poll(async () => (await tabsOf(world)).find(open => open.id === tab.id)?.url)
      .toContain('//left-behind.localhost');
  });

  test('that is stopped in the middle loses no cookie', async () => {
    const origin = at(world, 'killed');
    const tab = await world.open(`${origin}/cookies`);
    await addCookies(world, origin, 120);
    const before = await cookiesOf(world, 'killed.localhost');
    expect(before.length).toBeGreaterThan(120);
    await signIn(tab, '/basic/wrong', 'not-the-password');

    // Stopped as soon as anything was put by: while the cookies go, or are gone, or come back.
    const popup = await openPopup(world, tab);
    await look(popup, 'clear-site-cookies');
    await chooseAll(popup);
    await confirm(popup, 'clear-site-cookies');
    await expect.poll(() => putBy(world), 'cookies put by').toBe(true);
    await world.browser.stopBackground();
    await popup.close();
    const later = await openPopup(world, tab);
    await undo(later);
    expect(await cookiesOf(world, 'killed.localhost')).toEqual(before);

    if (world.kind === 'firefox') return; // there no cookie is touched to forget a login
    await look(later, 'clear-saved-credentials');
    await confirm(later, 'clear-saved-credentials');
    // Not before it has begun: the cookies are put by, or it is over already.
    await expect
      .poll(
        async () =>
          (await putBy(world, 'guard')) || later.evaluate(() => document.querySelector('[data-outcome]') !== null),
      )
      .toBe(true);
    await world.browser.stopBackground();
    await world.open(at(world, 'wakes'));
    await expect.poll(() => cookiesOf(world, 'killed.localhost')).toEqual(before);
  });
}

/** Keeps something of every kind at the page's origin. */
const fill = (tab: Tab): Promise<void> =>
  tab.evaluate(async () => {
    localStorage.setItem('kept', 'kept');
    sessionStorage.setItem('kept', 'kept');
    await new Promise((resolve, reject) => {
      const opened = indexedDB.open('drafts');
      opened.onsuccess = () => resolve(opened.result.close());
      opened.onerror = () => reject(opened.error);
    });
    await (await caches.open('v1')).put('/stored', new Response('stored'));
    await navigator.serviceWorker.register('/answer/worker.js');
  });

const keptBy = (tab: Tab) =>
  tab.evaluate(async () => ({
    storage: [localStorage.getItem('kept'), sessionStorage.getItem('kept')],
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));

function withWorker(request: IncomingMessage, response: ServerResponse): void {
  if (request.url?.endsWith('/worker.js')) {
    response.writeHead(200, { 'Content-Type': 'text/javascript' });
    response.end('addEventListener("install", () => skipWaiting());');
    return;
  }
  refuse(response);
}

const refuse = (response: ServerResponse): void => {
  response.writeHead(401, { 'WWW-Authenticate': 'Bearer realm="orders"', 'Content-Type': 'text/html' });
  response.end('<h1>401</h1>');
};

const putBy = async (world: World, as: 'undo' | 'guard' = 'undo'): Promise<boolean> =>
  Object.keys(await storageOf(world, 'session')).some(key => key.startsWith(`${as}/`));

const LOGIN = new URLSearchParams({ ...ACCOUNT, uses: '10' }).toString();

const at = (world: World, host: string): string => world.playground.origin.replace('localhost', `${host}.localhost`);

type Request = World['playground']['requests'][number];

const authorizationOf = (request: Request): string | undefined =>
  request.headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1];
