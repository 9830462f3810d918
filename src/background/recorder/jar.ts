import {
  type CollectOptions,
  collectJar,
  type ExchangeEvidence,
  type JarCookie,
  notSeen,
  type Observed,
  registrableDomain,
  Secret,
  seen,
} from '../../core/index.ts';
import type { BrowserCookie } from '../../platform/cookies.ts';

/** The jar for the site of the requested address, in the store of the tab. */
export type JarReader = (subject: ExchangeEvidence, tabId: number) => Promise<Observed<readonly JarCookie[]>>;

interface Cookies {
  cookiesOf(domain: string, storeId: string): Promise<BrowserCookie[]>;
  storeOf(tabId: number): Promise<string>;
}

const MOST = 300;

/** @param cookies the browser's; any failure of it means that the jar could not be asked */
export function createJarReader(cookies: Cookies, options: CollectOptions): JarReader {
  return async (subject, tabId) => {
    const host = subject.url.hostname;
    if (host === '') return notSeen('no-cookie-access');
    try {
      const found = await cookies.cookiesOf(registrableDomain(host) ?? host, await cookies.storeOf(tabId));
      return collectJar(seen(found.slice(0, MOST).map(rawCookie)), options);
    } catch {
      return notSeen('no-cookie-access');
    }
  };
}

function rawCookie({ value, expirationDate, firstPartyDomain: _, ...cookie }: BrowserCookie) {
  return {
    ...cookie,
    value: new Secret(value),
    expires: expirationDate === null ? null : Math.round(expirationDate * 1000),
  };
}
