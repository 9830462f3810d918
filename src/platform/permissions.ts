import browser from 'webextension-polyfill';
import type { OptionalPermission } from '../protocol/index.ts';

/** True when requests to this address are visible. @param url http or https */
export const hasAccess = (url: string): Promise<boolean> => {
  const pattern = originPattern(url);
  return pattern === null ? Promise.resolve(false) : browser.permissions.contains({ origins: [pattern] });
};

/** True when every host of a domain is granted. @param domain a registrable domain, or a host without one */
export const hasAccessToSite = async (domain: string): Promise<boolean> =>
  (await hasAccessToAll()) ||
  // An address is no domain with hosts below it, and the pattern for it is an error.
  browser.permissions.contains({ origins: [`*://*.${domain}/*`] }).catch(() => false);

/** True when every site is granted. */
export const hasAccessToAll = (): Promise<boolean> => browser.permissions.contains({ origins: ['<all_urls>'] });

/**
 * Asks the person for access. Both browsers allow it only in the turn of a click, so nothing may be awaited before.
 *
 * @param url the site; null asks for all sites
 * @returns whether it was granted; false as well where the page cannot ask: Firefox has no such function in DevTools
 */
export const requestAccess = async (url: string | null): Promise<boolean> => {
  const origins = [(url === null ? null : originPattern(url)) ?? '<all_urls>'];
  // Firefox's devtools pages have a `permissions` without functions.
  const asked = browser.permissions?.request?.({ origins });
  return (await asked) ?? false;
};

/** Whether the extension holds all of these permissions. */
export const hasPermissions = (names: readonly OptionalPermission[]): Promise<boolean> =>
  browser.permissions.contains({ permissions: [...names] });

/** Asks for optional permissions, in the turn of a click as well. @returns as `requestAccess` */
export const requestPermissions = async (names: readonly OptionalPermission[]): Promise<boolean> => {
  const asked = browser.permissions?.request?.({ permissions: [...names] });
  return (await asked) ?? false;
};

export function onAccessChange(listener: () => void): void {
  browser.permissions.onAdded.addListener(listener);
  browser.permissions.onRemoved.addListener(listener);
}

// Neither browser tells which of its own pages it keeps from extensions (Chromium extension_urls.cc; Firefox's
// preference extensions.webextensions.restrictedDomains).
const CLOSED_HOSTS =
  /^(chromewebstore\.google\.com|(addons|accounts|support|sync\.services)\.(mozilla\.(org|com)|firefox\.com))$/;

/** Pages that no extension may look at. @param url as the browser tells it; null when it does not */
export function isClosedPage(url: string): boolean {
  if (!URL.canParse(url)) return true;
  const { protocol, hostname } = new URL(url);
  return !/^https?:$/.test(protocol) || CLOSED_HOSTS.test(hostname);
}

function originPattern(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  // Match patterns know no ports: https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Match_patterns
  return /^https?:$/.test(protocol) ? `*://${hostname}/*` : null;
}
