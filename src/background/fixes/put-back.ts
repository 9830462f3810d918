import type { BrowserCookie } from '../../platform/cookies.ts';
import { type CookieJar, identityOf } from './site-cookies.ts';

/** Sets each cookie and looks at what came of it. @returns those that are not back as they were */
export async function putBack(jar: CookieJar, cookies: readonly BrowserCookie[]): Promise<BrowserCookie[]> {
  // The jar sends cookies of one path length in the order of their making (RFC 6265 §5.4), so oldest first.
  for (const cookie of cookies) await jar.setCookie(cookie).catch(() => undefined);
  const now = await inPlaceOf(jar, cookies);
  return cookies.filter(c => {
    const there = now.get(identityOf(c));
    return there === undefined || everyAttribute(there) !== everyAttribute(c);
  });
}

/** What the jar has now for each of the cookies, by `identityOf`. */
export async function inPlaceOf(
  jar: CookieJar,
  cookies: readonly BrowserCookie[],
): Promise<ReadonlyMap<string, BrowserCookie>> {
  const there = new Map<string, BrowserCookie>();
  for (const domain of new Set(cookies.map(c => c.domain))) {
    const found = await jar.cookiesOf(domain, cookies[0]?.storeId ?? '').catch(() => []);
    for (const c of found) there.set(identityOf(c), c);
  }
  return there;
}

/** One string for the whole cookie. Chrome's storage gives members back in another order. */
const everyAttribute = (c: BrowserCookie): string =>
  JSON.stringify([
    identityOf(c),
    Object.entries(c)
      .filter(([name]) => name !== 'partitionKey')
      .sort(),
  ]);
