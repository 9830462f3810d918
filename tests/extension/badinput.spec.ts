import { expect, test } from '@playwright/test';
import type { PanelView, Tab } from './drivers/browser.ts';
import { storageOf, withdrawAccess } from './support/api.ts';
import { openSection, press, settledRows, textOf, verdictOf } from './support/panel.ts';
import { openPopup } from './support/popup.ts';
import { serve, type TestServer } from './support/server.ts';
import { inBothBrowsers, type World } from './support/world.ts';

/** No closing quote (RFC 9110 §5.6.4), and a payload that base64url does not have (RFC 4648 §5). */
const CHALLENGE = 'Bearer realm="orders, error=invalid_token';
const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.e30x!.c2lnbmF0dXJl';

inBothBrowsers('Bad input', world => {
  let server: TestServer;
  test.beforeAll(async () => {
    server = await serve('bad-input', (_request, response) => {
      response.writeHead(401, { 'WWW-Authenticate': CHALLENGE });
      response.end();
    });
  });
  test.afterAll(() => server?.close());

  test('a malformed challenge is shown as it came, with what is wrong in it', async () => {
    const panel = await refusedIn(world, await world.open(server.origin), `Bearer ${TOKEN}`);
    await openSection(panel, 'challenge');
    const section = '[data-section="challenge"]';
    expect(await textOf(panel, section)).toMatch(/malformed/);
    expect(await textOf(panel, section)).toContain('A quoted value has no closing quote');
    expect(await textOf(panel, section)).not.toContain(CHALLENGE);
    await press(panel, section, 'Show the header as it came');
    await panel.waitFor(section, { text: CHALLENGE });
  });

  test('a malformed token is shown with what is wrong in it', async () => {
    const panel = await refusedIn(world, await world.open(server.origin), `Bearer ${TOKEN}`);
    await openSection(panel, 'credential');
    const said = await textOf(panel, '[data-section="credential"]');
    expect(said).toContain('damaged JSON Web Token');
    expect(said).toContain('The payload holds “!”, which base64url does not use');
  });

  test('secrets are masked until they are asked for, and again afterwards', async () => {
    const panel = await refusedIn(world, await world.open(server.origin), `Bearer ${TOKEN}`);
    await openSection(panel, 'headers');
    const section = '[data-section="headers"]';
    expect(await textOf(panel)).not.toContain(TOKEN);
    await press(panel, section, 'Show values with their secrets');
    await panel.waitFor(section, { text: `Bearer ${TOKEN}` });
    await press(panel, section, 'Mask them again');
    await expect.poll(() => textOf(panel)).not.toContain(TOKEN);
  });

  test('secrets are masked again when another panel of DevTools comes to the front', async () => {
    const tab = await world.open(server.origin);
    const panel = await refusedIn(world, tab, `Bearer ${TOKEN}`);
    for (const section of ['headers', 'challenge'] as const) await openSection(panel, section);
    // The second time too: the window that was told of first may be another by then.
    for (let time = 0; time < 2; time += 1) {
      await press(panel, '[data-section="headers"]', 'Show values with their secrets');
      await panel.waitFor('[data-section="headers"]', { text: `Bearer ${TOKEN}` });
      await press(panel, '[data-section="challenge"]', 'Show the header as it came');
      await panel.waitFor('[data-section="challenge"]', { text: CHALLENGE });
      await panel.leave();
      await expect.poll(() => textOf(panel), 'while it is out of sight').not.toContain(TOKEN);
      expect(await textOf(panel)).not.toContain(CHALLENGE);
      await world.browser.openPanel(tab);
    }
  });

  test('secrets are stored nowhere but in the vault', async () => {
    const tab = await world.run('token-expired');
    for (const id of ['wrong-password-basic', 'refresh-and-retry', 'session-expired']) await world.run(id, tab);
    const panel = await world.browser.openPanel(tab);
    // Equal failures share a row: five refusals, four rows.
    await settledRows(panel, 4);

    const secrets = secretsOf(world);
    expect(secrets.length).toBeGreaterThan(4);
    const vault = await storedIn(world, 'session', key => key.startsWith('vault/'));
    expect(secrets.filter(secret => vault.includes(secret)).length, 'secrets in the vault').toBeGreaterThan(0);
    const rest = await storedIn(world, 'session', key => !key.startsWith('vault/'));
    expect(secrets.filter(secret => rest.includes(secret))).toEqual([]);
    const onDisk = await storedIn(world, 'local');
    expect(secrets.filter(secret => onDisk.includes(secret))).toEqual([]);
  });

  test('a tab that is closed leaves a sentence and what was recorded', async () => {
    const tab = await world.open(server.origin);
    await refusedIn(world, tab, 'Bearer null');
    const page = await world.openExtensionPage(`/src/panel/index.html?tab=${tab.id}`);
    await settledRows(page, 1);
    await tab.close();
    await page.waitFor('[data-notice="closed"]', { text: 'The tab was closed' });
    await settledRows(page, 1);
    expect((await textOf(page, 'main [data-diagnosis]')).length).toBeGreaterThan(10);
  });

  for (const [query, said] of [
    ['?tab=987654', 'closed'],
    ['?tab=none', 'number of a tab'],
    ['', 'number of a tab'],
  ] as const) {
    test(`a panel page at "${query}" says why it is empty`, async () => {
      const page = await world.openExtensionPage(`/src/panel/index.html${query}`);
      await page.waitFor('body', { text: said });
    });
  }

  test('a popup of a tab that is gone says so', async () => {
    const popup = await world.openExtensionPage('/src/popup/index.html?tab=987654');
    await popup.waitFor('[data-notice="closed"]', { text: 'The tab was closed' });
  });
});

