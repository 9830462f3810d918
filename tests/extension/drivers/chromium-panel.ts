import { writeFile } from 'node:fs/promises';
import type { CDPSession } from '@playwright/test';
import { type PanelView, until, waitForElement } from './browser.ts';
import { attach } from './cdp.ts';
import { type ChromiumTab, extensionFrame } from './chromium-tab.ts';

/** Selects the extension's panel in the devtools of a tab and brings both to the front. Rejects where the extension has made no panel. */
export async function openPanel(
  home: { readonly cdp: CDPSession; readonly extensionOrigin: string },
  { devtoolsTarget, show }: ChromiumTab,
): Promise<PanelView> {
  if (!devtoolsTarget) throw new Error('This tab was opened without devtools');
  // Touching the modules of devtools before they have started breaks them; the extension's frame is there only then.
  await extensionFrame(home, devtoolsTarget);
  const devtools = await attach(home.cdp, devtoolsTarget);
  await until('the panel', () => devtools.evaluateText<boolean>(showPanel(home.extensionOrigin)));
  const panel = await attach(
    home.cdp,
    await extensionFrame(home, devtoolsTarget, /\/panel\/index\.html|\/panel\.html/),
  );
  // A tab that opened before may come to the front late, and a panel behind it draws nothing.
  await until('the panel to be seen', async () => {
    await show();
    return panel.evaluate(() => document.visibilityState === 'visible');
  });
  return {
    evaluate: panel.evaluate,
    waitFor: (css, options) => waitForElement(panel, css, options),
    click: css => panel.evaluate(clickFirst, css),
    async clipboard() {
      // Chromium keeps frames of other origins in devtools from the clipboard, so devtools' own document is asked.
      const permissions: ['clipboardReadWrite'] = ['clipboardReadWrite'];
      await home.cdp.send('Browser.grantPermissions', { permissions });
      return devtools.evaluate(() => navigator.clipboard.readText());
    },
    leave: async () => void (await devtools.evaluateText(SHOW_ELEMENTS)),
    setTheme: async theme => void (await devtools.evaluateText(chooseTheme(theme))),
    shownCode: () => devtools.evaluateText(SHOWN_CODE),
    async screenshot(file) {
      const { data } = await devtools.send('Page.captureScreenshot', { format: 'png' });
      await writeFile(file, Buffer.from(String(data), 'base64'));
    },
  };
}

/** Devtools has no protocol to choose a panel by; its own view manager knows extensions' panels by their address. */
const showPanel = (extensionOrigin: string): string => `(async () => {
  const { ViewManager } = await import('./ui/legacy/legacy.js');
  const manager = ViewManager.ViewManager.instance();
  const key = [...manager.views.keys()].find(key => key.startsWith('${extensionOrigin}'));
  if (!key) return false;
  await manager.showView(key);
  return true;
})()`;

const SHOW_ELEMENTS = `(async () => {
  const { ViewManager } = await import('./ui/legacy/legacy.js');
  await ViewManager.ViewManager.instance().showView('elements');
})()`;

/** The file in front in the Sources panel, with the line of its cursor. */
const SHOWN_CODE = `(async () => {
  const { SourcesPanel } = await import('./panels/sources/sources.js');
  const frame = SourcesPanel.SourcesPanel.instance().sourcesView().currentSourceFrame();
  if (!frame) return '';
  const { state } = frame.textEditor;
  return frame.uiSourceCode().url() + ':' + state.doc.lineAt(state.selection.main.head).number;
})()`;

/** The setting behind "Appearance, Theme". */
const chooseTheme = (theme: 'light' | 'dark'): string => `(async () => {
  const { Settings } = await import('./core/common/common.js');
  Settings.Settings.instance().moduleSetting('ui-theme').set('${theme === 'dark' ? 'dark' : 'default'}');
})()`;

/** Runs as a person's act: `Runtime.evaluate` was told so. */
function clickFirst(css: string): void {
  const element = document.querySelector<HTMLElement>(css);
  if (!element) throw new Error(`nothing fits ${css}`);
  element.scrollIntoView({ block: 'center' });
  element.click();
}
