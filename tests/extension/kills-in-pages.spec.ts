import type { ServerResponse } from 'node:http';
import { expect, test } from '@playwright/test';
import { ACCOUNT } from '../playground/state.ts';
import { addCookies, closeTab, containersOf, cookiesOf, headerRulesOf, storageOf, tabsOf } from './support/api.ts';
import { stop, wasEnded } from './support/kills.ts';
import { basicLogin, signIn } from './support/logins.ts';
import { confirm, look, openPopup } from './support/popup.ts';
import { go, isPrompting } from './support/prompts.ts';
import { gate, serveSeen, type TestServer } from './support/server.ts';
import { inBothBrowsers, type World } from './support/world.ts';

inBothBrowsers('When the background is killed while a page loads', defineTests, { devtools: false });

let server: TestServer | undefined;
/** Closed when the test is over. */
const serving = async (...what: Parameters<typeof serveSeen>) => {
  const serves = await serveSeen(...what);
  server = serves;
  return serves;
};

const refuse = (scheme: string) => (response: ServerResponse) => {
  response.writeHead(401, { 'WWW-Authenticate': `${scheme} realm="orders"`, 'Content-Type': 'text/html' });
  response.end('<!doctype html><title>Own answer</title>');
};

/** Asks for a login as browsers know it. */
const ask = refuse('Basic');

function defineTests(world: World): void {
  test.afterEach(async () => {
    await server?.close();
    expect(await headerRulesOf(world), 'rules that are left').toEqual([]);
  });

  for (const choice of ['once', 'always'] as const) {
    test(`of keeping the login prompt closed ${choice}, the page shows without it`, async () => {
      const held = gate(ask);
      const { origin, seen } = await serving(`prompt-${choice}`, (request, response, count) => {
        if (count === 2) void held.answer(request, response);
        else ask(response);
      });
      const tab = await world.open(origin);
      await go(tab, `${origin}/answer/page`);
      await isPrompting(world, tab);
      const popup = await openPopup(world, tab);
      await look(popup, 'dismiss-login-prompt');
      await popup.click(`[data-choice="${choice}"]`);
      await confirm(popup, 'dismiss-login-prompt');
      await held.arrived;
      await stop(world);
      await wasEnded(popup);
      // Firefox lets only a background that lives keep it closed (decision 0023).
      if (world.kind === 'firefox') await (await openPopup(world, tab)).waitFor('.popup-fixes');
      held.release();

      const shown = async () => (await tabsOf(world)).find(({ title }) => title === 'Own answer');
      await expect.poll(shown, 'the page, in this tab or a new one').toBeDefined();
      const closed = (await storageOf(world, 'local')).options ?? {};
      if (choice === 'always') expect(closed).toMatchObject({ closedPrompts: [new URL(origin).host] });
      await closeTab(world, (await shown())?.id ?? -1);
      expect(seen.filter(({ headers }) => headers.authorization !== undefined)).toEqual([]);
      expect(seen).toHaveLength(2);
    });
  }

  test('of a try in a clean session, there is one such session, which goes with its tab', async () => {
    const held = gate(response => response.end('<title>Clean</title>'));
    const { origin, seen } = await serving('clean', (request, response) => {
      if (request.headers.cookie?.includes('many0')) refuse('Bearer')(response);
      else void held.answer(request, response);
    });
    await addCookies(world, origin, 1);
    const cookies = await cookiesOf(world, 'clean.localhost');
    const containers = world.kind === 'firefox' ? await containersOf(world) : [];
    const tab = await world.open(`${origin}/answer`);
    const popup = await openPopup(world, tab);
    await popup.waitFor('[data-fix="retry-in-clean-session"]');
    await popup.click('[data-fix="retry-in-clean-session"]');
    await held.arrived;
    await stop(world);
    await wasEnded(popup);
    held.release();
    const opened = async () => (await world.browser.tabUrls()).filter(url => url === `${origin}/answer`);
    await expect.poll(opened).toHaveLength(2);
    expect(seen.filter(({ headers }) => headers.cookie === undefined)).toHaveLength(1);
    expect(await cookiesOf(world, 'clean.localhost')).toEqual(cookies);
    if (world.kind === 'chromium') return; // which shows no extension what is in a private window

    await stop(world);
    const clean = (await tabsOf(world)).find(({ title }) => title === 'Clean');
    await closeTab(world, clean?.id ?? -1);
    await expect.poll(() => containersOf(world), 'containers after the tab was closed').toEqual(containers);
  });

  if (world.kind === 'chromium') return; // which forgets a login by the site's cookies: fixes.spec.ts

  test('of forgetting a login, no second made-up one is sent, and none is taken for a failure of the page', async () => {
    const held = gate(ask);
    const { origin, seen } = await serving('forget', (request, response) => {
      const login = basicLogin(request.headers.authorization);
      if (login.startsWith('why401-forget:')) void held.answer(request, response);
      else if (login.endsWith(`:${ACCOUNT.password}`)) response.end();
      else ask(response);
    });
    const tab = await world.open(origin);
    await addCookies(world, origin, 3);
    const cookies = await cookiesOf(world, 'forget.localhost');
    expect(await signIn(tab, '/answer/wrong', 'not-the-password')).toBe(401);
    expect(await signIn(tab, '/answer/right', ACCOUNT.password)).toBe(200);
    const episodes = async () =>
      Object.entries(await storageOf(world, 'session')).filter(([key]) => key.startsWith(`episode/${tab.id}/`));
    // The refusal, and the handshake that went well.
    await expect.poll(episodes).toHaveLength(2);
    const loaded = () => tab.evaluate(() => performance.getEntriesByType('resource').length);
    const first = await loaded();

    const popup = await openPopup(world, tab);
    await look(popup, 'clear-saved-credentials');
    await confirm(popup, 'clear-saved-credentials');
    await held.arrived;
    await stop(world);
    expect(await wasEnded(popup)).toBe(true);
    held.release();
    await expect.poll(loaded, 'the end of the made-up login').toBe(first + 1);
    // The browser now asks the person, so the call has no end until somebody answers.
    await tab.evaluate(() => void fetch('/answer/later').catch(() => undefined));
    await expect.poll(async () => JSON.stringify(await storageOf(world, 'session'))).toContain('/answer/later');
    expect(await episodes(), 'failures of the page').toHaveLength(3);
    const sent = seen.map(({ url, headers }) => [url, basicLogin(headers.authorization)]);
    expect(sent.filter(([, login]) => login?.startsWith('why401-forget:'))).toHaveLength(1);
    expect(sent.filter(([url]) => url === '/answer/later')).toEqual([['/answer/later', '']]);
    expect(await cookiesOf(world, 'forget.localhost')).toEqual(cookies);
  });
}
