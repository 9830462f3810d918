import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from '@playwright/test';
import type { Tab } from './drivers/browser.ts';
import { badgeOf, storageOf, tabsOf } from './support/api.ts';
import { openOptions } from './support/options.ts';
import { textOf } from './support/panel.ts';
import { confirm, look, openPopup } from './support/popup.ts';
import { go, isPrompting } from './support/prompts.ts';
import { serve, type TestServer } from './support/server.ts';
import { inBothBrowsers, type World } from './support/world.ts';

inBothBrowsers('The login prompt', defineTests, { devtools: false });

function defineTests(world: World): void {
  let server: TestServer;
  const sent: (string | undefined)[] = [];
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    sent.push(request.headers.authorization);
    response.writeHead(401, { 'Content-Type': 'text/html', 'WWW-Authenticate': 'Basic realm="Reports"' });
    response.end('<!doctype html><title>Own answer</title><h1>Sign in at the desk</h1>');
  };
  test.afterEach(async () => {
    await server.close();
    // Whatever was asked: a prompt is closed, never answered.
    expect(sent.splice(0).filter(header => header !== undefined)).toEqual([]);
  });

  test('stays closed for a site from the popup on, until the options let it show again', async () => {
    server = await serve('reports', answer);
    const { host } = new URL(server.origin);
    const tab = await world.open(server.origin);
    await go(tab, `${server.origin}/answer?page`);
    await isPrompting(world, tab);

    await choose(world, tab, 'always');
    // Chromium shows the page in a new tab, Firefox in this one.
    await expect.poll(async () => (await tabsOf(world)).map(({ title }) => title)).toContain('Own answer');
    expect((await storageOf(world, 'local')).options).toMatchObject({ closedPrompts: [host] });

    const next = await world.open(server.origin);
    await go(next, `${server.origin}/answer?next`);
    await next.waitFor('h1', { text: 'Sign in at the desk' });
    expect(await next.evaluate(() => fetch('/answer?call').then(({ status }) => status))).toBe(401);
    // Closed or not, a refusal is a refusal, with all that the server said.
    await expect.poll(() => badgeOf(world, next.id)).toBe('2');
    const popup = await openPopup(world, next);
    await popup.waitFor('[data-diagnosis="credentials-missing"]');
    await popup.waitFor('[data-fix="show-login-prompt"]');
    expect(JSON.stringify(await storageOf(world, 'session'))).toContain('"Reports"');

    const options = await openOptions(world);
    await options.waitFor('[aria-label="Sites whose login prompt stays closed"]', { text: host });
    await options.click(`[aria-label="Remove ${host}"]`);
    await options.waitFor('.group', { text: 'Every prompt is shown.' });
    await go(next, `${server.origin}/answer?again`);
    await isPrompting(world, next);
  });

  test('stays closed once, for what was asked', async () => {
    server = await serve('once', answer);
    const tab = await world.open(server.origin);
    await go(tab, `${server.origin}/answer?page`);
    await isPrompting(world, tab);
    await choose(world, tab, 'once');
    await expect.poll(async () => (await tabsOf(world)).map(({ title }) => title)).toContain('Own answer');
    expect((await storageOf(world, 'local')).options ?? {}).not.toMatchObject({ closedPrompts: [expect.anything()] });

    const other = await world.open(server.origin);
    await go(other, `${server.origin}/answer?other`);
    await isPrompting(world, other);
  });
}

/** Takes the way out that the popup offers. */
async function choose(world: World, tab: Tab, choice: 'once' | 'always'): Promise<void> {
  const popup = await openPopup(world, tab);
  await look(popup, 'dismiss-login-prompt');
  await popup.click(`[data-choice="${choice}"]`);
  await confirm(popup, 'dismiss-login-prompt');
  await popup.waitFor('[data-outcome="done"]');
  expect(await textOf(popup, '[data-outcome]')).toContain('stays closed');
}
