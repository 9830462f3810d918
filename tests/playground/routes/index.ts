import { type Answer, type Ask, allowOrigin, json, type Route } from '../http.ts';
import { asset, frontPage } from '../page/page.ts';
import { schemesPage } from '../page/schemes.ts';
import { basicArea } from './basic.ts';
import { bearerApi, quietApi, tokenEndpoint } from './bearer.ts';
import { cookieRoutes } from './cookies.ts';
import { gate, moved, movedTwice, time } from './cross-origin.ts';
import { digestArea } from './digest.ts';
import { issuer, refusedSample } from './schemes.ts';
import { sessionSite } from './session.ts';

/** Every route by the start of its path; the first that fits answers. */
const routes: readonly (readonly [string, Route])[] = [
  ['/api/', bearerApi],
  ['/quiet/', quietApi],
  ['/token', tokenEndpoint],
  ['/basic/', basicArea],
  ['/digest/', digestArea],
  ['/session/', sessionSite],
  ['/moved/', moved],
  ['/moved-twice/', movedTwice],
  ['/guarded/', gate(401)],
  ['/forbidden/', gate(403)],
  ['/public/time', time],
  ['/cookies', cookieRoutes],
  ['/schemes/', refusedSample],
  ['/issuer/', issuer],
  ['/.well-known/', issuer],
  // Asked for by browsers after any page without an icon of its own; a 404 would be noise in a log of failures.
  ['/favicon.ico', () => ({ status: 204 })],
  ['/style.css', asset('style.css', 'text/css')],
  ['/page.js', asset('page.js', 'text/javascript')],
  ['/schemes.js', asset('schemes.js', 'text/javascript')],
];

const ownPreflight: readonly string[] = ['/guarded/', '/forbidden/'];

export async function route(ask: Ask): Promise<Answer> {
  const path = ask.url.pathname;
  const gated = ownPreflight.some(start => path.startsWith(start));
  if (ask.method === 'OPTIONS' && !gated) return allowOrigin(ask, { status: 204 });
  if (path === '/') return frontPage(ask);
  if (path === '/schemes') return schemesPage(ask);
  const found = routes.find(([start]) => path.startsWith(start))?.[1];
  const answer = (await found?.(ask)) ?? json(404, { message: `Nothing is at ${path}` });
  return gated ? answer : allowOrigin(ask, answer);
}
