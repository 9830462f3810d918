import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from '@playwright/test';
import type { Tab, View } from './drivers/browser.ts';
import { badgeOf, headerRulesOf, storageOf } from './support/api.ts';
import { settledRows, textOf, verdictOf } from './support/panel.ts';
import { openPopup } from './support/popup.ts';
import { serve, type TestServer } from './support/server.ts';
import { inBothBrowsers, type World } from './support/world.ts';

const OWN = 'Bearer own-7Hq2mX4vL8';
const PASTED = 'pasted-3Vb6nK1sQ9';

let seen: IncomingMessage[] = [];
let server: TestServer | undefined;
let other: TestServer | undefined;
test.beforeEach(() => {
  seen = [];
});
test.afterEach(async () => {
  await server?.close();
  await other?.close();
});

const answer = (request: IncomingMessage, response: ServerResponse): void => {
  seen.push(request);
  const good = request.headers.authorization === `Bearer ${PASTED}`;
  response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*');
  response.setHeader('Access-Control-Allow-Headers', 'authorization');
  if (request.method === 'OPTIONS') response.writeHead(204).end();
  else if (request.url === '/answer/leave')
    response.writeHead(307, { Location: `${other?.origin}/answer/there` }).end();
  else if (good || request.url === '/answer/there') response.writeHead(200).end('{}');
  else if (request.url?.includes('reason')) {
    response.writeHead(401, { 'Content-Type': 'application/json' });
    response.end('{"error":"invalid_token","error_description":"The access token was revoked"}');
  } else response.writeHead(401, { 'WWW-Authenticate': 'Bearer realm="orders"' }).end();
};

inBothBrowsers(
  'Another token',
  world => {
    test('goes out in its tab to its address alone, is never overlooked, and ends by a click or with the tab', async () => {
      server = await serve('token', answer);
      other = await serve('elsewhere', answer);
      const tab = await world.open(server.origin);
      const neighbour = await world.open(server.origin);
      const sentBy = async (from: Tab, url = '/answer/orders'): Promise<string | undefined> => {
        await call(from, url);
        return seen.at(-1)?.headers.authorization;
      };
      expect(await sentBy(tab), 'before').toBe(OWN);

      const popup = await openPopup(world, tab);
      await useToken(popup, `curl '${server.origin}/answer/orders' -H 'Authorization: Bearer ${PASTED}'`);
      await popup.waitFor('[data-outcome="done"]', { text: 'now carry the pasted token' });
      expect(await sentBy(tab), 'while it is in use').toBe(`Bearer ${PASTED}`);
      expect(await sentBy(tab, `${other.origin}/answer/orders`), 'to another address').toBe(OWN);
      expect(await sentBy(neighbour), 'in another tab').toBe(OWN);

      const panel = await panelOf(world, tab);
      for (const view of [popup, panel]) {
        await view.waitFor('[data-notice="other-token"]', { text: server.origin });
        expect(await textOf(view)).not.toContain(PASTED);
      }
      await expect.poll(() => badgeOf(world, tab.id), 'the sign on the icon').toMatch(/^⇄/);
      for (const area of ['session', 'local'] as const) {
        expect(JSON.stringify(await storageOf(world, area))).not.toContain(PASTED);
      }

      await world.browser.stopBackground();
      expect(await sentBy(tab), 'after the death of the background').toBe(`Bearer ${PASTED}`);
      const later = await panelOf(world, tab);
      await later.waitFor('[data-notice="other-token"] button');
      await later.click('[data-notice="other-token"] button');
      await expect.poll(() => headerRulesOf(world), 'rules after the click').toEqual([]);
      expect(await sentBy(tab), 'after the click').toBe(OWN);
      await expect.poll(() => badgeOf(world, tab.id), 'the sign on the icon').not.toMatch(/^⇄/);

      await useToken(await openPopup(world, neighbour), PASTED);
      await expect.poll(() => headerRulesOf(world), 'rules while it is in use').toHaveLength(1);
      expect(await sentBy(neighbour)).toBe(`Bearer ${PASTED}`);
      await neighbour.close();
      await expect.poll(() => headerRulesOf(world), 'rules after the tab was closed').toEqual([]);
    });

    for (const name of ['Authorization', 'X-Api-Key']) {
      test(`as ${name} stays behind where its address redirects to another`, async () => {
        server = await serve('leaves', answer);
        other = await serve('elsewhere', answer);
        const tab = await world.open(server.origin);
        await call(tab, '/answer/orders');
        await useToken(await openPopup(world, tab), `${name}: ${name === 'Authorization' ? 'Bearer ' : ''}${PASTED}`);
        await expect.poll(() => headerRulesOf(world), 'rules while it is in use').toHaveLength(1);
        await tab.evaluate(async () => void (await fetch('/answer/leave')));
        await tab.goto(`${server.origin}/answer/leave`);
        const carried = (path: string) =>
          seen.filter(({ url }) => url === path).map(({ headers }) => JSON.stringify(headers).includes(PASTED));
        expect(carried('/answer/leave')).toEqual([true, true]);
        expect(carried('/answer/there'), 'at the other address').toEqual([false, false]);
      });
    }

    test('that cannot be one is refused with the reason', async () => {
      server = await serve('bad-paste', answer);
      const tab = await world.open(server.origin);
      await call(tab, '/answer/orders');
      const popup = await openPopup(world, tab);
      await useToken(popup, "curl -b 'sid=1' https://shop.test");
      await popup.waitFor('[data-outcome="refused"]', { text: 'carries cookies only' });
      expect(await headerRulesOf(world)).toEqual([]);
    });
  },
  { devtools: false },
);

