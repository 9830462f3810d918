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
    const found = identityProxyMark(x);
    if (found) return { ...found, by: x };
  }
  return null;
}

/** The fingerprint of an identity proxy on one answer. */
export function identityProxyMark(x: ExchangeEvidence): Omit<FoundProxy, 'by'> | null {
  const redirected = x.status >= 300 && x.status < 400;
  if (!redirected && !isRefusal(x)) return null;
  for (const proxy of IDENTITY_PROXIES) {
    const mark = (redirected ? markOfRedirect(x, proxy) : null) ?? markOfAnswer(x, proxy);
    if (mark) return { proxy, mark };
  }
  return null;
}

function markOfRedirect({ redirectedTo }: ExchangeEvidence, proxy: IdentityProxy): string | null {
  if (!redirectedTo) return null;
  const { path, query } = redirectedTo;
  if (proxy.signInPath?.test(path)) return `it leads to ${path.split('/').slice(0, 4).join('/')}`;
  const names = query.map(q => q.name.toLowerCase());
  if (proxy.parameters.length > 0 && proxy.parameters.every(p => names.includes(p)))
    return `it leads to a sign-in with ${proxy.parameters.join(' and ')}`;
  const callback = query.find(q => q.name.toLowerCase() === 'redirect_uri')?.value ?? '';
  return proxy.callbackPath?.test(callback) ? `it leads to a sign-in that comes back to ${callback}` : null;
}

function markOfAnswer(x: ExchangeEvidence, proxy: IdentityProxy): string | null {
  if (!x.response.seen) return null;
  const field = proxy.fields.find(f => hasResponseField(x, f));
  if (field) return `it has the field ${field}`;
  const form = x.body.seen ? x.body.value.formPaths?.find(path => proxy.signInPath?.test(path)) : undefined;
  if (form) return `its form leads to ${form}`;
  const { challenges, setCookies } = x.response.value;
  const scheme = challenges?.challenges.find(c => proxy.scheme?.test(c.scheme))?.scheme;
  if (scheme) return `it asks for ${scheme}`;
  // Its own cookie being set or deleted by a refusal or redirect is its doing; one that is only sent proves nothing.
  const cookie = setCookies.find(c => proxy.cookies?.test(c.name));
  return cookie ? `it ${cookie.clears ? 'deletes' : 'sets'} the cookie ${cookie.name}` : null;
}