inBothBrowsers('Access that is withdrawn while the panel is open', world => {
  test('leaves a sentence, a way to grant it again, and what was recorded', async () => {
    const tab = await world.run('bearer-null');
    const panel = await world.browser.openPanel(tab);
    const [row] = await settledRows(panel, 1);
    const empty = await world.open(world.playground.origin);
    const emptyPanel = await world.browser.openPanel(empty);
    await emptyPanel.waitFor('[data-notice="empty"]');

    await withdraw(world);
    for (const view of [panel, emptyPanel]) {
      await view.waitFor('[data-notice="withheld"]', { text: 'has no access to' });
      await view.waitFor('[data-notice="withheld"] button', { text: 'Grant access' });
    }
    expect((await verdictOf(panel, row?.episode ?? '')).diagnosis).toBe('bearer-placeholder-value');
    const popup = await openPopup(world, empty);
    await popup.waitFor('[data-notice="withheld"]', { text: 'has no access to' });
  });
});

/** A call of the page with this credential, and the panel once it shows it. */
async function refusedIn(world: World, tab: Tab, authorization: string): Promise<PanelView> {
  const panel = await world.browser.openPanel(tab);
  await tab.evaluate(
    (authorization: string) => fetch('/answer', { headers: { authorization } }).then(() => undefined),
    authorization,
  );
  const [row] = await settledRows(panel, 1);
  await verdictOf(panel, row?.episode ?? '');
  return panel;
}

/** What the playground got as credentials: tokens and their signatures, Basic pairs, cookie values. */
function secretsOf({ playground }: World): readonly string[] {
  const found = playground.requests.flatMap(({ headers }) =>
    headers.flatMap(([name, value]) => {
      if (/^authorization$/i.test(name)) return [value.replace(/^\S+ /, ''), ...value.split('.').slice(2)];
      return /^cookie$/i.test(name) ? value.split('; ').map(pair => pair.replace(/^[^=]*=/, '')) : [];
    }),
  );
  return [...new Set(found)].filter(secret => secret.length > 10);
}

async function storedIn(world: World, area: 'session' | 'local', wanted = (_key: string) => true): Promise<string> {
  const entries = Object.entries(await storageOf(world, area)).filter(([key]) => wanted(key));
  return JSON.stringify(entries);
}

/** Firefox lets an extension give its access up; in Chromium only the person can take it, on the page of extensions. */
async function withdraw(world: World): Promise<void> {
  if (world.kind === 'firefox') return void (await withdrawAccess(world));
  const settings = await world.open('chrome://extensions/');
  await settings.evaluate(
    (extensionId: string) =>
      (globalThis as unknown as Settings).chrome.developerPrivate.updateExtensionConfiguration({
        extensionId,
        hostAccess: 'ON_CLICK',
      }),
    new URL(world.browser.extensionOrigin).host,
  );
}

/** What the page of extensions itself calls for "Site access: on click". */
interface Settings {
  readonly chrome: {
    readonly developerPrivate: {
      updateExtensionConfiguration(update: { extensionId: string; hostAccess: 'ON_CLICK' }): Promise<void>;
    };
  };
}
