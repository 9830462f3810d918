import { expect } from '@playwright/test';
import type { Tab } from '../drivers/browser.ts';
import { press, textOf } from './panel.ts';
import type { World } from './world.ts';

/** The popup of a tab, as a plain page of the size that the browser would give it. */
export async function openPopup(world: World, tab: Tab): Promise<Tab> {
  const popup = await world.openExtensionPage(`/src/popup/index.html?tab=${tab.id}`);
  await popup.resize(360, 600);
  return popup;
}

/** Clears every cookie of the site that the preview names. */
export async function clearCookies(popup: Tab): Promise<void> {
  await popup.waitFor('[data-fix="clear-site-cookies"]');
  await popup.click('[data-fix="clear-site-cookies"]');
  await popup.waitFor('.clear [data-fix="clear-site-cookies"]');
  await chooseAll(popup);
  await popup.click('.clear [data-fix="clear-site-cookies"]');
  await popup.waitFor('[data-outcome="done"]');
}

/** Ticks every cookie of the preview: to begin with, only those are that look like a sign-in. */
export const chooseAll = (popup: Tab): Promise<void> => press(popup, '[data-preview="clear-site-cookies"]', 'All ');

/** Takes the latest clear back. */
export async function undo(popup: Tab): Promise<void> {
  await popup.waitFor('[data-fix="undo"]');
  await popup.click('[data-fix="undo"]');
  await popup.waitFor('[data-outcome]', { text: 'restored' });
  expect(await textOf(popup, '[data-outcome]')).toContain('restored exactly as before');
}

/** Asks for the preview of a fix. */
export async function look(popup: Tab, fix: string, action = fix): Promise<void> {
  await popup.waitFor(`[data-fix="${fix}"]`);
  await popup.click(`[data-fix="${fix}"]`);
  await popup.waitFor(`[data-preview="${action}"]`);
}

/** Confirms what the preview shows. */
export const confirm = (popup: Tab, action: string): Promise<void> =>
  popup.click(`[data-preview="${action}"] [data-fix="${action}"]`);
