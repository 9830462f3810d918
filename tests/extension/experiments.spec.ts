import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from '@playwright/test';
import type { Tab, View } from './drivers/browser.ts';
import { cookiesOf, headerRulesOf } from './support/api.ts';
import { openSection, settledRows, verdictOf } from './support/panel.ts';
import { serve, type TestServer } from './support/server.ts';
import { inBothBrowsers, type World } from './support/world.ts';

const GOOD = 'Bearer good-4fK2s0dP1x';
const BAD = 'Bearer bad-9wQ7z3rT5m';

/** What arrived below /answer, oldest first. */
let seen: IncomingMessage[] = [];
let server: TestServer | undefined;
test.beforeEach(() => {
  seen = [];
});
test.afterEach(() => server?.close());

inBothBrowsers(
  'Experiments',
  world => {
    test('tell a bad cookie beside a good token from the reverse and from both, and leave the session alone', async () => {
      server = await serve('two', takesEither);
      const tab = await world.open(server.origin);
      await call(tab, '/answer/cookie', { authorization: GOOD, cookie: 'old' });
      await call(tab, '/answer/token', { authorization: BAD, cookie: 'live' });
      await call(tab, '/answer/both', { authorization: BAD, cookie: 'old' });
      const panel = await panelOf(world, tab);
      const [cookie, token, both] = await settledRows(panel, 3);
      const jar = await cookiesOf(world, 'two.localhost');

      const first = await runOn(panel, cookie?.episode);
      expect(first.outcomes).toMatchObject({
        'as-sent': 'refused',
        'without-cookies': 'accepted',
        'without-authorization': 'refused',
      });
      expect(first.judgement).not.toBe('inconclusive');
      const second = await runOn(panel, token?.episode);
      expect(second.outcomes).toMatchObject({
        'as-sent': 'refused',
        'without-cookies': 'refused',
        'without-authorization': 'accepted',
        'other-credential': 'accepted',
      });
      expect(second.judgement).not.toBe('inconclusive');
      const third = await runOn(panel, both?.episode);
      expect(new Set(Object.values(third.outcomes))).toEqual(new Set(['refused']));

      // The control went out as the page's request had, but for what belongs to the connection.
      const controls = seen.filter(r => r.url === '/answer/cookie' && r.headers.authorization === GOOD);
      expect(controls.length).toBeGreaterThan(1);
      for (const name of ['cookie', 'referer', 'origin', 'sec-fetch-site', 'sec-fetch-mode', 'accept', 'x-marked'])
        expect(controls[1]?.headers[name], name).toBe(controls[0]?.headers[name]);
      // Every answer tried to overwrite the session.
      expect(jar.length).toBe(3);
      expect(await cookiesOf(world, 'two.localhost')).toEqual(jar);
      expect(await headerRulesOf(world)).toEqual([]);
      expect(await settledRows(panel, 3), 'experiments are no failures of the tab').toHaveLength(3);
    });

    test('prove a wrong prefix', async () => {
      const panel = await panelOf(world, await world.run('bearer-prefix-none'));
      const [row] = await settledRows(panel, 1);
      const { outcomes, judgement, after } = await runOn(panel, row?.episode);
      expect(outcomes).toMatchObject({ 'as-sent': 'refused', 'prefix-corrected': 'accepted' });
      expect([judgement, after]).toEqual(['supports', 'certain']);
    });

    test('prove nothing when the server is down', async () => {
      server = await serve('down', refuse);
      const tab = await world.open(server.origin);
      await call(tab, '/answer/orders', { authorization: BAD });
      const panel = await panelOf(world, tab);
      const [row] = await settledRows(panel, 1);
      await server.close();
      const { outcomes, judgement } = await runOn(panel, row?.episode);
      expect(outcomes).toEqual({ 'as-sent': 'no-answer' });
      expect(judgement).toBe('inconclusive');
    });

    test('leave no rule behind when the background is killed, and hit nobody else meanwhile', async () => {
      let arrived: () => void = () => undefined;
      const held = new Promise<void>(resolve => {
        arrived = resolve;
      });
      server = await serve('killed', (request, response) => {
        seen.push(request);
        // Of the extension's own questions, which come second, none is answered.
        if (seen.length === 2) return arrived();
        refuse(request, response);
      });
      const tab = await world.open(server.origin);
      await call(tab, '/answer/orders', { authorization: BAD });
      const panel = await panelOf(world, tab);
      const [row] = await settledRows(panel, 1);
      await openExperiments(panel, row?.episode);
      await panel.click('[data-run="experiments"]');
      await held;
      expect(await headerRulesOf(world)).toHaveLength(1);
      await call(tab, '/answer/orders', { authorization: 'Bearer of-the-page' });
      expect(seen.at(-1)?.headers.authorization).toBe('Bearer of-the-page');

      await world.browser.stopBackground();
      await panel.waitFor('[data-judgement="none"]', { text: 'ended meanwhile' });
      const asked = seen.length;
      await panelOf(world, tab); // wakes it again
      await expect.poll(() => headerRulesOf(world), 'rules that are left').toEqual([]);
      expect(seen, 'nothing is asked again without a click').toHaveLength(asked);
    });

    test('do not end the login that the browser remembers', async () => {
      server = await serve('basic', wantsBasic);
      const tab = await world.open(server.origin);
      await tab.evaluate(() => {
        const request = new XMLHttpRequest();
        request.open('GET', '/answer/basic', false, 'ann', 'secret-of-ann');
        request.send();
      });
      await call(tab, '/answer/basic/forbidden', { cookie: 'live' });
      const panel = await panelOf(world, tab);
      await expect.poll(() => refusedRow(panel), 'the refusal').not.toBeNull();
      await runOn(panel, (await refusedRow(panel)) ?? undefined);
      expect(await call(tab, '/answer/basic', {})).toBe(200);
    });
  },
  { devtools: false },
);

