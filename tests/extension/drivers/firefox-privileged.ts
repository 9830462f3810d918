// Functions that run in Firefox' own window (browser.xhtml). They travel as source, so each stands alone and may use only what
// that window knows; `context` is the id that WebDriver BiDi has for the tab.

interface MessageManager {
  addMessageListener(name: string, listener: (message: { readonly data: FrameAnswer }) => void): void;
  removeMessageListener(name: string, listener: (message: { readonly data: FrameAnswer }) => void): void;
  loadFrameScript(url: string, forLaterFrames: boolean): void;
}
interface FrameAnswer {
  readonly value?: string;
  readonly error?: string;
}
interface RemoteBrowser extends HTMLElement {
  readonly browsingContext: object;
  readonly currentURI?: { readonly spec: string };
  readonly messageManager?: MessageManager;
}
interface Toolbox {
  readonly doc: Document;
  getAdditionalTools(): readonly { readonly id: string; readonly extensionId?: string }[];
  selectTool(id: string): Promise<void>;
}
interface DialogManager {
  readonly _dialogs: readonly { readonly _frame: HTMLIFrameElement }[];
}
interface DialogBox {
  abortAllDialogs(): void;
  getTabDialogManager(): DialogManager;
}
interface DevTools {
  showToolboxForTab(tab: object, options: object): Promise<Toolbox>;
  getToolboxForTab(tab: object): Toolbox | undefined;
}
interface Modules {
  readonly NavigableManager: { getBrowserById(id: string): RemoteBrowser };
  readonly TabManager: { getTabForBrowsingContext(context: object): object };
  readonly ExtensionParent: { apiManager: { global: { tabTracker: { getId(tab: object): number } } } };
  require(name: string): { readonly gDevTools: DevTools };
}
interface Policy {
  readonly mozExtensionHostname: string;
  readonly extension: { readonly backgroundState: string; terminateBackground(options: object): Promise<void> };
}
declare const ChromeUtils: { importESModule(url: string): Modules };
declare const WebExtensionPolicy: { getByID(id: string): Policy };
declare const gBrowser: { selectedTab: object; getTabDialogBox(browser: object): DialogBox };

declare const Services: { readonly prefs: { setStringPref(name: string, value: string): void } };

/** The setting behind "Themes" in the options of devtools. */
export const chooseTheme = (theme: string): void => Services.prefs.setStringPref('devtools.theme', theme);

/** What a paste would give; the browser's own window needs nobody's leave to read it. */
export const clipboardText = (): Promise<string> => navigator.clipboard.readText();

export const extensionHost = (addon: string): string => WebExtensionPolicy.getByID(addon).mozExtensionHostname;

/**
 * What the idle timer does, whatever holds the background awake. Resolves with the state after it: an event that comes
 * while the background is told of its end keeps it alive.
 */
export async function endBackground(addon: string): Promise<string> {
  const { extension } = WebExtensionPolicy.getByID(addon);
  await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
  return extension.backgroundState;
}

/** The id that extension APIs have for the tab. */
export function extensionTabId(context: string): number {
  const load = (url: string) => ChromeUtils.importESModule(url);
  const { NavigableManager } = load('chrome://remote/content/shared/NavigableManager.sys.mjs');
  const { TabManager } = load('chrome://remote/content/shared/TabManager.sys.mjs');
  const { ExtensionParent } = load('resource://gre/modules/ExtensionParent.sys.mjs');
  const tab = TabManager.getTabForBrowsingContext(NavigableManager.getBrowserById(context).browsingContext);
  return ExtensionParent.apiManager.global.tabTracker.getId(tab);
}

