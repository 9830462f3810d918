import { test } from '@playwright/test';
import type webextension from 'webextension-polyfill';
import { failureUrl } from '../../playground/failures.ts';
import { type Playground, startPlayground } from '../../playground/playground.ts';
import type { BrowserUnderTest, LaunchOptions, Remote, Tab } from '../drivers/browser.ts';
import { type Kind, launchBrowser } from '../drivers/launch.ts';
import { builtExtension, executable } from './installed.ts';

/** A real browser with the built extension in it, and a playground for it to be refused by. */
export interface World {
  readonly kind: Kind;
  readonly browser: BrowserUnderTest;
  readonly playground: Playground;
  /** A tab that is closed when the test is over. */
  open(url?: string): Promise<Tab>;
  /** A page of the extension, closed when the test is over. */
  openExtensionPage(path: string): Promise<Tab>;
  /** Opens the page of a failure of the playground, in a new tab unless one is given, and waits until it has run. */
  run(id: string, tab?: Tab): Promise<Tab>;
  /** Runs a function in a page of the extension, where its rights and its storage are. */
  ask<Args extends readonly unknown[], Result>(fn: Remote<Args, Result>, ...args: Args): Promise<Result>;
}

/** In a page of an extension both browsers have it, with promises. */
declare const chrome: typeof webextension;

/** The hosts of the playground that are not below localhost; both browsers resolve those by themselves. */
const LOCAL_NAMES = ['shop.test', 'a.shop.test'];

export type Options = Partial<Omit<LaunchOptions, 'extensionDir' | 'executablePath' | 'localNames'>>;
/** Some options have to know where the playground is. */
type OptionsFor = Options | ((playground: Playground) => Options);

/** Defines the tests once for each browser. The browser is launched once for all of them. */
export function inBothBrowsers(subject: string, define: (world: World) => void, options: OptionsFor = {}): void {
  for (const kind of ['chromium', 'firefox'] as const) inBrowser(kind, subject, define, options);
}

/** Defines tests for one browser, for what the other one does not have. */
export function inBrowser(kind: Kind, subject: string, define: (world: World) => void, options: OptionsFor = {}): void {
  test.describe(`${subject} [${kind}]`, () => {
    let browser: BrowserUnderTest | undefined;
    let playground: Playground | undefined;
    let office: Tab | undefined;
    let opened: Tab[] = [];
    const keep = async (tab: Promise<Tab>): Promise<Tab> => {
      opened.push(await tab);
      return tab;
    };
    const world: World = {
      kind,
      get browser() {
        return present(browser, 'the browser');
      },
      get playground() {
        return present(playground, 'the playground');
      },
      open: url => keep(world.browser.newTab(url)),
      openExtensionPage: path => keep(world.browser.openExtensionPage(path)),
      async run(id, there) {
        const tab = there ?? (await world.open());
        await tab.goto(failureUrl(world.playground.origin, id));
        await tab.waitFor(`[data-done="${id}"]`);
        return tab;
      },
      async ask(fn, ...args) {
        office ??= await world.browser.openExtensionPage('/src/popup/index.html?tab=0');
        return office.evaluate(fn, ...args);
      },
    };

    test.beforeAll(async () => {
      playground = await startPlayground();
      const [extensionDir, executablePath] = [builtExtension(kind), executable(kind)];
      const special = typeof options === 'function' ? options(playground) : options;
      browser = await launchBrowser(kind, { extensionDir, executablePath, localNames: LOCAL_NAMES, ...special });
      await listening(browser);
    });
    test.beforeEach(() => playground?.reset());
    test.afterEach(async () => {
      const tabs = opened;
      opened = [];
      // One that the test has closed itself is no error.
      for (const tab of tabs) await tab.close().catch(() => undefined);
    });
    test.afterAll(async () => {
      await browser?.close();
      await playground?.close();
    });
    define(world);
  });
}

/** A browser opens tabs before its extensions are there: what a page asks until then, no extension is told. */
async function listening(browser: BrowserUnderTest): Promise<void> {
  const page = await browser.openExtensionPage('/src/popup/index.html?tab=0');
  await page.evaluate(async () => {
    const answers = () =>
      chrome.runtime.sendMessage({ kind: 'undoOffers', tabId: 0 }).then(
        () => true,
        () => false,
      );
    while (!(await answers())) await new Promise(resolve => setTimeout(resolve, 50));
  });
  await page.close();
}

function present<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`${what} runs only during a test`);
  return value;
}
