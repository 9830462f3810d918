import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type BrowserUnderTest,
  type LaunchOptions,
  type PanelView,
  remoteCall,
  type Tab,
  until,
  type View,
  waitForElement,
} from './browser.ts';
import { Firefox } from './firefox-bidi.ts';
import {
  answerPrompt,
  chooseTheme,
  clipboardText,
  dismissPrompt,
  endBackground,
  extensionHost,
  extensionTabId,
  hasPrompt,
  inPanel,
  leavePanel,
  showPanel,
  windowPicture,
} from './firefox-privileged.ts';

interface FirefoxTab extends Tab {
  readonly context: string;
}

/** Nothing on the first run, nothing from the network but what a test asks for. */
const PREFS = {
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.download.alwaysOpenPanel': false,
  'browser.download.folderList': 2,
  'browser.download.useDownloadDir': true,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'devtools.toolbox.footer.height': 560,
  'extensions.update.enabled': false,
  // A permission that a click asks for is given: the doorhanger is the browser's, and no page can answer it.
  'extensions.webextOptionalPermissionPrompts': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
} as const;

/** Launches a stock Firefox and installs the unpacked extension in it for as long as it runs. */
export async function launchFirefox(options: LaunchOptions): Promise<BrowserUnderTest> {
  const { extensionDir, executablePath, headless = true, dark = false, localNames = [], besides = [] } = options;
  const downloads = mkdtempSync(path.join(tmpdir(), 'why401-downloads-'));
  const prefs = {
    ...PREFS,
    'browser.download.dir': downloads,
    'network.dns.localDomains': localNames.join(','),
    'ui.systemUsesDarkTheme': dark ? 1 : 0,
    'devtools.theme': dark ? 'dark' : 'light',
    ...options.preferences,
  };
  const firefox = await Firefox.launch({ executablePath, headless, prefs, switches: options.switches ?? [] });
  const { extension } = await firefox.send('webExtension.install', {
    extensionData: { type: 'path', path: extensionDir },
    'moz:allowPrivateBrowsing': options.privateWindows ?? false,
  });
  for (const path of besides) await firefox.send('webExtension.install', { extensionData: { type: 'path', path } });
  const addon = String(extension);
  const extensionOrigin = `moz-extension://${await firefox.privileged(extensionHost, addon)}`;
  const newTab = (url?: string) => openTab(firefox, url);

  return {
    kind: 'firefox',
    version: firefox.version,
    extensionOrigin,
    downloads,
    newTab,
    openExtensionPage: path => newTab(`${extensionOrigin}${path}`),
    async openPanel(tab) {
      const { context } = tab as FirefoxTab;
      await firefox.privileged(showPanel, context, addon);
      // The toolbox shows the panel before the document in it has its address.
      await until('the document of the panel', () => firefox.privileged(inPanel, context, "return 'there'"));
      return panelOf(firefox, context);
    },
    async stopBackground() {
      const ended = async () => (await firefox.privileged(endBackground, addon)) === 'stopped';
      await until('the background to end', ended, 60_000);
    },
    async tabUrls() {
      const { contexts } = await firefox.send('browsingContext.getTree', { maxDepth: 0 });
      return (contexts as { url: string }[]).map(({ url }) => url);
    },
    async signIn(tab, username, password) {
      const { context } = tab as FirefoxTab;
      await until('the sign-in prompt', () => firefox.privileged(answerPrompt, context, username, password));
    },
    isPrompting: tab => firefox.privileged(hasPrompt, (tab as FirefoxTab).context),
    async dismissSignIn(tab) {
      await until('the sign-in prompt', () => firefox.privileged(dismissPrompt, (tab as FirefoxTab).context));
    },
    closed: firefox.closed,
    async close() {
      await firefox.close();
      rmSync(downloads, { recursive: true, force: true });
    },
  };
}

async function openTab(firefox: Firefox, url?: string): Promise<FirefoxTab> {
  const { context: created } = await firefox.send('browsingContext.create', { type: 'tab' });
  const context = String(created);
  const evaluate: View['evaluate'] = (fn, ...args) => firefox.evaluate(context, fn, ...args);
  const tab: FirefoxTab = {
    context,
    id: await firefox.privileged(extensionTabId, context),
    evaluate,
    waitFor: (css, options) => waitForElement({ evaluate }, css, options),
    click: css => click(firefox, context, css),
    async screenshot(file) {
      const { data } = await firefox.send('browsingContext.captureScreenshot', { context, origin: 'viewport' });
      await writeFile(file, Buffer.from(String(data), 'base64'));
    },
    goto: async url => void (await firefox.send('browsingContext.navigate', { context, url, wait: 'complete' })),
    resize: async (width, height) =>
      void (await firefox.send('browsingContext.setViewport', { context, viewport: { width, height } })),
    close: async () => void (await firefox.send('browsingContext.close', { context })),
  };
  if (url) await tab.goto(url);
  return tab;
}

/** A pointer's click, which counts as a person's act. */
async function click(firefox: Firefox, context: string, css: string): Promise<void> {
  const locator = { type: 'css', value: css };
  const { nodes } = await firefox.send('browsingContext.locateNodes', { context, locator, maxNodeCount: 1 });
  const element = (nodes as { sharedId: string }[])[0];
  if (!element) throw new Error(`nothing fits ${css}`);
  await firefox.evaluate(
    context,
    (css: string) => document.querySelector(css)?.scrollIntoView({ block: 'center' }),
    css,
  );
  const origin = { type: 'element', element: { sharedId: element.sharedId } };
  const pointer = [
    { type: 'pointerMove', x: 0, y: 0, origin },
    { type: 'pointerDown', button: 0 },
    { type: 'pointerUp', button: 0 },
  ];
  const actions = [{ type: 'pointer', id: 'mouse', actions: pointer }];
  await firefox.send('input.performActions', { context, actions });
}

function panelOf(firefox: Firefox, context: string): PanelView {
  const evaluate: View['evaluate'] = async (fn, ...args) => {
    const call = `(async () => JSON.stringify(await ${remoteCall(fn, args)}))()`;
    // In a sandbox with the panel's own principal: the frame script's rights must not leak into what is tested.
    const source = `const sandbox = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false, sameZoneAs: content });
      return Cu.evalInSandbox(${JSON.stringify(call)}, sandbox);`;
    const text = await firefox.privileged(inPanel, context, source);
    return text === undefined ? undefined : JSON.parse(text);
  };
  return {
    evaluate,
    waitFor: (css, options) => waitForElement({ evaluate }, css, options),
    click: async css => void (await firefox.privileged(inPanel, context, mouseClick(css))),
    leave: () => firefox.privileged(leavePanel, context),
    setTheme: async theme => void (await firefox.privileged(chooseTheme, theme)),
    clipboard: () => firefox.privileged(clipboardText),
    screenshot: async file =>
      void (await writeFile(file, Buffer.from(await firefox.privileged(windowPicture, context), 'base64'))),
  };
}

const mouseClick = (css: string): string => `
  const element = content.document.querySelector(${JSON.stringify(css)});
  if (!element) throw new Error('nothing fits ' + ${JSON.stringify(css)});
  element.scrollIntoView({ block: 'center' });
  const { x, y, width, height } = element.getBoundingClientRect();
  for (const type of ['mousemove', 'mousedown', 'mouseup']) {
    const init = { button: 0, clickCount: type === 'mousemove' ? 0 : 1 };
    content.synthesizeMouseEvent(type, x + width / 2, y + height / 2, init, { isDOMEventSynthesized: false });
  }`;