type Answerer = (request: IncomingMessage, response: ServerResponse) => void;

/** Takes a session or a token, and refuses whoever brings a bad one, even beside a good one. */
const takesEither: Answerer = (request, response) => {
  seen.push(request);
  const { authorization, cookie = '' } = request.headers;
  const bad = (authorization !== undefined && authorization !== GOOD) || cookie.includes('session=old');
  const any = authorization === GOOD || cookie.includes('session=live');
  response.setHeader('Set-Cookie', 'session=overwritten; Path=/answer');
  if (any && !bad) response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
  else refuse(request, response);
};

const refuse: Answerer = (_request, response) => {
  response.writeHead(401, { 'WWW-Authenticate': 'Bearer realm="orders"' });
  response.end();
};

const wantsBasic: Answerer = (request, response) => {
  if (request.headers.authorization === undefined) {
    response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="orders"' });
    response.end();
  } else response.writeHead(request.url?.includes('forbidden') ? 403 : 200).end('{}');
};

/** The panel as a plain page: there is no DevTools around it. */
const panelOf = (world: World, tab: Tab): Promise<View> =>
  world.openExtensionPage(`/src/panel/index.html?tab=${tab.id}`);

interface Call {
  readonly authorization?: string;
  /** The value of a session cookie of this path alone. */
  readonly cookie?: string;
}

/** A call of the page; what the server sets is taken back, so that each call carries the cookie that it names. */
const call = (tab: Tab, url: string, { authorization, cookie }: Call): Promise<number> =>
  tab.evaluate(
    async (url: string, authorization: string | null, cookie: string | null) => {
      // biome-ignore lint/suspicious/noDocumentCookie: what the session of the page is
      if (cookie !== null) document.cookie = `session=${cookie}; path=${url}`;
      const headers = { 'x-marked': 'yes', ...(authorization === null ? {} : { authorization }) };
      const response = await fetch(url, { headers });
      await response.text();
      // biome-ignore lint/suspicious/noDocumentCookie: see above
      document.cookie = 'session=; path=/answer; max-age=0';
      return response.status;
    },
    url,
    authorization ?? null,
    cookie ?? null,
  );

async function openExperiments(panel: View, episode = ''): Promise<void> {
  await verdictOf(panel, episode);
  await openSection(panel, 'experiments');
  await panel.waitFor('[data-run="experiments"]');
}

interface Found {
  readonly judgement: string;
  readonly after: string;
  readonly outcomes: Readonly<Record<string, string>>;
}

/** Runs the experiments on an episode and reads what they show. */
async function runOn(panel: View, episode: string | undefined): Promise<Found> {
  await openExperiments(panel, episode);
  await panel.click('[data-run="experiments"]');
  await panel.waitFor('[data-judgement]', { timeout: 60_000 });
  return panel.evaluate(() => {
    const { judgement = '', after = '' } = document.querySelector<HTMLElement>('[data-judgement]')?.dataset ?? {};
    const rows = [...document.querySelectorAll<HTMLElement>('[data-variant]')];
    return {
      judgement,
      after,
      // The control that is asked again stands last and must not hide the first.
      outcomes: Object.fromEntries(rows.map(r => [r.dataset.variant ?? '', r.dataset.outcome ?? '']).reverse()),
    };
  });
}

/** The row of a refusal among those of handshakes that went well. */
const refusedRow = (panel: View): Promise<string | null> =>
  panel.evaluate(() => {
    const rows = [...document.querySelectorAll<HTMLElement>('[role="option"]')];
    return rows.find(r => r.textContent?.includes('403') && r.dataset.state !== 'settling')?.dataset.episode ?? null;
  });
