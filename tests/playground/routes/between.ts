import { html, json, type Route } from '../http.ts';

/** The network's own answer, before anybody may pass (RFC 6585 section 6). */
export const hotspot: Route = () => html(511, '<title>Sign in to the network</title><p>Sign in to use this Wi-Fi.</p>');

/** Google's Identity-Aware Proxy answers scripts 401 when its session is over. */
export const identityProxy: Route = () =>
  html(401, 'Invalid IAP credentials: empty token', [['X-Goog-IAP-Generated-Response', 'true']]);

/** A load balancer that checks tokens itself and gives no reason. */
export const gateway: Route = () => html(401, '<title>401 Authorization Required</title>', [['Server', 'awselb/2.0']]);

/** A bot filter in front; the application never sees the request. */
export const firewall: Route = () =>
  html(403, '<title>Just a moment...</title>', [
    ['Server', 'cloudflare'],
    ['cf-mitigated', 'challenge'],
    ['CF-RAY', '8f2d5f0a1b2c3d4e-FRA'],
  ]);

/** A shared cache that kept the refusal of somebody who was not signed in. */
export const cache: Route = ask => {
  const seconds = 900;
  return {
    ...json(401, { message: 'Not signed in.' }, [
      ['Cache-Control', 'public, max-age=3600'],
      ['Age', String(seconds)],
      ['X-Cache', 'HIT'],
    ]),
    madeAt: ask.now - seconds * 1000,
  };
};

/** Answers as a proxy that wants its own sign-in (RFC 9110 section 15.5.8). */
export const proxy: Route = () =>
  html(407, '<title>407 Proxy Authentication Required</title>', [
    ['Proxy-Authenticate', 'Basic realm="Company proxy"'],
    ['Via', '1.1 proxy.shop.test (squid/6.10)'],
  ]);
