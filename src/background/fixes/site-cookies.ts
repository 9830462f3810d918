import { registrableDomain, siteOf } from '../../core/index.ts';
import type { BrowserCookie, CookieIdentity } from '../../platform/cookies.ts';
import type { CookiePreview } from '../../protocol/index.ts';
import { signInLikelihood } from './sign-in-likelihood.ts';

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

/** A cookie in the preview: no value, but what removing it means. */
export function previewOf(cookie: BrowserCookie, pageUrl: string): CookiePreview {
  const { name, domain, path, storeId, partitionKey, hostOnly, httpOnly } = cookie;
  return {
    name,
    domain,
    path,
    storeId,
    partitionKey,
    hostOnly,
    httpOnly,
    session: cookie.expirationDate === null,
    size: name.length + cookie.value.length,
    signIn: signInLikelihood(cookie),
    alsoUsedBy: alsoUsedBy(cookie, new URL(pageUrl).hostname),
  };
}

function alsoUsedBy({ domain, hostOnly }: BrowserCookie, host: string): string | null {
  const bare = domain.replace(/^\./, '');
  if (!hostOnly) return `${bare} and every host under it`;
  if (bare !== host) return bare;
  // Cookies know no ports (RFC 6265 §8.5), and developers run many things on one host.
  return registrableDomain(host) === null ? `every port of ${host}` : null;
}
