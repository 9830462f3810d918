import type { Tab } from '../drivers/browser.ts';
import { textOf } from './panel.ts';
import { confirm, look } from './popup.ts';
import type { World } from './world.ts';

/** The token that pages here send of themselves. */
export const OWN = 'Bearer own-2Rf6jD9gN3';

/** Ends the background as the browser may at any moment. */
export const stop = ({ browser }: World): Promise<void> => browser.stopBackground();

/** A page that one call of was refused, so that the popup has something to offer. */
export async function refusedOn(world: World, origin: string): Promise<Tab> {
  const tab = await world.open(origin);
  await call(tab);
  return tab;
}

/** A call of the page with a token of its own; its answer is read. */
export const call = (tab: Tab): Promise<void> =>
  tab.evaluate(async (authorization: string) => {
    await (await fetch('/answer/orders', { headers: { authorization } })).text();
  }, OWN);

/** Waits until the popup says what came of it. @returns whether it was ended in the middle; it may have been over before */
export async function wasEnded(popup: Tab): Promise<boolean> {
  await popup.waitFor('[data-outcome]');
  return (await textOf(popup, '[data-outcome]')).includes('in the middle of this');
}

/** Chooses another token for the tab of the popup. */
export async function paste(popup: Tab, token: string): Promise<void> {
  await look(popup, 'use-other-token');
  await popup.evaluate((token: string) => {
    const field = document.querySelector<HTMLTextAreaElement>('[data-field="token"]');
    if (field === null) throw new Error('there is no field for the token');
    field.value = token;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, token);
  await confirm(popup, 'use-other-token');
}

/** Whether a popup that shows its tab says that another token is in use. */
export async function isShown(popup: Tab): Promise<boolean> {
  await popup.waitFor('.popup-fixes');
  return popup.evaluate(() => document.querySelector('[data-notice="other-token"]') !== null);
}
