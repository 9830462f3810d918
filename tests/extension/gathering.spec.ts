import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from '@playwright/test';
import { clockOf, type ExchangeEvidence, type JarCookie } from '../../src/core/index.ts';
import { type EpisodeRecord, type PackedEpisode, unpack } from '../../src/protocol/index.ts';
import type { Tab } from './drivers/browser.ts';
import { storageOf } from './support/api.ts';
import { serve, type TestServer } from './support/server.ts';
import { inBothBrowsers, type World } from './support/world.ts';

const HOUR_MS = 3_600_000;

inBothBrowsers(
  'The evidence of a refusal',
  world => {
    let server: TestServer | undefined;
    let other: TestServer | undefined;
    test.afterEach(async () => {
      await server?.close();
      await other?.close();
    });
    const openAt = async (host: string): Promise<Tab> => {
      server = await serve(host, answer);
      return world.open(server.origin);
    };

    test('holds what was set before: kept, cleared and refused cookies, and the jar with its partitions', async () => {
      const tab = await openAt('gathering-cookies');
      await tab.evaluate(() => fetch('/answer/cookies').then(r => r.text()));
      await tab.evaluate(() => fetch('/answer/refused').then(r => r.text()));
      const { evidence } = await settled(world, tab, '/answer/refused');
      const set = evidence.others.find(x => x.url.path === '/answer/cookies');
      expect(set?.response.seen && set.response.value.setCookies.map(c => [c.name, c.clears, c.refused])).toEqual([
        ['sid', false, null],
        ['old', true, null],
        ['foreign', false, 'domain-mismatch'],
        ['island', false, null],
      ]);
      const sent = evidence.subject.request;
      expect(sent.seen && sent.value.cookies.map(c => c.name).sort()).toEqual(['island', 'sid']);
      const jar: readonly JarCookie[] = evidence.jar.seen ? evidence.jar.value : [];
      const kept = jar.map(c => [c.name, c.httpOnly, c.partitionKey !== null]).sort();
      expect(kept).toEqual([
        ['island', false, true],
        ['sid', true, false],
      ]);
    });

    test('holds the clocks of the server and of other origins', async () => {
      const tab = await openAt('gathering-clocks');
      other = await serve('clocks-elsewhere', answer);
      await tab.evaluate(
        (url: string) => fetch(url, { mode: 'no-cors' }).then(() => undefined),
        `${other.origin}/answer/late`,
      );
      await tab.evaluate(() => fetch('/answer/refused').then(r => r.text()));
      const { evidence } = await settled(world, tab, '/answer/refused');
      const { skew, otherOrigins } = clockOf(evidence);
      expect(skew.seen && Math.abs(skew.value) < 60_000).toBe(true);
      const elsewhere = otherOrigins.find(({ origin }) => origin === other?.origin);
      expect(Math.round((elsewhere?.skew ?? 0) / HOUR_MS)).toBe(-1);
    });

    test('says which page asked', async () => {
      const tab = await openAt('gathering-page');
      other = await serve('page-elsewhere', answer);
      await tab.evaluate(
        (url: string) => fetch(url, { mode: 'no-cors' }).then(() => undefined),
        `${other.origin}/answer/refused`,
      );
      const { subject } = (await settled(world, tab, '/answer/refused')).evidence;
      expect([subject.initiator?.origin, subject.topLevel?.origin, subject.frameId]).toEqual([
        server?.origin,
        server?.origin,
        0,
      ]);
    });

    test('is gathered for a WebSocket and for an EventSource, whose page learns nothing', async () => {
      const tab = await openAt('gathering-streams');
      await tab.evaluate(() => {
        new WebSocket(`${location.origin.replace('http', 'ws')}/answer/refused-socket`);
        new EventSource('/answer/refused-stream');
      });
      const socket = (await settled(world, tab, '/answer/refused-socket')).evidence.subject;
      expect([socket.type, socket.status, socket.initiator?.origin]).toEqual(['websocket', 401, server?.origin]);
      const stream = (await settled(world, tab, '/answer/refused-stream')).evidence.subject;
      expect([stream.status, header(stream, 'accept')]).toEqual([401, 'text/event-stream']);
    });

    test('is gathered for a service worker, in the tab of its page', async () => {
      const tab = await openAt('gathering-worker');
      await tab.evaluate(async () => {
        await navigator.serviceWorker.register('/answer/worker.js', { scope: '/' });
        await navigator.serviceWorker.ready;
      });
      await tab.goto(server?.origin ?? '');
      await tab.evaluate(async () => {
        if (navigator.serviceWorker.controller === null) throw new Error('the page has no worker');
        await fetch('/answer/refused').then(r => r.text());
      });
      const { tabId, evidence } = await settled(world, tab, '/answer/refused');
      expect([tabId, evidence.subject.tabId, evidence.subject.initiator?.origin]).toEqual([tab.id, -1, server?.origin]);
    });
  },
  { devtools: false },
);

/** The episode of a path, once nothing more is coming. */
async function settled(world: World, tab: Tab, path: string): Promise<EpisodeRecord> {
  let found: EpisodeRecord | undefined;
  const state = async () => {
    found = (await recordsOf(world, tab)).find(({ evidence }) => evidence.subject.url.path === path);
    return found?.state;
  };
  await expect.poll(state, { message: `the episode of ${path}`, timeout: 25_000 }).toBe('settled');
  if (!found) throw new Error(`${path} has no episode`);
  return found;
}

async function recordsOf(world: World, tab: Tab): Promise<readonly EpisodeRecord[]> {
  const stored = Object.entries(await storageOf(world, 'session'));
  const below = <T>(prefix: string) =>
    Object.fromEntries(stored.flatMap(([k, v]) => (k.startsWith(prefix) ? [[k.slice(prefix.length), v as T]] : [])));
  return unpack({
    episodes: Object.values(below<PackedEpisode>(`episode/${tab.id}/`)),
    exchanges: below<ExchangeEvidence>('exchange/'),
    jars: below<readonly JarCookie[]>('jar/'),
  });
}

const header = (x: ExchangeEvidence, name: string): string | undefined =>
  x.request.seen ? x.request.value.headers[name] : undefined;

const WORKER = `self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', event => event.respondWith(fetch(event.request)));`;

function answer(request: IncomingMessage, response: ServerResponse): void {
  const path = request.url ?? '';
  if (path.startsWith('/answer/refused')) {
    response.writeHead(401, { 'WWW-Authenticate': 'Bearer realm="orders"' });
  } else if (path.startsWith('/answer/cookies')) {
    response.setHeader('Set-Cookie', [
      'sid=1f8e3a77; Path=/; HttpOnly',
      'old=; Path=/; Max-Age=0',
      'foreign=1; Domain=orders.example',
      'island=1; Path=/; Secure; SameSite=None; Partitioned',
    ]);
  } else if (path.startsWith('/answer/late')) {
    response.writeHead(200, { Date: new Date(Date.now() - HOUR_MS).toUTCString() });
  } else if (path.startsWith('/answer/worker.js')) {
    response.writeHead(200, { 'Content-Type': 'text/javascript', 'Service-Worker-Allowed': '/' });
    response.write(WORKER);
  }
  response.end();
}
