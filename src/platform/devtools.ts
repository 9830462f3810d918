import browser from 'webextension-polyfill';

/** Adds the panel to DevTools. @param icon and page are paths from the extension's root, with the slash */
export async function createPanel(title: string, icon: string, page: string): Promise<void> {
  // Firefox reads a path without the leading slash as relative to the devtools page.
  await browser.devtools.panels.create(title, icon, page);
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

/** Follows the theme of DevTools where the browser tells of changes (Firefox). Returns the way to stop. */
export function onThemeChanged(listener: (theme: Theme) => void): () => void {
  const event = browser.devtools?.panels?.onThemeChanged;
  if (event === undefined) return () => undefined;
  const changed = (name: string): void => listener(name === 'dark' ? 'dark' : 'light');
  event.addListener(changed);
  return () => event.removeListener(changed);
}
