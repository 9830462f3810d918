import browser from 'webextension-polyfill';

/**
 * Adds the panel to DevTools.
 *
 * @param icon and page are paths from the extension's root, with the slash
 * @param onHidden is given the panel's window when another panel comes to the front
 */
export async function createPanel(
  title: string,
  icon: string,
  page: string,
  onHidden: (panel: Window) => void,
): Promise<void> {
  // Firefox reads a path without the leading slash as relative to the devtools page.
  const panel = await browser.devtools.panels.create(title, icon, page);
  // Each showing tells the window: it is another one after DevTools have been docked elsewhere.
  let shown: Window | null = null;
  panel.onShown.addListener(window => {
    shown = window as Window;
  });
  panel.onHidden.addListener(() => {
    if (shown !== null) onHidden(shown);
  });
}

/** The tab that DevTools inspects; null on a page outside DevTools. */
export const inspectedTabId = (): number | null => browser.devtools?.inspectedWindow?.tabId ?? null;

export type Theme = 'light' | 'dark';

/** The theme of DevTools; null on a page outside DevTools. */
export const devtoolsTheme = (): Theme | null => {
  const name = browser.devtools?.panels?.themeName;
  if (name === undefined) return null;
  return name === 'dark' ? 'dark' : 'light';
};

/** Follows the theme of DevTools. Firefox has an event; Chromium has room for one listener, from 99 on. */
export function onThemeChanged(listener: (theme: Theme) => void): void {
  const panels = browser.devtools?.panels as Panels | undefined;
  const changed = (name: string): void => listener(name === 'dark' ? 'dark' : 'light');
  if (panels?.onThemeChanged) panels.onThemeChanged.addListener(changed);
  else panels?.setThemeChangeHandler?.(changed);
}

/** Whether a place in the page's code can be shown beside the panel; Firefox has nothing for it. */
export const canOpenCode = (): boolean =>
  typeof (browser.devtools?.panels as Panels | undefined)?.openResource === 'function';

/**
 * Shows a place in the page's code in the Sources panel.
 *
 * @param isIt finds the script among the page's resources by its address
 * @param line and column count from 1
 * @returns false where the page has no such script any more
 */
export async function openCode(isIt: (url: string) => boolean, line: number, column: number | null): Promise<boolean> {
  const panels = browser.devtools?.panels as Panels | undefined;
  const found = (await resources()).find(isIt);
  if (found === undefined || panels?.openResource === undefined) return false;
  panels.openResource(found, line - 1, (column ?? 1) - 1, () => undefined);
  return true;
}

/** What the types, made for both browsers, leave out: Chromium's own members (developer.chrome.com, `devtools.panels`). */
interface Panels {
  readonly onThemeChanged?: { addListener(listener: (name: string) => void): void };
  setThemeChangeHandler?(listener: (name: string) => void): void;
  openResource?(url: string, line: number, column: number, done: () => void): void;
}

interface InspectedWindow {
  getResources(done: (resources: readonly { readonly url: string }[]) => void): void;
}

/** Chromium's functions in DevTools give no promises. */
const resources = (): Promise<readonly string[]> =>
  new Promise(resolve =>
    (browser.devtools.inspectedWindow as unknown as InspectedWindow).getResources(all => resolve(all.map(r => r.url))),
  );
