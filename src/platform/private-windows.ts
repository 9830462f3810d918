import browser, { type Windows } from 'webextension-polyfill';

/** Whether the person lets the extension see private windows. */
export const seesPrivateWindows = (): Promise<boolean> => browser.extension.isAllowedIncognitoAccess();

/** Opens a private window. @returns the id of its tab, null where the extension cannot see it. Rejects when a policy, or Firefox without the person's leave, forbids it. */
export async function openPrivateWindow(url: string): Promise<number | null> {
  // Without the permission Chrome opens the window all the same and answers null.
  const made = (await browser.windows.create({ incognito: true, url })) as Windows.Window | null;
  return made?.tabs?.[0]?.id ?? null;
}
