import browser from 'webextension-polyfill';

const SIZES = [16, 32, 48, 128] as const;
const icons = (folder: string) => Object.fromEntries(SIZES.map(size => [size, `/icons/${folder}${size}.png`]));

/**
 * Shows the number of open failures on the icon of one tab; zero makes it grey. A tab that is gone is no error.
 *
 * @param otherToken another token goes out than the site's own: that must never be overlooked
 */
export async function showFailures(tabId: number, count: number, otherToken = false): Promise<void> {
  const number = count === 0 ? '' : count > 99 ? '99+' : String(count);
  const text = otherToken ? `⇄${number}`.slice(0, 4) : number;
  const open = count > 0 || otherToken;
  const said = [
    ...(count > 0 ? [`${count} refused`] : []),
    ...(otherToken ? ['another token is used in this tab'] : []),
  ].join(', ');
  await Promise.allSettled([
    browser.action.setBadgeText({ tabId, text }),
    browser.action.setBadgeBackgroundColor({ tabId, color: otherToken ? '#6a3fa0' : '#b3261e' }),
    browser.action.setIcon({ tabId, path: icons(open ? '' : 'quiet-') }),
    browser.action.setTitle({ tabId, title: open ? `Why401: ${said}` : 'Why401' }),
  ]);
}
