import { expect } from '@playwright/test';
import type { Tab } from '../drivers/browser.ts';
import { badgeOf } from './api.ts';
import type { World } from './world.ts';

/** Lets the page lead to an address, and waits for nothing: a prompt may hold it up. */
export const go = (tab: Tab, url: string): Promise<void> =>
  tab.evaluate((url: string) => {
    location.assign(url);
  }, url);

/** Resolves when the browser's own prompt is up. Firefox' driver sees it; beneath Chromium's, the page is an empty one. */
export async function isPrompting(world: World, tab: Tab): Promise<void> {
  if (world.browser.isPrompting) return expect.poll(() => world.browser.isPrompting?.(tab)).toBe(true);
  const address = () => tab.evaluate(() => location.href).catch(() => 'on its way');
  await expect.poll(address).toBe('chrome-error://chromewebdata/');
  // Chromium ends the request of a page before it shows the prompt, so that the episode settles.
  await expect.poll(() => badgeOf(world, tab.id)).not.toBe('');
}
