import { basic, digest, exchange, jarCookie, jwt, ntlm, opaque, testCase } from './build.ts';

/** Situations told anew, with other services and words than the cases beside each rule: a second person's view. */
const web = 'https://www.merchant.example';
const api = 'https://api.merchant.example';
const live = (more: Record<string, unknown> = {}) => `Bearer ${jwt({ sub: 'u', iat: '-10m', exp: '+50m', ...more })}`;
const call = (more: object) => exchange({ url: `${api}/v1/orders`, from: web, ...more });
const verdict = (
  primary: string,
  minConfidence: 'certain' | 'likely' | 'possible' = 'certain',
  mustNotSay: string[] = [],
) => ({
  primary,
  minConfidence,
  mustNotSay,
});

export default [
  testCase('view-fastapi', {
    name: 'a framework says “not authenticated” and asks for Bearer',
    exchanges: [call({ challenge: 'Bearer', json: { detail: 'Not authenticated' } })],
    expect: verdict('credentials-missing', 'certain', ['session-expired', 'token-expired']),
  }),
  testCase('view-bare-unauthorized', {
    name: 'nothing was sent, and the answer says no more than its status',
    exchanges: [call({ json: { message: 'Unauthorized' } })],
    expect: verdict('credentials-missing', 'likely', ['gateway-answered', 'challenge-missing']),
  }),
  testCase('view-missing-or-invalid', {
    name: 'the server does not choose between missing and invalid, and nothing was sent',
    exchanges: [call({ challenge: 'Bearer realm="shop"', json: { message: 'Access token is missing or invalid' } })],
    expect: { primary: 'credentials-missing', mustNotSay: ['token-rejected'] },
  }),
  testCase('view-jwt-scheme', {
    name: 'JWT was sent where Bearer is asked for',
    exchanges: [call({ authorization: live().replace('Bearer', 'JWT'), challenge: 'Bearer' })],
    expect: verdict('scheme-mismatch', 'certain', ['bearer-prefix-wrong', 'token-rejected']),
  }),
  testCase('view-lower-case', {
    name: 'the scheme in lower case is no mistake',
    exchanges: [
      call({
        authorization: live().replace('Bearer', 'bearer'),
        challenge: 'Bearer error="invalid_token", error_description="signature is invalid"',
      }),
    ],
    expect: verdict('token-signature-invalid', 'certain', ['bearer-prefix-wrong', 'scheme-mismatch']),
  }),
  testCase('view-your-token', {
    name: 'the example of the documentation was sent',
    exchanges: [
      call({
        authorization: 'Bearer YOUR_ACCESS_TOKEN',
        json: { error: { code: 'InvalidAuthenticationToken', message: 'IDX14100: JWT is not well formed' } },
      }),
    ],
    expect: verdict('bearer-placeholder-value', 'certain', ['opaque-token-where-jwt-expected', 'token-rejected']),
  }),
  testCase('view-percent', {
    name: 'the token was percent-encoded on its way',
    exchanges: [
      call({
        authorization: live().replaceAll('.', '%2E'),
        challenge: 'Bearer error="invalid_token"',
        json: { message: 'Malformed token' },
      }),
    ],
    expect: verdict('authorization-malformed', 'certain', ['bearer-placeholder-value']),
  }),
  testCase('view-express-jwt', {
    name: 'the token went in a header that the middleware does not read',
    exchanges: [
      call({
        headers: { 'X-Access-Token': jwt({ sub: 'u', exp: '+9m' }) },
        json: { name: 'UnauthorizedError', message: 'No authorization token was found' },
      }),
    ],
    expect: verdict('wrong-auth-header-name', 'likely', ['credentials-missing', 'token-expired']),
  }),
  testCase('view-key-credentials', {
    name: 'a gateway calls the key “invalid authentication credentials”',
    exchanges: [
      call({
        headers: { apikey: opaque('k', 32) },
        challenge: 'Key realm="shop"',
        json: { message: 'Invalid authentication credentials' },
      }),
    ],
    expect: verdict('api-key-invalid', 'certain', ['wrong-username-or-password', 'credentials-missing']),
  }),
  testCase('view-elastic-key', {
    name: 'an API key in Authorization is refused',
    exchanges: [
      call({
        authorization: `ApiKey ${opaque('k', 60)}`,
        challenge: ['Basic realm="security", charset="UTF-8"', 'Bearer realm="security"', 'ApiKey'],
        json: {
          error: {
            type: 'security_exception',
            reason:
              'unable to authenticate with provided credentials and anonymous access is not allowed for this request',
          },
        },
      }),
    ],
    expect: {
      primary: 'api-key-invalid',
      alsoAcceptable: ['token-rejected'],
      mustNotSay: ['credentials-missing', 'permission-denied', 'scheme-mismatch'],
    },
  }),
  testCase('view-laravel-login', {
    name: 'a sign-in form is answered with 422',
    exchanges: [
      call({
        url: `${web}/login`,
        method: 'POST',
        status: 422,
        json: {
          message: 'These credentials do not match our records.',
          errors: { email: ['These credentials do not match our records.'] },
        },
      }),
    ],
    expect: verdict('wrong-username-or-password', 'certain', ['credentials-missing', 'csrf-token-rejected']),
  }),
  testCase('view-drf-login', {
    name: 'a token is to be had for a pair, with 400',
    exchanges: [
      call({
        url: `${api}/auth/login/`,
        method: 'POST',
        status: 400,
        json: { non_field_errors: ['Unable to log in with provided credentials.'] },
      }),
    ],
    expect: verdict('wrong-username-or-password'),
  }),
  testCase('view-password-grant', {
    name: 'a password grant names the pair',
    exchanges: [
      call({
        url: 'https://id.merchant.example/oauth/token',
        method: 'POST',
        status: 403,
        json: { error: 'invalid_grant', error_description: 'Wrong email or password.' },
      }),
    ],
    expect: verdict('wrong-username-or-password', 'certain', ['session-expired', 'oauth-client-authentication-failed']),
  }),
  testCase('view-spring-disabled', {
    name: 'a framework says that the user is disabled',
    exchanges: [call({ url: `${api}/login`, method: 'POST', json: { message: 'User is disabled' } })],
    expect: verdict('account-disabled', 'certain', ['wrong-username-or-password']),
  }),
  testCase('view-cognito-expired', {
    name: 'a gateway says that the incoming token has expired',
    exchanges: [
      call({
        authorization: jwt({ sub: 'u', exp: '-3h', token_use: 'access' }),
        responseHeaders: { 'x-amzn-ErrorType': 'UnauthorizedException' },
        json: { message: 'The incoming token has expired' },
      }),
    ],
    expect: verdict('token-expired', 'certain', ['gateway-answered', 'bearer-prefix-wrong', 'token-revoked']),
  }),
  testCase('view-expired-in-cookie', {
    name: 'the token in a cookie expired, and only the server can read it',
    exchanges: [
      call({
        url: `${web}/api/cart`,
        cookie: `jwt=${jwt({ exp: '-3m' })}`,
        json: { error: 'TokenExpiredError: jwt expired' },
      }),
    ],
    expect: { primary: 'token-expired', alsoAcceptable: ['session-expired'], mustNotSay: ['credentials-missing'] },
  }),
  testCase('view-expired-please-sign-in', {
    name: 'expired, with the advice to sign in again',
    exchanges: [
      call({ authorization: live({ exp: '-6m' }), json: { message: 'Your token has expired. Please log in again.' } }),
    ],
    expect: verdict('token-expired', 'certain', ['session-expired']),
  }),
  testCase('view-azure-sas', {
    name: 'a shared access signature had run out',
    exchanges: [
      exchange({
        type: 'media',
        url: 'https://store.merchant.example/clips/1.mp4?sv=2024-11-04&st=2026-10-05T10%3A00%3A00Z&se=2026-10-05T12%3A00%3A00Z&sr=b&sp=r&sig=abc%2Bdef%3D',
        from: web,
        status: 403,
        responseHeaders: { 'x-ms-error-code': 'AuthenticationFailed', 'Content-Type': 'application/xml' },
        text: '<?xml version="1.0"?><Error><Code>AuthenticationFailed</Code><Message>Server failed to authenticate the request.</Message><AuthenticationErrorDetail>Signed expiry time has to be after signed start time</AuthenticationErrorDetail></Error>',
      }),
    ],
    expect: {
      primary: 'token-expired',
      mustNotSay: ['permission-denied', 'request-signature-mismatch', 'wrong-username-or-password'],
    },
  }),
  testCase('view-jose-nbf', {
    name: 'a library names the claim that failed',
    exchanges: [
      call({
        authorization: live({ nbf: '+90s' }),
        challenge: 'Bearer error="invalid_token", error_description="\\"nbf\\" claim timestamp check failed"',
      }),
    ],
    expect: verdict('token-not-yet-valid', 'certain', ['token-expired']),
  }),
  testCase('view-envoy-audience', {
    name: 'a mesh names the audience in plain text',
    exchanges: [
      call({
        authorization: live({ aud: 'ledger' }),
        responseHeaders: { Server: 'istio-envoy' },
        text: 'Audiences in Jwt are not allowed',
      }),
    ],
    expect: verdict('token-wrong-audience', 'certain', ['gateway-answered', 'permission-denied']),
  }),
  testCase('view-envoy-issuer', {
    name: 'a mesh names the issuer in plain text',
    exchanges: [
      call({
        authorization: live({ iss: 'https://id.merchant.example' }),
        responseHeaders: { Server: 'envoy' },
        text: 'Jwt issuer is not configured',
      }),
    ],
    expect: verdict('token-wrong-issuer', 'certain', ['gateway-answered', 'server-auth-misconfigured']),
  }),
  testCase('view-envoy-form', {
    name: 'a mesh says how a JWT has to look',
    exchanges: [
      call({
        authorization: `Bearer ${opaque('o', 36)}`,
        responseHeaders: { Server: 'envoy' },
        text: 'Jwt is not in the form of Header.Payload.Signature with two dots and 3 sections',
      }),
    ],
    expect: verdict('opaque-token-where-jwt-expected', 'certain', ['gateway-answered', 'authorization-malformed']),
  }),
  testCase('view-nimbus', {
    name: 'another algorithm was expected',
    exchanges: [
      call({
        authorization: live(),
        challenge:
          'Bearer error="invalid_token", error_description="An error occurred while attempting to decode the Jwt: Signed JWT rejected: Another algorithm expected, or no matching key(s) found"',
      }),
    ],
    expect: {
      primary: 'token-alg-not-accepted',
      alsoAcceptable: ['token-unknown-signing-key'],
      mustNotSay: ['opaque-token-where-jwt-expected', 'authorization-malformed', 'token-rejected'],
    },
  }),
  testCase('view-identity-model', {
    name: 'a library could not match the key id',
    exchanges: [
      call({
        authorization: live(),
        challenge: 'Bearer error="invalid_token", error_description="The signature key was not found"',
      }),
    ],
    expect: verdict('token-unknown-signing-key', 'certain', ['token-signature-invalid']),
  }),
  testCase('view-google-scope', {
    name: 'a reason in capital letters names the scope',
    exchanges: [
      call({
        authorization: `Bearer ya29.${opaque('g', 80)}`,
        status: 403,
        json: {
          error: {
            code: 403,
            message: 'Request had insufficient authentication scopes.',
            status: 'PERMISSION_DENIED',
            details: [{ reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' }],
          },
        },
      }),
    ],
    expect: verdict('insufficient-scope', 'certain', ['permission-denied', 'token-rejected']),
  }),
  testCase('view-blacklisted', {
    name: 'the token is on the block list after a sign-out',
    exchanges: [call({ authorization: live(), json: { msg: 'Token has been revoked' } })],
    expect: verdict('token-revoked', 'certain', ['token-rejected', 'token-expired']),
  }),
  testCase('view-recent-login', {
    name: 'a recent sign-in is required for this action',
    exchanges: [
      call({
        method: 'DELETE',
        url: `${api}/v1/account`,
        authorization: live(),
        status: 403,
        json: {
          code: 'auth/requires-recent-login',
          message: 'This operation is sensitive and requires recent authentication.',
        },
      }),
    ],
    expect: verdict('step-up-required', 'certain', ['permission-denied']),
  }),
  testCase('view-refresh-used', {
    name: 'two tabs refreshed with one cookie',
    exchanges: [
      call({
        id: 'won',
        at: '-1s300ms',
        tab: 7,
        url: `${api}/session/renew`,
        method: 'POST',
        status: 200,
        cookie: `rt=${opaque('rt')}`,
        setCookie: `rt=${opaque('rt2')}; Path=/session; HttpOnly; Secure; SameSite=Lax`,
        json: {},
      }),
      call({
        url: `${api}/session/renew`,
        method: 'POST',
        cookie: `rt=${opaque('rt')}`,
        json: { error: 'refresh_token_already_used' },
      }),
    ],
    expect: verdict('refresh-race', 'certain', ['session-expired', 'token-revoked', 'credentials-sent-twice']),
  }),
  testCase('view-other-tenant-key', {
    name: 'the anonymous key of another project',
    exchanges: [
      call({
        url: 'https://qwertyuiopasdfgh.backend.example/rest/v1/items',
        headers: { apikey: jwt({ ref: 'zxcvbnmasdfghjkl', role: 'anon', exp: '+900d' }) },
        json: { message: 'Invalid API key' },
      }),
    ],
    expect: verdict('tenant-or-environment-mismatch', 'likely', ['wrong-auth-header-name']),
  }),
  testCase('view-sse', {
    name: 'an event stream of an API that takes tokens',
    exchanges: [
      call({ id: 'ok', at: '-9s', status: 200, authorization: live(), json: [] }),
      call({
        url: `${api}/v1/events`,
        headers: { Accept: 'text/event-stream', 'Cache-Control': 'no-cache' },
        json: { message: 'Missing bearer token' },
      }),
    ],
    expect: verdict('request-cannot-carry-authorization', 'certain', [
      'credentials-missing',
      'authorization-omitted-on-this-call',
    ]),
  }),
  testCase('view-page-userinfo', {
    name: 'the page itself was opened with a user name in its address',
    exchanges: [
      exchange({ id: 'p', at: '-4s', type: 'main_frame', url: 'https://ann:pw@nas.merchant.example/', status: 200 }),
      exchange({
        url: 'https://nas.merchant.example/api/disks',
        from: 'https://ann:pw@nas.merchant.example',
        challenge: 'Basic realm="nas"',
      }),
    ],
    expect: verdict('url-credentials-blocked', 'certain', ['credentials-missing']),
  }),
  testCase('view-basic-umlaut', {
    name: 'Latin-1 letters at a server that names no charset',
    browser: 'firefox',
    exchanges: [
      exchange({
        type: 'main_frame',
        url: 'https://nas.merchant.example/',
        authorization: basic('jürgen:geheim', 'latin1'),
        challenge: 'Basic realm="NAS"',
      }),
    ],
    expect: verdict('basic-encoding-mismatch', 'likely', ['authorization-malformed']),
  }),
  testCase('view-okta-public', {
    name: 'a public client is asked for a secret',
    exchanges: [
      call({
        url: 'https://id.merchant.example/oauth2/v1/token',
        method: 'POST',
        json: {
          error: 'invalid_client',
          error_description: 'The client secret supplied for a confidential client is invalid.',
        },
      }),
    ],
    expect: verdict('oauth-client-authentication-failed', 'certain', [
      'wrong-username-or-password',
      'credentials-missing',
    ]),
  }),
  testCase('view-digest-twice', {
    name: 'a fresh nonce and the same refusal: the password is wrong',
    browser: 'firefox',
    exchanges: [
      exchange({
        id: 'q',
        at: '-15s',
        type: 'main_frame',
        url: 'http://cam.merchant.example/',
        challenge: 'Digest realm="cam", nonce="a1", qop="auth", algorithm=SHA-256',
      }),
      exchange({
        type: 'main_frame',
        url: 'http://cam.merchant.example/',
        authorization: digest({ realm: 'cam', nonce: 'a1', uri: '/' }),
        challenge: 'Digest realm="cam", nonce="b2", qop="auth", algorithm=SHA-256, stale=false',
      }),
    ],
    expect: verdict('wrong-username-or-password', 'likely', [
      'digest-stale-nonce',
      'digest-uri-mismatch',
      'stale-cached-credentials',
    ]),
  }),
  testCase('view-ntlm-http2', {
    name: 'the NTLM handshake ran over HTTP/2',
    browser: 'firefox',
    exchanges: [
      {
        ...exchange({
          id: 'l1',
          at: '-1s300ms',
          type: 'main_frame',
          url: 'https://rms.merchant.example/',
          authorization: `NTLM ${ntlm(1)}`,
          challenge: `NTLM ${ntlm(2)}`,
        }),
        statusLine: 'HTTP/2.0 401',
      },
      {
        ...exchange({
          type: 'main_frame',
          url: 'https://rms.merchant.example/',
          authorization: `NTLM ${ntlm(3)}`,
          challenge: 'NTLM',
        }),
        statusLine: 'HTTP/2.0 401',
      },
    ],
    expect: {
      primary: 'ntlm-connection-broken',
      alsoAcceptable: ['wrong-username-or-password'],
      minConfidence: 'likely',
    },
  }),
  testCase('view-third-call-lost', {
    name: 'the session cookie stayed home on a call without credentials mode',
    exchanges: [call({ url: `${api}/v1/me`, json: { message: 'Unauthenticated.' } })],
    jar: [jarCookie('merchant_session', '.merchant.example')],
    expect: verdict('fetch-credentials-omitted', 'likely', ['credentials-missing', 'session-expired']),
  }),
  testCase('view-clock-fast', {
    name: 'this computer runs ahead, and the token counts as one of the future at the server',
    exchanges: [
      exchange({
        id: 'o',
        at: '-8s',
        url: 'https://fonts.other.example/a.css',
        from: web,
        status: 200,
        serverClock: '-12m',
        text: '',
      }),
      call({
        authorization: `Bearer ${jwt({ iat: '-2m', nbf: '-2m', exp: '+1h' })}`,
        challenge: 'Bearer error="invalid_token"',
        serverClock: '-12m',
      }),
    ],
    expect: verdict('clock-skew', 'likely', ['token-expired', 'token-revoked']),
  }),
  testCase('view-expired-by-both', {
    name: 'a wrong clock, but the token is long over by both',
    exchanges: [call({ authorization: live({ exp: '-2h' }), challenge: 'Bearer', serverClock: '+20m' })],
    expect: verdict('token-expired', 'certain', ['clock-skew']),
  }),
  testCase('view-app-token-in-collision', {
    name: 'a dashboard’s own token meets the proxy’s Basic',
    browser: 'firefox',
    exchanges: [
      exchange({
        id: 'p',
        at: '-50s',
        type: 'main_frame',
        url: 'https://dash.merchant.example/',
        status: 200,
        authorization: basic('ops:pw'),
      }),
      exchange({
        url: 'https://dash.merchant.example/api/tiles',
        authorization: `Token ${opaque('t', 40)}`,
        challenge: 'Basic realm="ops"',
        responseHeaders: { Server: 'Caddy' },
      }),
    ],
    expect: verdict('auth-header-collision', 'certain', [
      'scheme-mismatch',
      'wrong-username-or-password',
      'token-rejected',
    ]),
  }),
  testCase('view-flask-type', {
    name: 'a framework refuses the kind of token with 422',
    exchanges: [
      call({
        authorization: live({ type: 'refresh' }),
        status: 422,
        json: { msg: 'Only non-refresh tokens are allowed' },
      }),
    ],
    expect: verdict('refresh-token-instead-of-access-token', 'certain', ['token-rejected', 'authorization-malformed']),
  }),
  testCase('view-expired-and-under-scoped', {
    name: 'expired and without the scope: the expiry comes first',
    exchanges: [
      call({
        authorization: live({ exp: '-10m', scope: 'a' }),
        status: 403,
        challenge: 'Bearer error="insufficient_scope", scope="b"',
      }),
    ],
    expect: { primary: 'token-expired', minConfidence: 'likely' },
  }),
  testCase('view-grant-race', {
    name: 'two refreshes at the token endpoint, whose bodies are not recorded',
    exchanges: [
      call({
        id: 'w',
        at: '-900ms',
        url: 'https://id.merchant.example/oauth/token',
        method: 'POST',
        status: 200,
        json: { access_token: opaque('n'), refresh_token: opaque('m') },
      }),
      call({
        at: '-800ms',
        url: 'https://id.merchant.example/oauth/token',
        method: 'POST',
        status: 400,
        json: { error: 'invalid_grant', error_description: 'Unknown or invalid refresh token.' },
      }),
    ],
    expect: verdict('refresh-race', 'certain', ['session-expired', 'wrong-username-or-password']),
  }),
];
