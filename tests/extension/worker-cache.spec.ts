import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from '@playwright/test';
import { settledRows, verdictOf } from './support/panel.ts';
import { serve, type TestServer } from './support/server.ts';
import { inBrowser } from './support/world.ts';

// Firefox' DevTools tell no difference between a worker's store and the server.
inBrowser('chromium', 'A service worker that answers from its store', world => {
  let server: TestServer | undefined;
  test.afterEach(() => server?.close());

  test('is named as the one that refused, when DevTools are open', async () => {
    let asked = 0;
    server = await serve('worker-cache', (request, response) => {
      if (request.url?.startsWith('/answer/me')) asked += 1;
      answer(request, response);
    });
    const tab = await world.open(server.origin);
    const panel = await world.browser.openPanel(tab);
    await tab.evaluate(async () => {
      await navigator.serviceWorker.register('/answer/worker.js', { scope: '/' });
      await navigator.serviceWorker.ready;
      const controlled = new Promise(resolve =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
      );
      if (navigator.serviceWorker.controller === null) await controlled;
      for (const _ of [1, 2]) await fetch('/answer/me').then(r => r.text());
    });
    const rows = await settledRows(panel, 2);
    const verdicts = [];
    for (const { episode } of rows) verdicts.push(await verdictOf(panel, episode));
    const stored = verdicts.find(v => v.diagnosis === 'stale-cached-401');
    expect(stored?.sentence, verdicts.map(v => v.diagnosis).join()).toContain('service worker');
    expect(asked, 'the server was asked once').toBe(1);
  });
});

const WORKER = `
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', event => {
  if (event.request.url.includes('/answer/me')) event.respondWith(fromStore(event.request));
});
async function fromStore(request) {
  const store = await caches.open('v1');
  const found = await store.match(request);
  if (found) return found;
  const answer = await fetch(request);
  await store.put(request, answer.clone());
  return answer;
}`;

function answer(request: IncomingMessage, response: ServerResponse): void {
  if (request.url?.startsWith('/answer/worker.js')) {
    response.writeHead(200, { 'Content-Type': 'text/javascript', 'Service-Worker-Allowed': '/' });
    response.end(WORKER);
    return;
  }
  response.writeHead(401, { 'Content-Type': 'application/json', 'WWW-Authenticate': 'Bearer' });
  response.end('{"error":"nobody is signed in"}');
}
