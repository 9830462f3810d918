import { type Answer, type Ask, allowOrigin, json, type Route } from '../http.ts';
import { asset, frontPage } from '../page/page.ts';
import { schemesPage } from '../page/schemes.ts';
import { area, forms, heavy, pool, refreshOnce, signIn, softArea, whoAmI } from './accounts.ts';
import * as apis from './apis.ts';
import { basicArea } from './basic.ts';
import { bearerApi, introspectingApi, quietApi, tokenEndpoint } from './bearer.ts';
import * as between from './between.ts';
import * as challenges from './challenges.ts';
import { cookieRoutes } from './cookies.ts';
import { gate, moved, movedTwice, narrowList, openToAll, silentOnError, time, upgraded } from './cross-origin.ts';
import { digestArea } from './digest.ts';
import { ntlmPool } from './ntlm.ts';
import { issuer, refusedSample } from './schemes.ts';
import { sessionSite } from './session.ts';

/** Every route by the start of its path; the first that fits answers. */
const routes: readonly (readonly [string, Route])[] = [
  ['/api/admin', apis.adminApi],
  ['/api/', bearerApi],
  ['/opaque/', introspectingApi],
  ['/key/', apis.keyApi],
  ['/cgi/', apis.cgi],
  ['/signed/', apis.signedApi],
  ['/no-route/', apis.unknownRoute],
  ['/graphql', apis.graphql],
  ['/certified/', apis.certified],
  ['/dpop/', apis.dpopApi],
  ['/iis/', apis.misconfigured],
  ['/members/login', apis.disabledLogin],
  ['/quiet/', quietApi],
  ['/token', tokenEndpoint],
  ['/basic/', basicArea],
  ['/digest/', digestArea],
  ['/basic-once/', challenges.rotatedPassword],
  ['/basic-utf8/', challenges.utf8Area],
  ['/digest-once/', challenges.forgetfulDigest],
  ['/digest-rare/', challenges.rareDigest],
  ['/meter/', challenges.rewritten],
  ['/ntlm/', ntlmPool],
  ['/negotiate/', challenges.negotiateArea],
  ['/bare/', challenges.bare],
  ['/broken/', challenges.broken],
  ['/fenced/', challenges.fencedApp],
  ['/session/', sessionSite],
  ['/login/', signIn],
  ['/area/', area],
  ['/pool/', pool],
  ['/soft/', softArea],
  ['/me', whoAmI],
  ['/heavy/', heavy],
  ['/auth/refresh', refreshOnce],
  ['/forms/', forms],
  ['/hotspot/', between.hotspot],
  ['/iap/', between.identityProxy],
  ['/gateway/', between.gateway],
  ['/firewall/', between.firewall],
  ['/cache/', between.cache],
  ['/proxy/', between.proxy],
  ['/moved/', moved],
  ['/moved-twice/', movedTwice],
  ['/upgraded/', upgraded],
  ['/stripped/', bearerApi],
  ['/open-to-all/', openToAll],
  ['/narrow-list/', narrowList],
  ['/silent-on-error/', silentOnError],
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
  ['/steps.js', asset('steps.js', 'text/javascript')],
  ['/schemes.js', asset('schemes.js', 'text/javascript')],
];

/** Paths that answer preflights, and CORS as such, in their own way. */
const ownPreflight: readonly string[] = [
  '/guarded/',
  '/forbidden/',
  '/open-to-all/',
  '/narrow-list/',
  '/silent-on-error/',
];

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
