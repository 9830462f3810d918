import type { ExchangeEvidence } from '../evidence/evidence.ts';
import { IDENTITY_PROXIES, type IdentityProxy } from '../standards/identity-proxies.ts';
import { hasResponseField } from './answers.ts';
import type { Scene } from './define.ts';
import { isRefusal } from './repeats.ts';

/** An identity-aware proxy that answered in the application's place, and by what it was recognised. */
export interface FoundProxy {
  readonly proxy: IdentityProxy;
  /** The answer that it wrote. */
  readonly by: ExchangeEvidence;
  readonly mark: string;
}

/** Looks for the fingerprints of identity proxies on the subject and on the redirects that led to it. */
export function identityProxyOf({ subject, history }: Pick<Scene, 'subject' | 'history'>): FoundProxy | null {
  for (const x of [subject, ...history.hops.toReversed()]) {
    const found = markOn(x);
    if (found) return { ...found, by: x };
  }
  return null;
}

function markOn(x: ExchangeEvidence): Omit<FoundProxy, 'by'> | null {
  const redirected = x.status >= 300 && x.status < 400;
  if (!redirected && !isRefusal(x)) return null;
  for (const proxy of IDENTITY_PROXIES) {
    if (redirected && x.redirectedTo && proxy.signInPath?.test(x.redirectedTo.path))
      return { proxy, mark: `it leads to ${x.redirectedTo.path.split('/').slice(0, 4).join('/')}` };
    if (proxy.field && hasResponseField(x, proxy.field)) return { proxy, mark: `it has the field ${proxy.field}` };
    // Its own cookie being set or deleted by a refusal or redirect is its doing; one that is only sent proves nothing.
    const cookie = x.response.seen && x.response.value.setCookies.find(c => proxy.cookies?.test(c.name));
    if (cookie) return { proxy, mark: `it ${cookie.clears ? 'deletes' : 'sets'} the cookie ${cookie.name}` };
  }
  return null;
}
