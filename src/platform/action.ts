import browser from 'webextension-polyfill';

const SIZES = [16, 32, 48, 128] as const;
const icons = (folder: string) => Object.fromEntries(SIZES.map(size => [size, `/icons/${folder}${size}.png`]));

/** Shows the number of open failures on the icon of one tab; zero makes it grey. A tab that is gone is no error. */
export async function showFailures(tabId: number, count: number): Promise<void> {
  const text = count === 0 ? '' : count > 99 ? '99+' : String(count);
  const open = count > 0;
  await Promise.allSettled([
    browser.action.setBadgeText({ tabId, text }),
    browser.action.setBadgeBackgroundColor({ tabId, color: '#b3261e' }),
    browser.action.setIcon({ tabId, path: icons(open ? '' : 'quiet-') }),
    browser.action.setTitle({ tabId, title: open ? `Why401: ${count} refused` : 'Why401' }),
  ]);
}
