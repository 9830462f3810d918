import { basic, digest, exchange, jarCookie, jwt, ntlm, opaque, testCase } from './build.ts';

/** What happens over time, between servers and with cookies, told of other services; near misses among it. */
const web = 'https://desk.harborline.example';
const api = 'https://desk.harborline.example/api';
const sid = (seed: string) => `hl.sid=${opaque(seed, 32)}`;
const get = (more: object) => exchange({ url: `${api}/tickets`, from: web, ...more });
const post = (path: string, more: object) => exchange({ method: 'POST', url: `${web}${path}`, from: web, ...more });
const bearer = (more: Record<string, unknown> = {}) => `Bearer ${jwt({ sub: 'u', iat: '-1h', exp: '+1h', ...more })}`;
const verdict = (
  primary: string | null,
  minConfidence: 'certain' | 'likely' | 'possible' = 'certain',
  mustNotSay: string[] = [],
  alsoAcceptable: string[] = [],
) => ({ primary, minConfidence, mustNotSay, alsoAcceptable });

export default [
  // Patterns over time.
  testCase('fourth-race-cookie', {
    name: 'two tabs refreshed with one cookie, and the second was told that it had been used',
    exchanges: [
      post('/auth/refresh', {
        id: '1',
        at: '-4s',
        tab: 7,
        status: 200,
        cookie: `rt=${opaque('r')}`,
        setCookie: `rt=${opaque('r2')}; Path=/; HttpOnly; Secure`,
        json: { accessToken: opaque('a') },
      }),
      post('/auth/refresh', { at: '-3800ms', cookie: `rt=${opaque('r')}`, json: { error: 'refresh_token_reused' } }),
    ],
    expect: verdict('refresh-race', 'certain', ['session-expired', 'token-revoked', 'wrong-username-or-password']),
  }),
  testCase('fourth-race-body', {
    name: 'the token endpoint accepted one of two refreshes and refused the other as an invalid grant',
    exchanges: [
      post('/oauth/token', {
        id: '1',
        at: '-4s',
        status: 200,
        cookie: sid('q'),
        json: { access_token: opaque('a'), refresh_token: opaque('n'), expires_in: 300 },
      }),
      post('/oauth/token', {
        at: '-3900ms',
        status: 400,
        cookie: sid('q'),
        json: { error: 'invalid_grant', error_description: 'Refresh token reuse detected' },
      }),
    ],
    expect: verdict('refresh-race', 'certain', ['session-expired']),
  }),
  testCase('fourth-near-race', {
    name: 'one refresh only, and it was refused',
    exchanges: [post('/auth/refresh', { cookie: `rt=${opaque('r')}`, json: { error: 'invalid refresh token' } })],
    expect: verdict(null, 'certain', ['refresh-race']),
  }),
  testCase('fourth-stale-after-refresh', {
    name: 'a new token had come five seconds before, and the old one was sent',
    exchanges: [
      post('/oauth/token', {
        id: '1',
        at: '-6s',
        status: 200,
        json: { access_token: jwt({ sub: 'u', iat: '-6s', exp: '+1h', jti: 'n' }), expires_in: 3600 },
      }),
      get({ authorization: bearer({ exp: '-30s' }), challenge: 'Bearer error="invalid_token"' }),
    ],
    expect: verdict('stale-token-after-refresh', 'certain', ['token-expired', 'token-revoked']),
  }),
  testCase('fourth-recovered', {
    name: 'the refusal was repaired by a refresh and a repetition',
    focus: 'x',
    exchanges: [
      get({ id: 'x', at: '-5s', authorization: bearer({ exp: '-1m' }), challenge: 'Bearer error="invalid_token"' }),
      post('/oauth/token', { id: 'r', at: '-4s', status: 200, json: { access_token: opaque('n'), expires_in: 300 } }),
      get({ id: 'y', at: '-3s', status: 200, authorization: `Bearer ${opaque('n')}`, json: [] }),
    ],
    expect: verdict('normal-refresh-and-retry', 'certain', ['token-expired', 'stale-token-after-refresh']),
  }),
  testCase('fourth-two-accounts', {
    name: 'another tab signed in as somebody else, and this one sends its cookie',
    exchanges: [
      get({ id: '1', at: '-9m', status: 200, cookie: sid('one'), json: [] }),
      post('/login', {
        id: '2',
        at: '-2m',
        tab: 9,
        status: 302,
        cookie: sid('one'),
        setCookie: `${sid('two')}; Path=/; HttpOnly; Secure`,
        redirectedTo: `${web}/home`,
      }),
      get({ status: 403, cookie: sid('two'), json: { message: 'Ticket belongs to another organisation' } }),
    ],
    expect: verdict('session-cookie-overwritten', 'certain', ['session-expired', 'token-revoked']),
  }),
  testCase('fourth-other-port', {
    name: 'a second application on another port of the host set a cookie of the same name',
    exchanges: [
      exchange({
        id: '1',
        at: '-9m',
        url: 'http://box.lan.example:3000/api/me',
        status: 200,
        cookie: `session=${opaque('p3')}`,
        json: {},
      }),
      exchange({
        id: '2',
        at: '-2m',
        tab: 9,
        method: 'POST',
        url: 'http://box.lan.example:9090/login',
        status: 200,
        cookie: `session=${opaque('p3')}`,
        setCookie: `session=${opaque('p9')}; Path=/; HttpOnly`,
        json: {},
      }),
      exchange({ url: 'http://box.lan.example:3000/api/me', cookie: `session=${opaque('p9')}` }),
    ],
    expect: verdict('session-cookie-overwritten', 'certain', ['session-expired']),
  }),
  testCase('fourth-alternating', {
    name: 'the same cookie is accepted by one instance and refused by another',
    exchanges: [
      get({ id: '1', at: '-4s', status: 200, cookie: sid('s'), responseHeaders: { 'X-Served-By': 'web-1' }, json: [] }),
      get({ id: '2', at: '-3s', cookie: sid('s'), responseHeaders: { 'X-Served-By': 'web-2' } }),
      get({ id: '3', at: '-2s', status: 200, cookie: sid('s'), responseHeaders: { 'X-Served-By': 'web-1' }, json: [] }),
      get({ cookie: sid('s'), responseHeaders: { 'X-Served-By': 'web-2' } }),
    ],
    expect: verdict('session-not-shared-between-servers', 'likely', ['session-expired', 'token-revoked']),
  }),
  testCase('fourth-loop', {
    name: 'two rounds of sign-in, callback and refusal within seconds',
    exchanges: [
      exchange({
        id: '1',
        at: '-9s',
        type: 'main_frame',
        url: `${web}/`,
        status: 302,
        redirectedTo: 'https://id.harborline.example/authorize?client_id=1&redirect_uri=x',
      }),
      exchange({
        id: '2',
        at: '-8s',
        type: 'main_frame',
        url: `${web}/callback?code=a&state=b`,
        status: 302,
        redirectedTo: `${web}/`,
        setCookie: `${sid('l1')}; Path=/; HttpOnly; Secure; SameSite=Lax`,
      }),
      exchange({
        id: '3',
        at: '-7s',
        type: 'main_frame',
        url: `${web}/`,
        status: 302,
        cookie: sid('l1'),
        redirectedTo: 'https://id.harborline.example/authorize?client_id=1&redirect_uri=x',
      }),
      exchange({
        id: '4',
        at: '-6s',
        type: 'main_frame',
        url: `${web}/callback?code=c&state=d`,
        status: 302,
        cookie: sid('l1'),
        redirectedTo: `${web}/`,
        setCookie: `${sid('l2')}; Path=/; HttpOnly; Secure; SameSite=Lax`,
      }),
      exchange({
        type: 'main_frame',
        at: '-5s',
        url: `${web}/`,
        status: 302,
        cookie: sid('l2'),
        redirectedTo: 'https://id.harborline.example/authorize?client_id=1&redirect_uri=x',
      }),
    ],
    expect: verdict('login-loop', 'likely', ['soft-login-redirect', 'session-expired']),
  }),
  testCase('fourth-revoked', {
    name: 'the token was accepted a minute ago and has half an hour to live',
    exchanges: [
      get({ id: '1', at: '-1m', status: 200, authorization: bearer(), json: [] }),
      get({ authorization: bearer(), challenge: 'Bearer error="invalid_token"' }),
    ],
    expect: verdict('token-revoked', 'likely', ['token-expired', 'token-rejected']),
  }),
  testCase('fourth-idle', {
    name: 'the cookie had been accepted four hours ago',
    exchanges: [
      get({ id: '1', at: '-4h', status: 200, cookie: sid('i'), json: [] }),
      get({ cookie: sid('i'), json: { error: 'Unauthorized' } }),
    ],
    expect: verdict('session-expired', 'likely', ['token-revoked', 'session-cookie-overwritten']),
  }),
  // Cookies at home.
  testCase('fourth-samesite-schemeful', {
    name: 'the page is http, the API https of the same name',
    exchanges: [
      exchange({ id: 'p', at: '-9s', type: 'main_frame', url: 'http://desk.harborline.example/', status: 200 }),
      get({ from: 'http://desk.harborline.example' }),
    ],
    jar: [jarCookie('hl.sid', 'desk.harborline.example', { sameSite: 'lax' })],
    expect: verdict('cookie-samesite-blocked', 'certain', ['fetch-credentials-omitted', 'third-party-cookie-blocked']),
  }),
  testCase('fourth-credentials-sub', {
    name: 'a call to a sister host went without credentials, and the cookie covers both',
    exchanges: [exchange({ url: 'https://api.harborline.example/me', from: web, json: { error: 'no session' } })],
    jar: [jarCookie('hl.sid', '.harborline.example', { sameSite: 'lax' })],
    expect: verdict('fetch-credentials-omitted', 'likely', [
      'credentials-missing',
      'cookie-samesite-blocked',
      'cookie-domain-mismatch',
    ]),
  }),
  testCase('fourth-path', {
    name: 'the cookie of the admin area does not go to the API',
    exchanges: [get({ json: { error: 'Unauthenticated.' } })],
    jar: [jarCookie('hl_admin_session', 'desk.harborline.example', { path: '/admin' })],
    expect: verdict('cookie-path-mismatch', 'certain', ['credentials-missing', 'normal-anonymous-probe']),
  }),
  testCase('fourth-duplicate', {
    name: 'a sign-in had set a newer cookie for the whole domain, and the older stands first',
    exchanges: [
      post('/login', {
        id: '1',
        at: '-5s',
        status: 200,
        setCookie: `${sid('new')}; Domain=harborline.example; Path=/; Secure; HttpOnly`,
        json: {},
      }),
      get({ cookie: `${sid('old')}; ${sid('new')}` }),
    ],
    jar: [
      jarCookie('hl.sid', 'desk.harborline.example', { value: opaque('old', 32) }),
      jarCookie('hl.sid', '.harborline.example', { value: opaque('new', 32) }),
    ],
    expect: verdict('cookie-shadowed-by-duplicate', 'likely', [
      'session-expired',
      'login-loop',
      'session-cookie-overwritten',
    ]),
  }),
  // Set-Cookie refused.
  testCase('fourth-none-insecure', {
    name: 'the sign-in set SameSite=None without Secure',
    exchanges: [
      post('/login', {
        id: '1',
        at: '-5s',
        status: 200,
        setCookie: `${sid('n')}; Path=/; HttpOnly; SameSite=None`,
        json: { ok: true },
      }),
      get({}),
    ],
    expect: verdict('set-cookie-samesite-none-insecure', 'certain', ['login-set-no-cookie', 'credentials-missing']),
  }),
  testCase('fourth-suffix', {
    name: 'the sign-in set a cookie for a hosting suffix',
    exchanges: [
      exchange({
        id: '1',
        at: '-5s',
        method: 'POST',
        url: 'https://desk-hl.vercel.app/api/login',
        status: 200,
        setCookie: `${sid('n')}; Domain=vercel.app; Path=/; Secure; HttpOnly`,
        json: { ok: true },
      }),
      exchange({ url: 'https://desk-hl.vercel.app/api/me' }),
    ],
    expect: verdict('set-cookie-domain-rejected', 'certain', ['login-set-no-cookie', 'normal-anonymous-probe']),
  }),
  // In between.
  testCase('fourth-cf-access', {
    name: 'an API call is led to the sign-in of an identity proxy',
    exchanges: [
      get({
        status: 302,
        redirectedTo: 'https://harborline.cloudflareaccess.com/cdn-cgi/access/login/desk.harborline.example?kid=1',
        error: 'net::ERR_FAILED',
      }),
    ],
    expect: verdict('identity-proxy-session-expired', 'certain', ['soft-login-redirect']),
  }),
  testCase('fourth-waf', {
    name: 'a firewall answers with its reference',
    exchanges: [
      get({
        status: 403,
        cookie: sid('w'),
        responseHeaders: { Server: 'AkamaiGHost' },
        html: '<H1>Access Denied</H1> You don\'t have permission to access "http&#58;&#47;&#47;desk" on this server.<P>Reference&#32;&#35;18&#46;2d</P>',
      }),
    ],
    expect: verdict('waf-or-firewall-blocked', 'certain', ['permission-denied', 'session-expired']),
  }),
  testCase('fourth-511', {
    name: 'the network wants its own sign-in',
    exchanges: [
      exchange({
        type: 'main_frame',
        url: 'http://desk.harborline.example/',
        status: 511,
        html: '<p>Network Authentication Required</p>',
      }),
    ],
    expect: verdict('captive-portal', 'certain', ['credentials-missing']),
  }),
  testCase('fourth-431', {
    name: 'the cookies were too large for the server',
    exchanges: [get({ status: 431, cookie: `a=${'x'.repeat(5000)}; b=${'y'.repeat(5000)}` })],
    expect: verdict('header-too-large', 'certain', ['session-expired']),
  }),
  testCase('fourth-400-nginx-large', {
    name: 'a 400 says that header or cookie are too large',
    exchanges: [
      get({
        status: 400,
        cookie: `a=${'x'.repeat(9000)}`,
        html: '<html><head><title>400 Request Header Or Cookie Too Large</title></head></html>',
      }),
    ],
    expect: verdict('header-too-large', 'certain', ['authorization-malformed']),
  }),
  testCase('fourth-407', {
    name: 'a proxy wants its own sign-in',
    exchanges: [
      exchange({
        type: 'main_frame',
        url: `${web}/`,
        status: 407,
        responseHeaders: { 'Proxy-Authenticate': 'Basic realm="Office"', Via: '1.1 gate' },
      }),
    ],
    expect: verdict('proxy-auth-required', 'certain', ['credentials-missing', 'wrong-username-or-password']),
  }),
  testCase('fourth-gateway', {
    name: 'a gateway refused, and nothing of the application answered',
    exchanges: [
      get({
        authorization: `Bearer ${opaque('t')}`,
        responseHeaders: {
          'x-amzn-requestid': '1',
          'x-amzn-errortype': 'UnauthorizedException',
          'x-amz-apigw-id': 'a',
        },
        json: { message: 'Unauthorized' },
      }),
    ],
    expect: verdict('gateway-answered', 'possible', ['challenge-missing'], ['token-rejected']),
  }),
  testCase('fourth-cached', {
    name: 'the answer is older than the sign-in',
    exchanges: [
      post('/login', { id: '1', at: '-1m', status: 200, setCookie: `${sid('c')}; Path=/; Secure`, json: {} }),
      get({
        cookie: sid('c'),
        serverClock: '-20m',
        responseHeaders: { Age: '1200', 'X-Cache': 'Hit from cloudfront' },
      }),
    ],
    expect: verdict('stale-cached-401', 'certain', ['session-expired', 'clock-skew']),
  }),
  // Schemes of the browser.
  testCase('fourth-digest-stale', {
    name: 'a nonce that had worked was refused without a word',
    browser: 'firefox',
    exchanges: [
      exchange({
        id: '1',
        at: '-9m',
        type: 'main_frame',
        url: `${web}/cam`,
        status: 200,
        authorization: digest({ nonce: 'n1', realm: 'cam', uri: '/cam' }),
      }),
      exchange({
        type: 'main_frame',
        url: `${web}/cam`,
        authorization: digest({ nonce: 'n1', realm: 'cam', uri: '/cam', nc: '00000002' }),
        challenge: 'Digest realm="cam", nonce="n2", qop="auth", algorithm=MD5',
      }),
    ],
    expect: verdict('digest-stale-nonce', 'likely', ['wrong-username-or-password', 'stale-cached-credentials']),
  }),
  testCase('fourth-negotiate', {
    name: 'nothing answered a challenge for the login of the system',
    browser: 'firefox',
    exchanges: [exchange({ type: 'main_frame', url: 'https://intra.harborline.example/', challenge: 'Negotiate' })],
    expect: verdict('negotiate-not-sent', 'likely', ['credentials-missing', 'scheme-mismatch']),
  }),
  testCase('fourth-ntlm-in-negotiate', {
    name: 'NTLM went where Kerberos was wanted',
    browser: 'firefox',
    exchanges: [
      exchange({
        type: 'main_frame',
        url: 'https://intra.harborline.example/',
        challenge: 'Negotiate',
        authorization: `Negotiate ${ntlm(1)}`,
      }),
    ],
    expect: verdict('negotiate-ntlm-fallback', 'certain', ['wrong-username-or-password', 'negotiate-not-sent']),
  }),
  testCase('fourth-handshake-chrome', {
    name: 'Chromium shows only that the second answer was good',
    focus: 'a',
    exchanges: [
      exchange({
        id: 'a',
        at: '-3s',
        type: 'main_frame',
        request: 'r1',
        url: `${web}/stats`,
        challenge: 'Basic realm="s"',
      }),
      exchange({
        id: 'b',
        at: '-2s',
        type: 'main_frame',
        request: 'r1',
        url: `${web}/stats`,
        headers: null,
        status: 200,
        html: '<p>ok</p>',
      }),
    ],
    expect: verdict('normal-challenge-handshake', 'certain', ['credentials-missing', 'wrong-username-or-password']),
  }),
  testCase('fourth-basic-over-bearer', {
    name: 'a proxy with Basic in front of an application that sends Bearer',
    browser: 'firefox',
    exchanges: [
      exchange({ id: '1', at: '-1m', type: 'main_frame', url: `${web}/`, status: 200, authorization: basic('ops:pw') }),
      get({
        authorization: bearer(),
        challenge: 'Basic realm="staging"',
        responseHeaders: { Server: 'nginx/1.25.3' },
        html: '<h1>401 Authorization Required</h1>',
      }),
    ],
    expect: verdict('auth-header-collision', 'certain', ['scheme-mismatch', 'token-rejected']),
  }),
  // Redirects and CORS.
  testCase('fourth-slash', {
    name: 'the slash was missing, and the redirect went to http',
    exchanges: [
      exchange({
        id: '1',
        at: '-3s',
        url: `${api}/items`,
        from: web,
        authorization: bearer(),
        status: 301,
        redirectedTo: 'http://desk.harborline.example/api/items/',
      }),
      exchange({ url: 'http://desk.harborline.example/api/items/', from: web, json: { detail: 'Not authenticated' } }),
    ],
    expect: verdict('redirect-variant-drops-auth', 'certain', [
      'credentials-missing',
      'authorization-stripped-cross-origin-redirect',
    ]),
  }),
  testCase('fourth-preflight-403', {
    name: 'the preflight itself was forbidden',
    exchanges: [
      exchange({
        method: 'OPTIONS',
        url: 'https://files.harborline.example/v1/x',
        from: web,
        status: 403,
        headers: { 'Access-Control-Request-Method': 'PUT', 'Access-Control-Request-Headers': 'authorization' },
        text: 'Forbidden',
      }),
    ],
    expect: verdict('preflight-unauthorized', 'certain', [
      'permission-denied',
      'credentials-missing',
      'waf-or-firewall-blocked',
    ]),
  }),
  testCase('fourth-soft-html', {
    name: 'a sign-in page came with 200 where JSON used to come',
    exchanges: [
      get({ id: '1', at: '-1h', status: 200, cookie: sid('h'), json: [] }),
      get({
        status: 200,
        cookie: sid('h'),
        html: '<form action="/login" method="post"><input name="user"><input type="password" name="pw"></form>',
      }),
    ],
    expect: verdict('soft-login-redirect', 'likely', ['session-cookie-overwritten']),
  }),
  testCase('fourth-graphql', {
    name: 'GraphQL answered 200 and says in a code that nobody is signed in',
    exchanges: [
      post('/graphql', {
        status: 200,
        cookie: sid('g'),
        json: { data: null, errors: [{ message: 'You must be logged in', extensions: { code: 'UNAUTHENTICATED' } }] },
      }),
    ],
    expect: verdict('graphql-unauthenticated-200', 'certain', ['permission-denied']),
  }),
  testCase('fourth-near-graphql-forbidden', {
    name: 'GraphQL answered 200 and forbids',
    exchanges: [
      post('/graphql', {
        status: 200,
        cookie: sid('g'),
        json: { data: null, errors: [{ message: 'Not allowed', extensions: { code: 'FORBIDDEN' } }] },
      }),
    ],
    expect: verdict(null, 'certain', ['graphql-unauthenticated-200']),
  }),
  // What was not seen.
  testCase('fourth-gap-request', {
    name: 'the headers of the request were not recorded, and the answer says that the token ran out',
    exchanges: [
      get({ headers: null, challenge: 'Bearer error="invalid_token", error_description="The token expired"' }),
    ],
    expect: verdict('token-expired', 'certain', ['credentials-missing', 'challenge-missing']),
  }),
  testCase('fourth-gap-response', {
    name: 'only the status of the answer is known',
    exchanges: [{ ...get({ authorization: bearer() }), responseHeaders: [] }],
    expect: verdict(null, 'possible', ['challenge-missing', 'token-expired', 'token-revoked', 'gateway-answered']),
  }),
];
