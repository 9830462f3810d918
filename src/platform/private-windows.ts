import browser from 'webextension-polyfill';

/** Whether the person lets the extension see private windows. */
export const seesPrivateWindows = (): Promise<boolean> => browser.extension.isAllowedIncognitoAccess();

/** Opens a private window. Rejects when a policy, or Firefox without the person's leave, forbids it. */
export async function openPrivateWindow(url: string): Promise<void> {
  // Without the permission Chrome opens the window all the same and answers null.
  await browser.windows.create({ incognito: true, url });
}
