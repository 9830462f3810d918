import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from '@playwright/test';
import type { PanelView, Tab } from './drivers/browser.ts';
import { openSection, press, settledRows, textOf } from './support/panel.ts';
import { serve, type TestServer } from './support/server.ts';
import { inBothBrowsers } from './support/world.ts';

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const LATE_S = 250;
/** A token that ended a while ago, as a server may have accepted once and no longer does. */
const newToken = (): string => {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: 'https://login.example', aud: 'api', iat: now - LATE_S - 3600, exp: now - LATE_S };
  return `${base64url({ alg: 'RS256' })}.${base64url(claims)}.${'c2lnbmF0dXJl'.repeat(28)}c2lnbm`;
};

/** The line of `fetch` is the third. */
const SCRIPT = `
function loadOrders(path, token) {
  return fetch(path, { headers: { Authorization: 'Bearer ' + token } }).then(answer => answer.text());
}
`;

let server: TestServer | undefined;
test.afterEach(() => server?.close());

inBothBrowsers('The drawings', world => {
  test('show the life of the token, the code that asked, the way and no secret, in the theme of DevTools', async () => {
    test.setTimeout(150_000);
    server = await serve('drawings', answer);
    const tab = await world.open(`${server.origin}/answer/page`);
    const panel = await world.browser.openPanel(tab);
    const token = newToken();
    await load(tab, '/answer/accepted', token);
    await load(tab, '/answer/refused', token);
    await settledRows(panel, 1);

    await panel.waitFor('[data-diagnosis="token-expired"]');
    await panel.waitFor('[data-section="token"][open] .timeline-svg');
    expect(await shapes(panel)).toEqual({ accepted: 1, refused: 1, claims: ['exp', 'iat'], bar: true });

    await panel.evaluate(pointAt, 'exp: it ends');
    await panel.waitFor('.tip', { text: '4 min' });
    await panel.click('.timeline-head button');
    await panel.waitFor('.timeline-label-claim', { text: '← iat' });
    await panel.click('.timeline-text > summary');
    await panel.waitFor('.timeline-text[open] li', { text: '/answer/accepted → 200, accepted' });

    await openSection(panel, 'way');
    await panel.waitFor('[data-section="way"] .chip', { text: 'authorization (Bearer)' });
    if (panel.shownCode) {
      await panel.waitFor('.calls [data-code="app.js:3"]', { text: 'loadOrders' });
      expect(await textOf(panel)).not.toContain('v=secret-of-the-address');
      await panel.click('.verdict [data-code="app.js:3"]');
      const shown = `${server.origin}/answer/app.js?v=secret-of-the-address:3`;
      await expect.poll(panel.shownCode, { timeout: 30_000 }).toBe(shown);
    } else {
      await panel.waitFor('[data-section="way"]', { text: 'Firefox does not tell extensions which line it was' });
    }

    expect(await textOf(panel)).not.toContain(token);
    await openSection(panel, 'headers');
    await press(panel, '[data-section="headers"]', 'Show values with their secrets');
    await panel.waitFor('[data-section="headers"]', { text: token });
    await panel.click('[data-section="headers"] > summary');
    await expect.poll(() => textOf(panel)).not.toContain(token);

    for (const theme of ['dark', 'light'] as const) {
      await panel.setTheme(theme);
      await panel.waitFor(`:root[data-theme="${theme}"]`);
    }
  });
});

const load = (tab: Tab, path: string, token: string): Promise<unknown> =>
  tab.evaluate(
    (path: string, token: string) =>
      (globalThis as unknown as { loadOrders(path: string, token: string): Promise<string> }).loadOrders(path, token),
    path,
    token,
  );

/** Runs in the panel: puts the pointer on the mark whose name begins so. */
function pointAt(name: string): void {
  const mark = document.querySelector(`[data-stop][aria-label^="${name}"]`);
  if (!mark) throw new Error(`no mark says "${name}"`);
  mark.dispatchEvent(new MouseEvent('mouseenter'));
}

const shapes = (panel: PanelView) =>
  panel.evaluate(() => {
    const count = (css: string) => document.querySelectorAll(css).length;
    return {
      accepted: count('.timeline-use-accepted'),
      refused: count('.timeline-use-refused'),
      claims: [...document.querySelectorAll('.timeline-label-claim')].map(l => l.textContent?.split(' ')[0]).sort(),
      bar: count('.timeline-valid') === 1,
    };
  });

function answer(request: IncomingMessage, response: ServerResponse): void {
  const { url = '' } = request;
  if (url.startsWith('/answer/page')) {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end('<!doctype html><title>Orders</title><script src="/answer/app.js?v=secret-of-the-address"></script>');
  } else if (url.startsWith('/answer/app.js')) {
    response.writeHead(200, { 'Content-Type': 'text/javascript' });
    response.end(SCRIPT);
  } else if (url.startsWith('/answer/accepted')) {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end('[]');
  } else {
    response.writeHead(401, { 'Content-Type': 'application/json', 'WWW-Authenticate': 'Bearer error="invalid_token"' });
    response.end('{"error":"invalid_token","error_description":"The access token expired"}');
  }
}