inBothBrowsers(
  'A closer look',
  world => {
    test('asks once more on a click, reads the body, and says that the verdict comes from there', async () => {
      server = await serve('closer', answer);
      const tab = await world.open(server.origin);
      await call(tab, '/answer/reason');
      const panel = await panelOf(world, tab);
      const [row] = await settledRows(panel, 1);
      const before = await verdictOf(panel, row?.episode ?? '');
      expect(before.diagnosis).not.toBe('token-revoked');
      expect(await textOf(panel)).not.toContain('second request');
      expect(seen).toHaveLength(1);

      const popup = await openPopup(world, tab);
      await popup.waitFor('[data-fix="look-closer"]');
      await popup.click('[data-fix="look-closer"]');
      await popup.waitFor('[data-diagnosis="token-revoked"]');
      await popup.waitFor('[data-asked-again]');
      expect(seen.map(r => r.headers.authorization)).toEqual([OWN, OWN]);
      expect(await headerRulesOf(world)).toEqual([]);

      await expect
        .poll(async () => (await verdictOf(panel, row?.episode ?? '')).diagnosis, 'the verdict in the panel')
        .toBe('token-revoked');
      await panel.waitFor('[data-asked-again]', { text: 'second request' });
      await settledRows(panel, 1);
    });
  },
  { devtools: false },
);

/** The panel as a plain page: there is no DevTools around it. */
const panelOf = (world: World, tab: Tab): Promise<View> =>
  world.openExtensionPage(`/src/panel/index.html?tab=${tab.id}`);

/** A call of the page with a token of its own; its answer is read. */
const call = (tab: Tab, url: string): Promise<void> =>
  tab.evaluate(
    async (url: string, authorization: string) => {
      await (await fetch(url, { headers: { authorization } })).text();
    },
    url,
    OWN,
  );

/** Pastes a text into the preview and confirms it. */
async function useToken(view: View, text: string): Promise<void> {
  await view.waitFor('[data-fix="use-other-token"]');
  await view.click('[data-fix="use-other-token"]');
  await view.waitFor('[data-preview="use-other-token"] [data-field="token"]');
  await view.evaluate((text: string) => {
    const field = document.querySelector<HTMLTextAreaElement>('[data-field="token"]');
    if (field === null) throw new Error('there is no field for the token');
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, text);
  await view.click('[data-preview="use-other-token"] [data-fix="use-other-token"]');
}
