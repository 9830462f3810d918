import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from '@playwright/test';
import type { PanelView, Tab } from './drivers/browser.ts';
import { cookiesOf } from './support/api.ts';
import { type CookiesSaid, cookiesAt } from './support/cookies.ts';
import { serve, type TestServer } from './support/server.ts';
import { inBothBrowsers } from './support/world.ts';

const KEPT = [
  'plain=1; Path=/',
  'lax=1; Path=/; SameSite=Lax',
  'strict=1; Path=/; SameSite=Strict',
  'none=1; Path=/; SameSite=None; Secure',
  'chips=1; Path=/; SameSite=None; Secure; Partitioned',
  'hidden=1; Path=/; HttpOnly',
  'elsewhere=1; Path=/other',
  'twin=root; Path=/',
  'twin=area; Path=/answer/area',
];
/** Each with the rule by which both browsers refuse it. */
const REFUSED = {
  '__Host-pinned': ['1; Path=/answer; Secure', 'host-prefix'],
  '__Secure-id': ['1; Path=/', 'secure-prefix'],
  foreign: ['1; Domain=orders.example', 'domain-mismatch'],
  open: ['1; SameSite=None', 'samesite-none-insecure'],
  island: ['1; Partitioned', 'partitioned-insecure'],
  suffix: ['1; Domain=localhost', 'public-suffix'],
  huge: [`${'x'.repeat(4200)}; Path=/`, 'too-large'],
} as const;

inBothBrowsers('The table of cookies', world => {
  let shop: TestServer | undefined;
  let news: TestServer | undefined;
  test.afterEach(async () => {
    await shop?.close();
    await news?.close();
  });

  test('tells of every cookie what the server really received, and what the jar really refused', async () => {
    test.setTimeout(240_000);
    const received = new Map<string, readonly string[]>();
    shop = await serve('cookie-shop', (request, response) => answer(request, response, received));
    news = await serve('cookie-news', answer);
    const tab = await world.open(shop.origin);
    const panel = await world.browser.openPanel(tab);
    await tab.evaluate(() => fetch('/answer/set').then(r => r.text()));
    const jar = (await cookiesOf(world, 'cookie-shop.localhost')).map(c => c.name).sort();
    expect(jar, 'what was to be kept is kept, and the rest is not').toEqual(KEPT.map(nameOf).sort());

    /** The panel's answers beside what the server got: every cookie, in the order of the wire. */
    const compare = async (path: string): Promise<Record<string, string>> => {
      const { rows, ...said } = await cookiesAt(panel, path);
      const sent = rows.filter(({ state }) => SENT.has(state)).map(({ name }) => name);
      expect(sent, `${path}: sent, in order`).toEqual(received.get(path));
      expect(rows.map(({ name }) => name).sort(), `${path}: every cookie of the jar`).toEqual(jar);
      expectRefused(said);
      return Object.fromEntries(rows.filter(({ state }) => !SENT.has(state)).map(({ name, rule }) => [name, rule]));
    };

    await tab.evaluate(() => fetch('/answer/area/own').then(r => r.text()));
    expect(await compare('/answer/area/own')).toEqual({ elsewhere: 'path' });
    const { rows } = await cookiesAt(panel, '/answer/area/own');
    expect(rows.filter(r => r.name === 'twin').map(r => r.state)).toEqual(['first', 'shadowed']);

    await tab.goto(news.origin);
    await crossSite(tab, `${shop.origin}/answer/area/included`, 'include');
    const kept = await compare('/answer/area/included');
    expect(kept).toMatchObject({
      strict: 'samesite-strict',
      lax: 'samesite-lax',
      elsewhere: 'path',
      chips: 'partition',
    });
    // Firefox counts a cookie without SameSite as None, and keeps it home as one of a third party.
    expect(kept.plain).toBe(world.kind === 'chromium' ? 'samesite-unspecified' : 'third-party');

    await crossSite(tab, `${shop.origin}/answer/area/left-out`, 'same-origin');
    expect(received.get('/answer/area/left-out')).toEqual([]);
    expect((await compare('/answer/area/left-out')).none).toBe('third-party');

    await leave(tab, `${shop.origin}/answer/area/link`, 'get');
    expect(await compare('/answer/area/link')).toEqual({ strict: 'samesite-strict', elsewhere: 'path' });

    await tab.goto(news.origin);
    await leave(tab, `${shop.origin}/answer/area/form`, 'post');
    expect(await compare('/answer/area/form')).toMatchObject({ strict: 'samesite-strict', lax: 'samesite-lax' });
  });

  test('and what changed since the last accepted request, with what took the cookie away', async () => {
    shop = await serve('cookie-change', answer);
    const tab = await world.open(shop.origin);
    const panel = await world.browser.openPanel(tab);
    await tab.evaluate(async () => {
      for (const path of ['set', 'members', 'logout', 'members']) await fetch(`/answer/${path}`).then(r => r.text());
    });
    const { changes } = await changesOf(panel);
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatch(/cookie plain.*sent.*not sent.*told to go by GET \/answer\/logout → 200/);
  });
});

const SENT: ReadonlySet<string> = new Set(['sent', 'first', 'shadowed']);

const changesOf = (panel: PanelView): Promise<CookiesSaid> => cookiesAt(panel, '/answer/members');

function expectRefused({ refused }: Pick<CookiesSaid, 'refused'>): void {
  expect(Object.fromEntries(refused.map(r => [r.name, r.rule]))).toEqual(
    Object.fromEntries(Object.entries(REFUSED).map(([name, [, rule]]) => [name, rule])),
  );
}

/** From the page of another site; what the page may read of the answer does not matter. */
const crossSite = (tab: Tab, url: string, credentials: 'include' | 'same-origin'): Promise<void> =>
  tab.evaluate(
    async (url: string, credentials: 'include' | 'same-origin') => {
      await fetch(url, { credentials }).catch(() => undefined);
    },
    url,
    credentials,
  );

/** The page leads to another address, as a link or a form does. */
const leave = (tab: Tab, url: string, method: 'get' | 'post'): Promise<void> =>
  tab.evaluate(
    (url: string, method: 'get' | 'post') => {
      const form = Object.assign(document.createElement('form'), { action: url, method });
      document.body.append(form);
      // Later, so that the page is still there to say that it has begun.
      window.setTimeout(() => form.submit(), 0);
    },
    url,
    method,
  );

const nameOf = (field: string): string => field.split('=', 1)[0] ?? '';

function answer(request: IncomingMessage, response: ServerResponse, received?: Map<string, readonly string[]>): void {
  const path = (request.url ?? '').replace(/\?.*$/, '');
  const names = (request.headers.cookie ?? '').split('; ').filter(Boolean).map(nameOf);
  if (path.startsWith('/answer/area/')) {
    received?.set(path, names);
    response.writeHead(401, { 'WWW-Authenticate': 'Bearer realm="orders"', 'Content-Type': 'text/html' });
  } else if (path === '/answer/set') {
    const refused = Object.entries(REFUSED).map(([name, [rest]]) => `${name}=${rest}`);
    response.setHeader('Set-Cookie', [...KEPT, ...refused]);
  } else if (path === '/answer/logout') {
    response.setHeader('Set-Cookie', 'plain=; Path=/; Max-Age=0');
  } else if (path === '/answer/members') {
    response.writeHead(names.includes('plain') ? 200 : 401);
  }
  response.end();
}
