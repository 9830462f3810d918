import { basic, digest, exchange, jarCookie, jwt, opaque, testCase } from './build.ts';

/** What servers of many makes were seen to answer, told of other services; near misses among it. */
const api = 'https://stalls.fairground.example/api';
const from = 'https://stalls.fairground.example';
const call = (more: object) => exchange({ url: `${api}/stalls`, from, ...more });
const post = (path: string, more: object) => exchange({ method: 'POST', url: `${from}${path}`, from, ...more });
const fresh = jwt({ sub: 'k1', iat: '-5m', exp: '+55m' });
const withAccount = 'https://kit:wrong@stalls.fairground.example/api/stalls';
const sid = `stall.sid=${opaque('stall', 32)}`;
const verdict = (
  primary: string | null,
  minConfidence: 'certain' | 'likely' | 'possible' = 'certain',
  mustNotSay: string[] = [],
) => ({ primary, minConfidence, mustNotSay });

export default [
  // Accounts that a script hands to the browser.
  testCase('real-digest-account', {
    name: 'Digest answered the challenge with the account of XMLHttpRequest.open, and the server asked again',
    browser: 'firefox',
    exchanges: [
      exchange({
        url: withAccount,
        from,
        authorization: digest({ username: 'kit', realm: 'Stalls', nonce: 'n1', uri: '/api/stalls' }),
        challenge: 'Digest realm="Stalls", nonce="n2", qop="auth"',
      }),
    ],
    expect: verdict('wrong-username-or-password', 'likely', ['url-credentials-blocked']),
  }),
  testCase('real-hidden-account', {
    name: 'Chromium hides the pair that the script gave it, and the answer is a challenge all the same',
    exchanges: [exchange({ url: withAccount, from, challenge: 'Basic realm="Stalls"' })],
    expect: verdict('wrong-username-or-password', 'likely', ['url-credentials-blocked', 'credentials-missing']),
  }),
  testCase('real-near-hidden-account-elsewhere', {
    name: 'the script gave an account for another origin, where the browser may not have used it',
    exchanges: [
      exchange({ url: withAccount, from: 'https://desk.elsewhere.example', challenge: 'Basic realm="Stalls"' }),
    ],
    expect: verdict(null, 'possible', ['wrong-username-or-password']),
  }),
  testCase('real-basic-quiet', {
    name: 'a Basic pair of the page was refused without a challenge and without a word',
    exchanges: [call({ authorization: basic('kit:wrong') })],
    expect: verdict('wrong-username-or-password', 'possible'),
  }),
  testCase('real-near-basic-quiet', {
    name: 'the server speaks to a Basic pair as to a stranger',
    exchanges: [call({ authorization: basic('kit:wrong'), json: { message: 'You are not logged in.' } })],
    expect: verdict(null, 'possible', ['wrong-username-or-password']),
  }),
  testCase('real-obtain', {
    name: 'the credentials that are refused stood in the body, since the headers carried none',
    exchanges: [
      post('/jwt/obtain', {
        challenge: 'Bearer realm="api"',
        json: { detail: 'No active account found with the given credentials' },
      }),
    ],
    expect: verdict('wrong-username-or-password', 'likely', ['credentials-missing']),
  }),
  testCase('real-near-obtain', {
    name: 'authentication failed, of a call that carried nothing',
    exchanges: [post('/api/stalls', { json: { detail: 'Authentication failed' } })],
    expect: verdict(null, 'possible', ['wrong-username-or-password']),
  }),
  // Rights behind a status of identity, and the reverse.
  testCase('real-require-user', {
    name: 'a pair that was accepted elsewhere a moment before is asked for again, as Apache does for other users’ places',
    browser: 'firefox',
    exchanges: [
      call({ id: 'ok', at: '-2s', status: 200, authorization: basic('kit:right'), json: [] }),
      exchange({ url: `${from}/back/ledger`, from, authorization: basic('kit:right'), challenge: 'Basic realm="S"' }),
    ],
    // Neither was the other address seen to ask for a pair, nor does a script send only what a browser took.
    expect: verdict('permission-denied', 'possible', ['wrong-username-or-password']),
  }),
  testCase('real-near-require-user', {
    name: 'the very address that took the pair refuses it',
    browser: 'firefox',
    exchanges: [
      call({ id: 'ok', at: '-2s', status: 200, authorization: basic('kit:right'), json: [] }),
      call({ authorization: basic('kit:right'), challenge: 'Basic realm="S"' }),
    ],
    expect: verdict('stale-cached-credentials', 'certain', ['permission-denied']),
  }),
  testCase('real-403-after-challenge', {
    name: 'the request was asked for a login, and then forbidden',
    exchanges: [
      call({ id: 'leg', at: '-2s', request: 'r', challenge: 'Basic realm="S"' }),
      call({ request: 'r', status: 403, headers: null }),
    ],
    expect: verdict('permission-denied', 'likely', ['wrong-username-or-password']),
  }),
  testCase('real-403-basic', {
    name: 'a whole pair was sent, and forbidden rather than asked for again',
    exchanges: [call({ status: 403, authorization: basic('kit:right'), text: 'Unauthorized Access' })],
    expect: verdict('permission-denied', 'possible'),
  }),
  testCase('real-403-new-session', {
    name: 'a page is forbidden to the session that a sign-in has just made',
    exchanges: [
      post('/login', { id: 'in', at: '-4s', status: 200, setCookie: `${sid}; Path=/; HttpOnly; Secure`, json: {} }),
      exchange({ url: `${from}/back/ledger`, from, status: 403, cookie: sid, html: '<h1>403 Forbidden</h1>' }),
    ],
    expect: verdict('permission-denied', 'possible'),
  }),
  testCase('real-csrf-supposed', {
    name: 'a page of help says to a GET that it may have triggered the forgery protection',
    browser: 'firefox',
    exchanges: [
      call({
        status: 403,
        authorization: basic('kit:right'),
        html: '<h1>403 Access Denied</h1><p>You are not authorized to view this page. If you used a bookmark you may have triggered the cross-site request forgery (CSRF) protection.</p>',
      }),
    ],
    expect: verdict('permission-denied', 'certain', ['csrf-token-rejected']),
  }),
  testCase('real-csrf-supposed-post', {
    name: 'the same page says so to a POST',
    browser: 'firefox',
    exchanges: [
      post('/manager/expire', {
        status: 403,
        authorization: basic('kit:right'),
        html: '<h1>403 Access Denied</h1><p>You are not authorized to view this page. If you used a bookmark you may have triggered the cross-site request forgery (CSRF) protection.</p>',
      }),
    ],
    expect: verdict('csrf-token-rejected', 'likely'),
  }),
  // Form and scheme.
  testCase('real-quotes-signature', {
    name: 'a lenient decoder skipped the quotes around the token and found that its signature does not fit',
    exchanges: [
      call({
        authorization: `Bearer "${fresh}"`,
        challenge: 'Bearer error="invalid_token", error_description="signature verification failed"',
      }),
    ],
    expect: verdict('authorization-malformed', 'certain', ['token-signature-invalid']),
  }),
  testCase('real-protected-header', {
    name: 'the first part of an opaque token with dots is no header',
    exchanges: [
      call({
        authorization: `Bearer v2.opaque.${opaque('t', 20)}`,
        challenge: 'Bearer error="invalid_token", error_description="JWS Protected Header is invalid"',
      }),
    ],
    expect: verdict('opaque-token-where-jwt-expected', 'certain', ['token-rejected']),
  }),
  testCase('real-scheme-in-words', {
    name: 'without a challenge the server names the scheme that it reads',
    exchanges: [
      call({
        authorization: `JWT ${fresh}`,
        json: { code: 'credentials_bad_scheme', message: 'Format is Authorization: Bearer [token]' },
      }),
    ],
    expect: verdict('scheme-mismatch', 'certain', ['token-rejected', 'bearer-prefix-wrong']),
  }),
  testCase('real-near-scheme-in-words', {
    name: 'the server names the scheme that was sent',
    exchanges: [
      call({ authorization: `Bearer ${fresh}`, json: { message: 'Format is Authorization: Bearer [token]' } }),
    ],
    expect: verdict(null, 'possible', ['scheme-mismatch']),
  }),
  testCase('real-scheme-400', {
    name: 'a 400 offers other schemes than the one that was sent',
    exchanges: [call({ status: 400, authorization: basic('kit:x'), challenge: 'Bearer realm="api"' })],
    expect: verdict('scheme-mismatch', 'likely'),
  }),
  testCase('real-header-missed', {
    name: 'the server misses the header by its name, whatever cookies came',
    exchanges: [
      call({
        cookie: sid,
        json: { code: 'NO_AUTHORIZATION_IN_HEADER', message: 'No Authorization was found in headers' },
      }),
    ],
    expect: verdict('credentials-missing', 'likely'),
  }),
  testCase('real-near-header-missed', {
    name: 'the server misses something, and a session went along',
    exchanges: [call({ cookie: sid, json: { message: 'Credentials were not provided' } })],
    expect: verdict(null, 'possible', ['credentials-missing']),
  }),
  testCase('real-wanted-not-absent', {
    name: 'an unknown token is told only that authorization is required',
    exchanges: [
      call({
        authorization: `Bearer ${opaque('u', 20)}`,
        challenge: 'Basic, Bearer',
        json: { error: 'authorization required to access stalls' },
      }),
    ],
    expect: verdict('server-strips-authorization', 'possible'),
  }),
  // Sessions and cookies.
  testCase('real-restart', {
    name: 'the call that was accepted a moment before is refused with the same session',
    exchanges: [
      call({ id: 'ok', at: '-3s', status: 200, cookie: sid, json: [] }),
      call({ cookie: sid, json: { message: 'Unauthorized' } }),
    ],
    expect: verdict('session-expired', 'possible'),
  }),
  testCase('real-near-restart', {
    name: 'another call than the accepted one is refused',
    exchanges: [
      call({ id: 'ok', at: '-3s', status: 200, cookie: sid, json: [] }),
      exchange({ url: `${api}/ledger`, from, cookie: sid, json: { message: 'Unauthorized' } }),
    ],
    expect: verdict(null, 'possible', ['session-expired']),
  }),
  testCase('real-refresh-refused', {
    name: 'the token in the body of a refresh call is called invalid or expired',
    exchanges: [post('/jwt/refresh', { json: { detail: 'Token is invalid or expired' } })],
    expect: verdict('session-expired', 'likely'),
  }),
  testCase('real-refresh-with-access', {
    name: 'the token in the body of a refresh call is of the wrong type',
    exchanges: [post('/jwt/refresh', { json: { detail: 'Token has wrong type' } })],
    expect: verdict('refresh-token-instead-of-access-token', 'likely', ['session-expired']),
  }),
  testCase('real-omit', {
    name: 'one call of a page went to its own origin without the cookie that another call carried just then',
    exchanges: [
      call({ id: 'ok', at: '-3s', status: 200, cookie: sid, json: [] }),
      exchange({ url: `${api}/ledger`, from, json: { message: 'Unauthorized' } }),
    ],
    jar: [jarCookie('stall.sid', 'stalls.fairground.example', { value: opaque('stall', 32) })],
    expect: verdict('fetch-credentials-omitted', 'likely', ['extension-stripped-credentials', 'credentials-missing']),
  }),
  testCase('real-cors-firefox', {
    name: 'Firefox keeps an answer without CORS headers from the page, and reports no error',
    browser: 'firefox',
    exchanges: [exchange({ url: `${api}/stalls`, from: 'https://desk.elsewhere.example' })],
    expect: verdict('cors-headers-missing-on-error', 'certain'),
  }),
  testCase('real-favicon', {
    name: 'after the question who is signed in the browser asks for its icon, which shows nothing',
    exchanges: [
      exchange({ id: 'who', at: '-2s', url: `${from}/me`, from }),
      exchange({ id: 'icon', type: 'image', url: `${from}/favicon.ico`, from, status: 200 }),
    ],
    focus: 'who',
    expect: verdict('credentials-missing', 'likely', ['normal-anonymous-probe']),
  }),
  // Clients and keys.
  testCase('real-no-client', {
    name: 'introspection was asked for by no client',
    exchanges: [
      post('/token/introspection', {
        status: 400,
        json: { error: 'invalid_request', error_description: 'no client authentication mechanism provided' },
      }),
    ],
    expect: verdict('oauth-client-authentication-failed', 'likely'),
  }),
  testCase('real-grant-of-client', {
    name: 'the grant type is not one of this client',
    exchanges: [
      post('/token', {
        status: 400,
        json: { error: 'invalid_request', error_description: 'requested grant type is not allowed for this client' },
      }),
    ],
    expect: verdict('oauth-client-authentication-failed', 'likely'),
  }),
  testCase('real-key-validated', {
    name: 'the key could not be validated',
    exchanges: [
      call({ status: 403, headers: { 'X-Api-Key': opaque('k', 20) }, json: { detail: 'Could not validate API key' } }),
    ],
    expect: verdict('api-key-invalid', 'certain'),
  }),
];
