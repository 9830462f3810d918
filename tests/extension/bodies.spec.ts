import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from '@playwright/test';
import type { ExchangeEvidence } from '../../src/core/index.ts';
import type { Tab, View } from './drivers/browser.ts';
import { storageOf } from './support/api.ts';
import { rowsOf, settledRows, type VerdictSeen, verdictOf } from './support/panel.ts';
import { serve, type TestServer } from './support/server.ts';
import { inBothBrowsers, inBrowser, type World } from './support/world.ts';

/** A sentence that no header repeats: only the body says why. */
const SECRET = 'q8Zt3vYw1Rk6Lm9PxB4n';
const REVOKED = { error: 'invalid_token', error_description: 'The access token was revoked', access_token: SECRET };
const SIGNED_OUT = { data: null, errors: [{ message: 'No viewer', extensions: { code: 'UNAUTHENTICATED' } }] };

let server: TestServer | undefined;
test.afterEach(() => server?.close());

inBothBrowsers(
  'Without DevTools',
  world => {
    test('a refusal whose reason is in its body is explained less exactly, and the body is not seen, with the reason', async () => {
      const tab = await openAt(world, 'closed');
      await call(tab, '/answer/revoked', { read: true });
      const verdict = await onlyVerdict(await panelPage(world, tab));
      expect(verdict.diagnosis).not.toBe('token-revoked');
      expect((await exchangesOf(world, '/answer/revoked')).map(x => x.body)).toEqual([
        { seen: false, why: 'body-needs-devtools' },
      ]);
    });

    test('a call that is sent to a sign-in page is a refusal, which needs no body to be seen', async () => {
      const tab = await openAt(world, 'closed-soft');
      await call(tab, '/answer/to-sign-in', { read: true });
      const verdict = await onlyVerdict(await panelPage(world, tab));
      expect([verdict.diagnosis, verdict.confidence]).toEqual(['soft-login-redirect', 'certain']);
    });

    test('a call of the own site that is forbidden in spite of a session cookie is recorded, a third party’s is not', async () => {
      const tab = await openAt(world, 'closed-forbidden');
      await tab.evaluate(() => {
        // biome-ignore lint/suspicious/noDocumentCookie: what the session of the page is
        document.cookie = 'session=1f8e3a77; path=/';
      });
      await call(tab, '/answer/forbidden', { read: true });
      const elsewhere = (server?.origin ?? '').replace('closed-forbidden.localhost', 'elsewhere.localhost');
      await call(tab, `${elsewhere}/answer/forbidden`, { read: true });
      const panel = await panelPage(world, tab);
      await settledRows(panel, 1);
      const [refused] = await exchangesOf(world, '/answer/forbidden');
      expect(refused?.url.hostname).toBe('closed-forbidden.localhost');
    });

    test('a GraphQL answer that succeeds by its status raises nothing', async () => {
      const tab = await openAt(world, 'closed-graphql');
      await call(tab, '/answer/graphql', { read: true, method: 'POST' });
      await call(tab, '/answer/revoked', { read: true }); // after it, so that its row proves that the first was over
      expect((await onlyVerdict(await panelPage(world, tab))).diagnosis).not.toBe('graphql-unauthenticated-200');
    });
  },
  { devtools: false },
);

inBothBrowsers('With DevTools open', world => {
  test('the words of the body name the cause, and no secret of it is kept', async () => {
    const { tab, panel } = await openWithPanel(world, 'open');
    await call(tab, '/answer/revoked', { read: true });
    await expectVerdict(panel, 'token-revoked');
    const kept = JSON.stringify(await keptOf(world));
    expect(kept).toContain('The access token was revoked');
    expect(kept).not.toContain(SECRET);
    await panel.waitFor('[data-section="knowledge"]', { text: 'DevTools' });
  });

  test('a body that the page never reads is seen all the same', async () => {
    const { tab, panel } = await openWithPanel(world, 'open-unread');
    await call(tab, '/answer/revoked', { read: false });
    await expectVerdict(panel, 'token-revoked');
  });

  test('no body is missed of calls that follow each other while the earlier ones are still being explained', async () => {
    const { tab } = await openWithPanel(world, 'open-many');
    await tab.evaluate(async () => {
      const headers = { authorization: 'Bearer 4fK2s0dP' };
      // 150 ms apart: some begin in every moment of what the extension does about the earlier ones.
      for (let i = 0; i < 20; i += 1) {
        await (await fetch(`/answer/revoked?${i}`, { headers })).text();
        await new Promise(resolve => setTimeout(resolve, 150));
      }
    });
    const seen = async () => (await exchangesOf(world, '/answer/revoked')).map(({ body }) => body.seen);
    await expect.poll(seen).toEqual(Array(20).fill(true));
  });

  test('a GraphQL answer of status 200 that says UNAUTHENTICATED is a refusal', async () => {
    const { tab, panel } = await openWithPanel(world, 'open-graphql');
    await call(tab, '/answer/graphql', { read: true, method: 'POST' });
    await expectVerdict(panel, 'graphql-unauthenticated-200');
  });

  test('the words of a body of no type are read', async () => {
    const { tab, panel } = await openWithPanel(world, 'open-untyped');
    await call(tab, '/answer/untyped', { read: true });
    await expectVerdict(panel, 'credentials-missing');
    const words = async () =>
      (await exchangesOf(world, '/answer/untyped')).flatMap(x =>
        x.body.seen ? x.body.value.words.map(w => w.text) : [],
      );
    await expect.poll(words).toContain('No token was provided');
  });

  test('a call that is forbidden after the browser answered its challenge is a question of rights, not of the password', async () => {
    const { tab, panel } = await openWithPanel(world, 'open-rights');
    await tab.evaluate(
      () =>
        new Promise(resolve => {
          const request = new XMLHttpRequest();
          request.open('GET', '/answer/basic?forbidden', true, 'ann', 'secret-of-ann');
          request.onloadend = resolve;
          request.send();
        }),
    );
    await expectVerdict(panel, 'permission-denied');
    await panel.waitFor('.verdict-request', { text: '403' });
  });

  test('a sign-in form where JSON was asked for is a refusal', async () => {
    const { tab, panel } = await openWithPanel(world, 'open-form');
    await call(tab, '/answer/form', { read: true, accept: 'application/json' });
    await expectVerdict(panel, 'soft-login-redirect');
  });
});

