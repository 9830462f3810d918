import { exchange, opaque, testCase } from './build.ts';

const site = 'https://notes.reading.example';

export default [
  testCase('identity-oauth2-proxy', {
    name: 'the call is sent to the proxy’s own start address',
    exchanges: [
      exchange({ url: `${site}/api/notes`, status: 302, redirectedTo: `${site}/oauth2/sign_in?rd=%2Fapi%2Fnotes` }),
    ],
    expect: {
      primary: 'identity-proxy-session-expired',
      minConfidence: 'certain',
      mustNotSay: ['soft-login-redirect', 'session-expired'],
      fixKinds: ['reload-page', 'gateway-config'],
    },
  }),
  testCase('identity-iap', {
    name: 'the 401 bears the proxy’s own field',
    exchanges: [
      exchange({
        url: `${site}/api/notes`,
        cookie: `GCP_IAP_UID=${opaque('g')}`,
        text: 'Invalid IAP credentials: empty token',
        responseHeaders: { 'X-Goog-IAP-Generated-Response': 'true' },
      }),
    ],
    expect: {
      primary: 'identity-proxy-session-expired',
      minConfidence: 'certain',
      mustNotSay: ['credentials-missing', 'gateway-answered'],
    },
  }),
  testCase('identity-second-hop', {
    name: 'asked about the answer of the sign-in host, the redirect before it is named',
    exchanges: [
      exchange({
        id: 'a',
        at: '-3s',
        url: `${site}/api/notes`,
        status: 302,
        redirectedTo: 'https://team.gate.example/cdn-cgi/access/login/notes?kid=1',
      }),
      exchange({
        id: 'b',
        at: '-2s',
        url: 'https://team.gate.example/cdn-cgi/access/login/notes?kid=1',
        from: site,
        status: 200,
        error: 'net::ERR_FAILED',
        html: '<form></form>',
      }),
    ],
    expect: {
      primary: 'identity-proxy-session-expired',
      minConfidence: 'certain',
      mustNotSay: ['cors-credentials-not-allowed'],
    },
  }),
  testCase('identity-callback', {
    name: 'the identity provider is asked to come back to the proxy’s own address',
    exchanges: [
      exchange({
        url: `${site}/api/notes`,
        status: 302,
        redirectedTo: `https://login.tenant.example/oauth2/v2.0/authorize?client_id=1&response_type=code&redirect_uri=${encodeURIComponent(`${site}/.auth/login/aad/callback`)}`,
      }),
    ],
    expect: {
      primary: 'identity-proxy-session-expired',
      minConfidence: 'certain',
      mustNotSay: ['soft-login-redirect'],
    },
  }),
  testCase('identity-own-login', {
    name: 'the application’s own sign-in page is no proxy',
    exchanges: [exchange({ url: `${site}/api/notes`, status: 302, redirectedTo: `${site}/login?next=/api/notes` })],
    expect: { primary: 'soft-login-redirect', mustNotSay: ['identity-proxy-session-expired'] },
  }),
  testCase('identity-application-refuses', {
    name: 'the proxy let the request through, and the application refused it',
    exchanges: [
      exchange({ url: `${site}/api/notes`, cookie: `_oauth2_proxy=${opaque('o')}`, json: { error: 'unknown user' } }),
    ],
    expect: { primary: null, mustNotSay: ['identity-proxy-session-expired'] },
  }),
];
