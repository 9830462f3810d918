import { type CookieJar, identityOf } from '../../../../src/background/fixes/site-cookies.ts';
import type { BrowserCookie } from '../../../../src/platform/cookies.ts';

export const cookie = (parts: Partial<BrowserCookie> = {}): BrowserCookie => ({
  name: 'sid',
  value: 'v1',
  domain: 'www.shop.example',
  hostOnly: true,
  path: '/',
  secure: true,
  httpOnly: true,
  sameSite: 'lax',
  expirationDate: null,
  storeId: '0',
  partitionKey: null,
  firstPartyDomain: '',
  ...parts,
});

/**
 * A jar with the two habits that were measured: Chrome's `remove` takes every cookie of that name which the address
 * would send along, Firefox's takes the one with the longest path alone.
 */
export function fakeJar(habit: 'chrome' | 'firefox', ...cookies: BrowserCookie[]) {
  const jar = new Map(cookies.map(c => [identityOf(c), c]));
  const refuses = new Set<string>();
  const under = (c: BrowserCookie, domain: string) =>
    `.${c.domain.replace(/^\./, '')}`.endsWith(`.${domain.replace(/^\./, '')}`);
  const sentAlong = (to: BrowserCookie) => (c: BrowserCookie) =>
    c.name === to.name &&
    JSON.stringify(c.partitionKey) === JSON.stringify(to.partitionKey) &&
    (c.domain === to.domain || (!c.hostOnly && under(to, c.domain))) &&
    to.path.startsWith(c.path);
  const api: CookieJar = {
    cookiesOf: async (domain, storeId) => [...jar.values()].filter(c => c.storeId === storeId && under(c, domain)),
    async removeCookie(target) {
      const hit = [...jar.values()].filter(sentAlong(target)).sort((a, b) => b.path.length - a.path.length);
      for (const c of habit === 'chrome' ? hit : hit.slice(0, 1)) jar.delete(identityOf(c));
    },
    expireCookie: async c => void jar.delete(identityOf(c)),
    async setCookie(c) {
      if (refuses.has(c.name)) throw new Error('refused');
      jar.set(identityOf(c), c);
    },
  };
  const all = () => [...jar.values()].sort((a, b) => (identityOf(a) < identityOf(b) ? -1 : 1));
  return { api, all, refuse: (name: string) => refuses.add(name) };
}

/** A background that is stopped at its n-th touch of the jar: nothing that it asks after that happens, or answers. */
export function mortal(jar: CookieJar, touches: number): CookieJar {
  let left = touches;
  const alive = <Args extends readonly unknown[], R>(act: (...args: Args) => Promise<R>) => {
    return (...args: Args): Promise<R> => (left-- > 0 ? act(...args) : new Promise<R>(() => undefined));
  };
  return {
    cookiesOf: alive(jar.cookiesOf),
    removeCookie: alive(jar.removeCookie),
    expireCookie: alive(jar.expireCookie),
    setCookie: alive(jar.setCookie),
  };
}