inBrowser('chromium', 'With DevTools open', world => {
  test('the login that Chromium adds by itself is seen', async () => {
    const { tab, panel } = await openWithPanel(world, 'open-basic');
    await tab.evaluate(() => {
      const request = new XMLHttpRequest();
      request.open('GET', '/answer/basic', false, 'ann', 'secret-of-ann');
      request.send();
    });
    await settledRows(panel, 1); // the handshake, which went well
    const before = await rowsOf(panel);
    await call(tab, '/answer/basic?forbidden', { read: true });
    await settledRows(panel, 1, before);
    const refused = (await exchangesOf(world, '/answer/basic')).filter(x => x.status === 403);
    expect(
      refused.map(x => [x.throughDevtools, x.request.seen && x.request.value.credentials.map(c => c.scheme)]),
    ).toEqual([[['body', 'credential'], ['Basic']]]);
    expect(JSON.stringify(await keptOf(world))).not.toContain(btoa('ann:secret-of-ann'));
  });
});

/** Everything that is stored outside of the vault. */
const keptOf = async (world: World) =>
  Object.entries(await storageOf(world, 'session')).filter(([key]) => !key.startsWith('vault/'));

async function openAt(world: World, host: string): Promise<Tab> {
  server = await serve(host, answer);
  return world.open(server.origin);
}

async function openWithPanel(world: World, host: string): Promise<{ tab: Tab; panel: View }> {
  const tab = await openAt(world, host);
  return { tab, panel: await world.browser.openPanel(tab) };
}

/** The panel as a plain page: there is no DevTools around it. */
const panelPage = (world: World, tab: Tab): Promise<View> =>
  world.openExtensionPage(`/src/panel/index.html?tab=${tab.id}`);

async function onlyVerdict(panel: View): Promise<VerdictSeen> {
  const [row] = await settledRows(panel, 1);
  return verdictOf(panel, row?.episode ?? '');
}

/** The body comes a moment after the refusal: the verdict sharpens before the reader's eyes. */
async function expectVerdict(panel: View, diagnosis: string): Promise<void> {
  await panel.waitFor('[data-episode]');
  await expect.poll(async () => (await onlyVerdict(panel)).diagnosis, { timeout: 20_000 }).toBe(diagnosis);
}

interface Call {
  readonly read: boolean;
  readonly method?: string;
  readonly accept?: string;
}

/** A call of the page with a token that tells nothing by itself. */
const call = (tab: Tab, url: string, { read, method = 'GET', accept = '*/*' }: Call): Promise<void> =>
  tab.evaluate(
    async (url: string, read: boolean, method: string, accept: string) => {
      const sameOrigin = new URL(url, location.href).origin === location.origin;
      const headers = sameOrigin && url.includes('revoked') ? { authorization: 'Bearer 4fK2s0dP', accept } : { accept };
      const response = await fetch(url, { method, headers, mode: sameOrigin ? 'cors' : 'no-cors' });
      if (read) await response.text();
    },
    url,
    read,
    method,
    accept,
  );

async function exchangesOf(world: World, path: string): Promise<readonly ExchangeEvidence[]> {
  const kept = Object.entries(await storageOf(world, 'session')).filter(([key]) => key.startsWith('exchange/'));
  return kept.map(([, x]) => x as ExchangeEvidence).filter(x => x.url.path === path && x.url.origin === originOf(x));
}

const originOf = (x: ExchangeEvidence): string => {
  const port = new URL(server?.origin ?? '').port;
  return `${x.url.protocol}//${x.url.hostname}:${port}`;
};

type Route = (response: ServerResponse, request: IncomingMessage) => void;

const json =
  (status: number, body: unknown): Route =>
  response => {
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(body));
  };

const ROUTES: Readonly<Record<string, Route>> = {
  revoked: json(401, REVOKED),
  graphql: json(200, SIGNED_OUT),
  forbidden: json(403, { detail: 'Not yours' }),
  untyped(response) {
    response.writeHead(401);
    response.end('No token was provided');
  },
  form(response) {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end('<!doctype html><title>Sign in</title><form><input type="password"></form>');
  },
  'to-sign-in'(response) {
    response.writeHead(302, { Location: '/login?next=orders' });
    response.end();
  },
  basic(response, request) {
    if (request.headers.authorization !== undefined)
      return json(request.url?.includes('forbidden') ? 403 : 200, {})(response, request);
    response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="orders"' });
    response.end();
  },
};

function answer(request: IncomingMessage, response: ServerResponse): void {
  const name = /^\/answer\/([\w-]+)/.exec(request.url ?? '')?.[1] ?? '';
  (ROUTES[name] ?? json(404, {}))(response, request);
}
