import { expect, test } from '@playwright/test';
import { ACCOUNT } from '../playground/state.ts';
import type { Tab } from './drivers/browser.ts';
import { cookiesOf } from './support/api.ts';
import { textOf } from './support/panel.ts';
import { confirm, look, openPopup } from './support/popup.ts';
import { inBothBrowsers, type World } from './support/world.ts';

inBothBrowsers('A fix', defineTests, { devtools: false });

function defineTests(world: World): void {
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
    const madeUp = world.playground.requests.filter(r => decoded(authorizationOf(r)).startsWith('why401-forget:'));
    expect(madeUp).toHaveLength(world.kind === 'firefox' ? 1 : 0);
  });
}

const at = (world: World, host: string): string => world.playground.origin.replace('localhost', `${host}.localhost`);

/** Signs in as a page does, which the browser remembers for the realm. */
const signIn = (tab: Tab, path: string, password: string): Promise<number> =>
  tab.evaluate(
    (path: string, name: string, password: string) =>
      new Promise<number>(resolve => {
        const request = new XMLHttpRequest();
        request.open('GET', path, true, name, password);
        request.onloadend = () => resolve(request.status);
        request.send();
      }),
    path,
    ACCOUNT.username,
    password,
  );

type Request = World['playground']['requests'][number];

const authorizationOf = (request: Request): string | undefined =>
  request.headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1];

const decoded = (authorization = ''): string =>
  Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString('utf8');
