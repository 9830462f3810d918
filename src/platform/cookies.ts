import browser, { type Cookies } from 'webextension-polyfill';

export interface BrowserPartition {
  readonly topLevelSite: string;
  /** Null where the browser does not tell. */
  readonly hasCrossSiteAncestor: boolean | null;
}

/** A cookie with its value and every attribute that the browser tells: what an exact undo needs. */
export interface BrowserCookie {
  readonly name: string;
  readonly value: string;
  readonly domain: string;
  readonly hostOnly: boolean;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: 'no_restriction' | 'lax' | 'strict' | 'unspecified';
  /** Epoch seconds with a fraction, as the browser gives it; null for a session cookie. */
  readonly expirationDate: number | null;
  readonly storeId: string;
  readonly partitionKey: BrowserPartition | null;
  /** Firefox's first-party isolation; empty elsewhere. */
  readonly firstPartyDomain: string;
}

/** What names one cookie of the jar exactly. */
export type CookieIdentity = Pick<BrowserCookie, 'name' | 'domain' | 'path' | 'storeId' | 'partitionKey'>;

/**
 * Every cookie of a registrable domain (or host) and of the hosts under it, partitioned ones too.
 *
 * @param storeId as the browser names it; see `storeOfTab`
 */
export async function cookiesOf(domain: string, storeId: string): Promise<BrowserCookie[]> {
  // Without `partitionKey: {}` both browsers leave partitioned cookies out; without `firstPartyDomain: null` Firefox
  // rejects the call while first-party isolation is on.
  const query = { domain: bare(domain), storeId, partitionKey: {}, ...firstPartyQuery() };
  return (await browser.cookies.getAll(query as Cookies.GetAllDetailsType)).map(plain);
}

/**
 * The Cookie field that the jar would fill for an address if SameSite forbade nothing; empty when it has none for it.
 * Partitioned cookies are left out: which of them apply depends on the page around.
 */
export async function cookieFieldFor(url: string, storeId: string): Promise<string> {
  const found = await browser.cookies.getAll({ url, storeId, ...firstPartyQuery() } as Cookies.GetAllDetailsType);
  // Longer paths first (RFC 6265 §5.4); the sort is stable, so that the browser's order stands among equals.
  return found
    .sort((a, b) => b.path.length - a.path.length)
    .map(({ name, value }) => (name === '' ? value : `${name}=${value}`))
    .join('; ');
}

/** Removes one cookie. Chrome takes those of the same name that the address would send along with it. */
export async function removeCookie(cookie: BrowserCookie): Promise<void> {
  const details = { url: cookieUrl(cookie), name: cookie.name, storeId: cookie.storeId, ...partition(cookie) };
  await browser.cookies.remove(details as Cookies.RemoveDetailsType);
}

/** Sets a cookie with exactly these attributes. Rejects when the browser refuses it. */
export async function setCookie(cookie: BrowserCookie): Promise<void> {
  const details = {
    name: cookie.name,
    value: cookie.value,
    path: cookie.path,
    secure: cookie.secure,
    httpOnly: cookie.httpOnly,
    sameSite: cookie.sameSite,
    storeId: cookie.storeId,
    // A `domain` would make a host-only cookie one of the whole domain, and breaks `__Host-`.
    ...(cookie.hostOnly ? {} : { domain: cookie.domain }),
    ...(cookie.expirationDate === null ? {} : { expirationDate: cookie.expirationDate }),
    ...partition(cookie),
  };
  const url = cookieUrl(cookie);
  try {
    await browser.cookies.set({ ...details, url } as Cookies.SetDetailsType);
  } catch (error) {
    // The Secure cookies of http://localhost: Chrome takes a first-party partition only from an address of its scheme,
    // Firefox takes Secure cookies only from https.
    if (!cookie.partitionKey?.topLevelSite.startsWith('http:')) throw error;
    await browser.cookies.set({ ...details, url: url.replace(/^https:/, 'http:') } as Cookies.SetDetailsType);
  }
}

/** Removes exactly this cookie by letting it expire, for where `removeCookie` would hit another of its name first. */
export const expireCookie = (cookie: BrowserCookie): Promise<void> => setCookie({ ...cookie, expirationDate: 1 });

/** The cookie store of a tab. @param tab as the browser describes it: Firefox tells the store, Chrome the tabs of each */
export async function storeOfTab(tab: { id: number; cookieStoreId: string | null; private: boolean }): Promise<string> {
  if (tab.cookieStoreId !== null) return tab.cookieStoreId;
  const stores = await browser.cookies.getAllCookieStores();
  const byTab = stores.find(s => s.tabIds.includes(tab.id));
  return byTab?.id ?? (tab.private ? '1' : '0');
}

// Only Firefox knows first-party isolation, and only Firefox tells it in each cookie.
const firstPartyQuery = () => ('getBrowserInfo' in browser.runtime ? { firstPartyDomain: null } : {});

function partition(cookie: BrowserCookie) {
  const { partitionKey: key, firstPartyDomain } = cookie;
  const cross = key?.hasCrossSiteAncestor ?? null;
  return {
    ...(key === null
      ? {}
      : {
          partitionKey: {
            topLevelSite: key.topLevelSite,
            ...(cross === null ? {} : { hasCrossSiteAncestor: cross }),
          },
        }),
    ...(firstPartyDomain === '' ? {} : { firstPartyDomain }),
  };
}

function plain(c: Cookies.Cookie): BrowserCookie {
  // The published types lack hasCrossSiteAncestor in places and say that `partitionKey` is always there.
  const key = c.partitionKey as { topLevelSite?: string; hasCrossSiteAncestor?: boolean } | null | undefined;
  return {
    name: c.name,
    value: c.value,
    domain: c.domain,
    hostOnly: c.hostOnly,
    path: c.path,
    secure: c.secure,
    httpOnly: c.httpOnly,
    sameSite: c.sameSite as BrowserCookie['sameSite'],
    expirationDate: c.expirationDate ?? null,
    storeId: c.storeId,
    partitionKey: key?.topLevelSite
      ? { topLevelSite: key.topLevelSite, hasCrossSiteAncestor: key.hasCrossSiteAncestor ?? null }
      : null,
    firstPartyDomain: c.firstPartyDomain ?? '',
  };
}

const cookieUrl = (c: BrowserCookie): string =>
  `${c.secure ? 'https' : 'http'}://${hostForUrl(bare(c.domain))}${c.path}`;

const bare = (domain: string): string => domain.replace(/^\./, '');

// Firefox keeps an IPv6 host without brackets in some versions.
const hostForUrl = (host: string): string => (host.includes(':') && !host.startsWith('[') ? `[${host}]` : host);
