import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { remoteCall, type Tab, until, type View, waitForElement } from './browser.ts';
import { attach, targets } from './cdp.ts';

export interface ChromiumTab extends Tab {
  /** The devtools window of the tab; absent where devtools do not open by themselves. */
  readonly devtoolsTarget: string | undefined;
  /** Brings the tab, and the devtools docked in it, to the front. */
  show(): Promise<void>;
}

export interface Home {
  readonly context: BrowserContext;
  readonly cdp: CDPSession;
  readonly extensionOrigin: string;
  readonly devtools: boolean;
}

export const isDevtools = (url: string): boolean => url.startsWith('devtools://');

/** Opens a tab and learns the id that the extension knows it by. */
export async function openTab(home: Home, url?: string): Promise<ChromiumTab> {
  const known = new Set((await targets(home.cdp)).map(target => target.targetId));
  const page = await home.context.newPage();
  // Playwright's own waits have no end; one that ends says what it waited for.
  page.setDefaultTimeout(30_000);
  const devtoolsTarget = home.devtools ? await newDevtools(home.cdp, known) : undefined;
  const id = devtoolsTarget ? await inspectedTabId(home, devtoolsTarget) : await activeTabId(home, page);
  if (url) await page.goto(url);
  return tabOf(page, id, devtoolsTarget, () => closeTab(home, page));
}

/** The frame of the extension in a devtools window whose address fits; it is there once devtools have started. */
export async function extensionFrame(
  { cdp, extensionOrigin }: Pick<Home, 'cdp' | 'extensionOrigin'>,
  devtoolsTarget: string,
  path = /./,
): Promise<string> {
  const find = async () => {
    const all = await targets(cdp);
    const inDevtools = all.filter(({ type, parentFrameId }) => type === 'iframe' && parentFrameId === devtoolsTarget);
    return inDevtools.find(({ url }) => url.startsWith(extensionOrigin) && path.test(url))?.targetId;
  };
  return until(`a frame of the extension in devtools (${path})`, find);
}

async function newDevtools(cdp: CDPSession, known: ReadonlySet<string>): Promise<string> {
  const isNew = async () =>
    (await targets(cdp)).find(target => isDevtools(target.url) && !known.has(target.targetId))?.targetId;
  return until('devtools to open', isNew);
}

/** The extension's page inside devtools knows which tab it inspects. */
async function inspectedTabId(home: Home, devtoolsTarget: string): Promise<number> {
  const session = await attach(home.cdp, await extensionFrame(home, devtoolsTarget));
  const ask = 'globalThis.chrome?.devtools?.inspectedWindow?.tabId';
  return until('the tab id', () => session.evaluateText<number | undefined>(ask));
}

/** Without devtools the worker is asked for the active tab, which is the one just opened. */
async function activeTabId({ context, extensionOrigin }: Home, page: Page): Promise<number> {
  await page.bringToFront();
  const ask = 'chrome.tabs.query({ active: true, lastFocusedWindow: true }).then(tabs => tabs[0]?.id)';
  const worker = () => context.serviceWorkers().find(worker => worker.url().startsWith(extensionOrigin));
  return until('the tab id', async () => worker()?.evaluate<number | undefined>(ask));
}

/** A page that is just being loaded anew can miss that it is to close, so it is told again. */
async function closeTab({ context, cdp }: Home, page: Page): Promise<void> {
  if (page.isClosed()) return;
  const session = await context.newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  let again = 0;
  await until('the tab to close', async () => {
    if (!page.isClosed() && Date.now() > again) {
      again = Date.now() + 2000;
      await cdp.send('Target.closeTarget', { targetId: targetInfo.targetId });
    }
    return page.isClosed();
  });
}

function tabOf(page: Page, id: number, devtoolsTarget: string | undefined, close: () => Promise<void>): ChromiumTab {
  const evaluate: View['evaluate'] = (fn, ...args) => page.evaluate(remoteCall(fn, args));
  return {
    id,
    devtoolsTarget,
    evaluate,
    waitFor: (css, options) => waitForElement({ evaluate }, css, options),
    click: css => page.locator(css).first().click(),
    screenshot: async file => void (await page.screenshot({ path: file })),
    goto: async url => void (await page.goto(url)),
    resize: (width, height) => page.setViewportSize({ width, height }),
    show: () => page.bringToFront(),
    close,
  };
}
