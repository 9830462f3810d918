import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { type BrowserUnderTest, type LaunchOptions, type Tab, until } from './browser.ts';
import { targets } from './cdp.ts';
import { openPanel } from './chromium-panel.ts';
import { type ChromiumTab, isDevtools, openTab } from './chromium-tab.ts';

const FIRST_PATIENCE_MS = 1000;

/** Launches a Chromium with the unpacked extension. Rejects where the browser does not start or refuses the extension. */
export async function launchChromium(options: LaunchOptions): Promise<BrowserUnderTest> {
  const { headless = true, devtools = true } = options;
  const profile = newProfile(options);
  const context = await chromium.launchPersistentContext(profile, {
    headless: false, // Playwright's own headless mode leaves extensions out; the switch below does not
    executablePath: options.executablePath,
    ignoreDefaultArgs: ['--disable-extensions'],
    colorScheme: options.dark ? 'dark' : 'light',
    ignoreHTTPSErrors: true,
    ...(headless ? {} : { viewport: null }),
    args: [
      ...switches(options),
      ...(headless ? ['--headless=new'] : []),
      ...(devtools ? ['--auto-open-devtools-for-tabs'] : []),
    ],
  });
  const browser = context.browser();
  if (!browser) throw new Error('Playwright gave a context without its browser');
  const cdp = await browser.newBrowserCDPSession();
  const downloads = path.join(profile, 'downloads');
  // Playwright's own way gives files random names.
  await cdp.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
  const extensionOrigin = `chrome-extension://${await extensionHost(context, options.extensionDir)}`;
  const workerTarget = async () =>
    (await targets(cdp)).find(target => target.type === 'service_worker' && target.url.startsWith(extensionOrigin));
  let opening: Promise<unknown> = Promise.resolve();

  // One after the other: a tab's devtools window is known by being the one that was not there before.
  function newTab(url?: string): Promise<Tab> {
    const opened = opening.then(() => openTab({ context, cdp, extensionOrigin, devtools }, url));
    opening = opened.catch(() => undefined);
    return opened;
  }

  return {
    kind: 'chromium',
    version: browser.version(),
    extensionOrigin,
    downloads,
    newTab,
    openExtensionPage: path => newTab(`${extensionOrigin}${path}`),
    openPanel: tab => openPanel({ cdp, extensionOrigin }, tab as ChromiumTab),
    async stopBackground() {
      // An event that it has not answered yet starts it again, and one that is ended while it starts is started anew
      // for as long as one keeps ending it. So each try gives it longer to answer in peace.
      let patience = FIRST_PATIENCE_MS;
      let again = 0;
      const ended = async () => {
        const target = await workerTarget();
        if (target && Date.now() > again) {
          await cdp.send('Target.closeTarget', { targetId: target.targetId });
          again = Date.now() + patience;
          patience *= 2;
        }
        return !target;
      };
      await until('the worker to end', ended, 60_000);
    },
    tabUrls: async () =>
      (await targets(cdp))
        .filter(target => target.type === 'page' && !isDevtools(target.url))
        .map(target => target.url),
    closed: new Promise(resolve => context.once('close', () => resolve())),
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The id that the browser gave the extension; its worker is known among those of others by the script that the manifest names. */
async function extensionHost(context: BrowserContext, extensionDir: string): Promise<string> {
  const { background } = JSON.parse(readFileSync(path.join(extensionDir, 'manifest.json'), 'utf8'));
  const isOurs = (worker: { url(): string }) => new URL(worker.url()).pathname === `/${background.service_worker}`;
  const worker =
    context.serviceWorkers().find(isOurs) ??
    (await context.waitForEvent('serviceworker', { predicate: isOurs, timeout: 30_000 }));
  return new URL(worker.url()).host;
}

/** A fresh profile whose devtools are docked at the bottom, where a panel has the width that it is drawn for. */
function newProfile({ dark, preferences = {} }: LaunchOptions): string {
  const profile = mkdtempSync(path.join(tmpdir(), 'why401-chromium-'));
  const devtools = {
    currentDockState: '"bottom"',
    'inspector-view.split-view-state': JSON.stringify({ horizontal: { size: 560 } }),
    'ui-theme': dark ? '"dark"' : '"default"',
  };
  mkdirSync(path.join(profile, 'Default'));
  const all: Nested = { devtools: { preferences: devtools } };
  for (const [way, value] of Object.entries(preferences)) put(all, way.split('.'), value);
  writeFileSync(path.join(profile, 'Default', 'Preferences'), JSON.stringify(all));
  return profile;
}

interface Nested {
  [name: string]: string | number | boolean | Nested;
}

function put(into: Nested, [name = '', ...rest]: readonly string[], value: string | number | boolean): void {
  if (rest.length === 0) {
    into[name] = value;
    return;
  }
  const below = into[name];
  const next: Nested = typeof below === 'object' ? below : {};
  into[name] = next;
  put(next, rest, value);
}

function switches({ extensionDir, besides = [], localNames = [], dark, switches = [] }: LaunchOptions): string[] {
  const extensions = [extensionDir, ...besides].join(',');
  const always = [
    `--disable-extensions-except=${extensions}`,
    `--load-extension=${extensions}`,
    '--disable-background-networking',
    '--ignore-certificate-errors',
    '--window-size=1400,900',
  ];
  if (localNames.length > 0) {
    always.push(`--host-resolver-rules=${localNames.map(name => `MAP ${name} 127.0.0.1`).join(',')}`);
  }
  if (dark) always.push('--force-dark-mode'); // devtools follow the browser's theme, not the page's
  if (process.getuid?.() === 0) always.push('--no-sandbox'); // Chromium refuses to run as root with it
  return [...always, ...switches];
}