/** Opens the toolbox below the tab and selects the extension's panel; rejects where the extension has made none in 15 s. */
export async function showPanel(context: string, addon: string): Promise<void> {
  const load = (url: string) => ChromeUtils.importESModule(url);
  const { NavigableManager } = load('chrome://remote/content/shared/NavigableManager.sys.mjs');
  const { TabManager } = load('chrome://remote/content/shared/TabManager.sys.mjs');
  const { gDevTools } = load('resource://devtools/shared/loader/Loader.sys.mjs').require(
    'devtools/client/framework/devtools',
  );
  const tab = TabManager.getTabForBrowsingContext(NavigableManager.getBrowserById(context).browsingContext);
  gBrowser.selectedTab = tab;
  const toolbox = await gDevTools.showToolboxForTab(tab, { toolId: 'webconsole', hostType: 'bottom' });
  const end = Date.now() + 15_000;
  for (;;) {
    const tool = toolbox.getAdditionalTools().find(({ extensionId }) => extensionId === addon);
    if (tool) {
      await toolbox.selectTool(tool.id); // resolves with the panel, which cannot travel as JSON
      return;
    }
    if (Date.now() > end) throw new Error('the extension made no panel');
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

/** Selects the console in the toolbox of the tab. */
export async function leavePanel(context: string): Promise<void> {
  const load = (url: string) => ChromeUtils.importESModule(url);
  const { NavigableManager } = load('chrome://remote/content/shared/NavigableManager.sys.mjs');
  const { TabManager } = load('chrome://remote/content/shared/TabManager.sys.mjs');
  const { gDevTools } = load('resource://devtools/shared/loader/Loader.sys.mjs').require(
    'devtools/client/framework/devtools',
  );
  const tab = TabManager.getTabForBrowsingContext(NavigableManager.getBrowserById(context).browsingContext);
  await gDevTools.getToolboxForTab(tab)?.selectTool('webconsole'); // resolves with the tool, which cannot travel as JSON
}

/**
 * Runs a frame script in the document of the panel. `source` is the body of an async function with `content`, the panel's
 * window; what it returns, JSON text, is the result.
 */
export async function inPanel(context: string, source: string): Promise<string | undefined> {
  const load = (url: string) => ChromeUtils.importESModule(url);
  const { NavigableManager } = load('chrome://remote/content/shared/NavigableManager.sys.mjs');
  const { TabManager } = load('chrome://remote/content/shared/TabManager.sys.mjs');
  const { gDevTools } = load('resource://devtools/shared/loader/Loader.sys.mjs').require(
    'devtools/client/framework/devtools',
  );
  const tab = TabManager.getTabForBrowsingContext(NavigableManager.getBrowserById(context).browsingContext);
  const frames = [...(gDevTools.getToolboxForTab(tab)?.doc.querySelectorAll('iframe') ?? [])];
  const browsers = frames.flatMap(frame => [
    ...(frame.contentDocument?.querySelectorAll<RemoteBrowser>('browser') ?? []),
  ]);
  // The devtools page of the extension is such a browser too, but has a window of its own, not one in the toolbox.
  const panel = browsers.find(({ currentURI }) => currentURI?.spec.startsWith('moz-extension:'));
  const messages = panel?.messageManager;
  if (!messages) throw new Error('the panel is not open');
  const name = `why401:${Math.random()}`;
  const script = `(async () => { try { return { value: await (async () => {${source}})() } } catch (error) { return { error: String(error) } } })()
    .then(answer => sendAsyncMessage(${JSON.stringify(name)}, answer))`;
  const answer = await new Promise<FrameAnswer>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the panel did not answer in 10 s')), 10_000);
    const listener = ({ data }: { readonly data: FrameAnswer }) => {
      clearTimeout(late);
      messages.removeMessageListener(name, listener);
      resolve(data);
    };
    messages.addMessageListener(name, listener);
    messages.loadFrameScript(`data:application/javascript;charset=utf-8,${encodeURIComponent(script)}`, false);
  });
  if (answer.error) throw new Error(answer.error);
  return answer.value;
}

/** Types into the browser's own sign-in prompt of the tab, and resolves when that is gone; with false where there is none yet. */
export async function answerPrompt(context: string, username: string, password: string): Promise<boolean> {
  const load = (url: string) => ChromeUtils.importESModule(url);
  const { NavigableManager } = load('chrome://remote/content/shared/NavigableManager.sys.mjs');
  const manager = gBrowser.getTabDialogBox(NavigableManager.getBrowserById(context)).getTabDialogManager();
  for (const dialog of manager._dialogs) {
    const inside = dialog._frame.contentDocument;
    const name = inside?.querySelector<HTMLInputElement>('#loginTextbox');
    const word = inside?.querySelector<HTMLInputElement>('#password1Textbox');
    const ask = inside?.querySelector<HTMLElement & { acceptDialog(): void }>('dialog');
    if (!name || !word || !ask) continue;
    name.value = username;
    word.value = password;
    ask.acceptDialog();
    while (manager._dialogs.includes(dialog)) await new Promise(resolve => setTimeout(resolve, 10));
    return true;
  }
  return false;
}

/** True while a prompt of the browser's own is open in the tab. */
export function hasPrompt(context: string): boolean {
  const load = (url: string) => ChromeUtils.importESModule(url);
  const { NavigableManager } = load('chrome://remote/content/shared/NavigableManager.sys.mjs');
  const box = gBrowser.getTabDialogBox(NavigableManager.getBrowserById(context));
  return box.getTabDialogManager()._dialogs.length > 0;
}

/** Closes the browser's own prompts of the tab; false where there is none yet. */
export function dismissPrompt(context: string): boolean {
  const load = (url: string) => ChromeUtils.importESModule(url);
  const { NavigableManager } = load('chrome://remote/content/shared/NavigableManager.sys.mjs');
  const box = gBrowser.getTabDialogBox(NavigableManager.getBrowserById(context));
  if (box.getTabDialogManager()._dialogs.length === 0) return false;
  box.abortAllDialogs();
  return true;
}

interface Shootable {
  readonly browsingContext: {
    readonly currentWindowGlobal: { drawSnapshot(area: DOMRect, scale: number, ground: string): Promise<ImageBitmap> };
  };
}

/** The whole browser window as a PNG, in base64; with the context's tab in front. */
export async function windowPicture(context: string): Promise<string> {
  const load = (url: string) => ChromeUtils.importESModule(url);
  const { NavigableManager } = load('chrome://remote/content/shared/NavigableManager.sys.mjs');
  const { TabManager } = load('chrome://remote/content/shared/TabManager.sys.mjs');
  gBrowser.selectedTab = TabManager.getTabForBrowsingContext(NavigableManager.getBrowserById(context).browsingContext);
  const { currentWindowGlobal } = (window as unknown as Shootable).browsingContext;
  const picture = await currentWindowGlobal.drawSnapshot(new DOMRect(0, 0, innerWidth, innerHeight), 1, 'white');
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
