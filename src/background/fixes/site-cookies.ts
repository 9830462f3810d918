import { registrableDomain, siteOf } from '../../core/index.ts';
import type { BrowserCookie, CookieIdentity } from '../../platform/cookies.ts';

/** The jar as the fixes use it; `platform/cookies.ts` is the real one. */
export interface CookieJar {
  cookiesOf(domain: string, storeId: string): Promise<BrowserCookie[]>;
  removeCookie(cookie: BrowserCookie): Promise<void>;
  expireCookie(cookie: BrowserCookie): Promise<void>;
  setCookie(cookie: BrowserCookie): Promise<void>;
}

/** The site of a page: its registrable domain, or its host where there is none (localhost, an IP address). */
export function siteNameOf(pageUrl: string): string | null {
  if (!URL.canParse(pageUrl)) return null;
  const { protocol, hostname } = new URL(pageUrl);
  if (!/^https?:$/.test(protocol)) return null;
  return registrableDomain(hostname) ?? hostname;
}

/** Unpartitioned cookies of the site, and those that were set while the site was the top-level page. */
export async function siteCookies(jar: CookieJar, pageUrl: string, storeId: string): Promise<BrowserCookie[]> {
  const site = siteNameOf(pageUrl);
  if (site === null) return [];
  const all = await jar.cookiesOf(site, storeId);
  return all.filter(c => c.partitionKey === null || sameSiteName(c.partitionKey.topLevelSite, pageUrl));
}

// Firefox and Chrome write a top-level site as scheme and registrable domain; the scheme does not matter to a person.
function sameSiteName(topLevelSite: string, pageUrl: string): boolean {
  const [left, right] = [siteOf(topLevelSite), siteOf(pageUrl)];
  return left !== null && right !== null && left.replace(/^\w+:/, '') === right.replace(/^\w+:/, '');
}

/** One string per cookie of the jar: equal exactly when it is the same cookie. */
export const identityOf = (c: CookieIdentity): string =>
  JSON.stringify([
    c.name,
    c.domain,
    c.path,
    c.storeId,
    c.partitionKey === null ? null : [c.partitionKey.topLevelSite, c.partitionKey.hasCrossSiteAncestor],
  ]);
