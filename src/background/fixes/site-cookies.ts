import { domainMatches, type Evidence, registrableDomain, siteOf } from '../../core/index.ts';
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

/** The server that refused, where it belongs to another site than the page: the sign-in at it lies there. Null otherwise. */
export function refusedElsewhere(evidence: Evidence | null, pageUrl: string): string | null {
  const url = evidence?.subject.url;
  const site = url ? siteNameOf(url.href) : null;
  return url && site !== null && site !== siteNameOf(pageUrl) ? url.hostname : null;
}

/**
 * Cookies of the page's site, and those that go to the server that refused: unpartitioned ones, and those that were set while
 * the page's site was the top-level page.
 *
 * @param elsewhere host of that server (`refusedElsewhere`)
 */
export async function siteCookies(
  jar: CookieJar,
  pageUrl: string,
  storeId: string,
  elsewhere: string | null = null,
): Promise<BrowserCookie[]> {
  const site = siteNameOf(pageUrl);
  if (site === null) return [];
  const own = await jar.cookiesOf(site, storeId);
  const others = elsewhere === null ? [] : await jar.cookiesOf(registrableDomain(elsewhere) ?? elsewhere, storeId);
  const reaching = others.filter(c => elsewhere !== null && domainMatches(elsewhere, c.domain.replace(/^\./, '')));
  return [...own, ...reaching].filter(
    c => c.partitionKey === null || sameSiteName(c.partitionKey.topLevelSite, pageUrl),
  );
}

/** The sites that cookies belong to, as `shop.example and id.example`. @param first the site that is named in any case */
export function sayWhose(cookies: readonly Pick<BrowserCookie, 'domain'>[], first: string): string {
  const sites = new Set([first]);
  for (const c of cookies) {
    const host = c.domain.replace(/^\./, '');
    sites.add(registrableDomain(host) ?? host);
  }
  return [...sites].join(' and ');
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
