import { basic, exchange, jarCookie, jwt, opaque, testCase } from './build.ts';

/** Other services, spellings, locales and statuses: what must not depend on one wording. */
const web = 'https://cabinet.ledgerly.example';
const api = 'https://api.ledgerly.example';
const live = (more: Record<string, unknown> = {}) => `Bearer ${jwt({ sub: 'u', iat: '-10m', exp: '+50m', ...more })}`;
const old = `Bearer ${jwt({ sub: 'u', iat: '-2h', exp: '-1h' })}`;
const call = (more: object) => exchange({ url: `${api}/v2/entries`, from: web, ...more });
const verdict = (
  primary: string | null,
  minConfidence: 'certain' | 'likely' | 'possible' = 'certain',
  mustNotSay: string[] = [],
  alsoAcceptable: string[] = [],
) => ({ primary, minConfidence, mustNotSay, alsoAcceptable });

export default [
  // Time.
  testCase('third-498', {
    name: 'a status of its own for a token that ran out',
    exchanges: [call({ status: 498, authorization: old, json: { code: 498, message: 'Invalid Token' } })],
    expect: verdict('token-expired', 'certain', ['token-revoked', 'permission-denied']),
  }),
  testCase('third-400-expired', {
    name: 'a 400 whose challenge says that the token ran out',
    exchanges: [
      call({
        status: 400,
        authorization: `Bearer ${opaque('x')}`,
        challenge: 'Bearer error="invalid_token", error_description="Token has expired"',
      }),
    ],
    expect: verdict('token-expired', 'certain', ['token-rejected']),
  }),
  testCase('third-french-expired', {
    name: 'a French answer says that the token ran out',
    exchanges: [
      call({ authorization: `Bearer ${opaque('y')}`, json: { erreur: 'x', message: "Le jeton d'accès a expiré" } }),
    ],
    expect: verdict('token-expired', 'certain', ['token-rejected', 'session-expired']),
  }),
  testCase('third-polish-expired', {
    name: 'a Polish answer says that the token ran out',
    exchanges: [call({ authorization: `Bearer ${opaque('y')}`, json: { message: 'Token wygasł' } })],
    expect: verdict('token-expired', 'certain', ['token-rejected']),
  }),
  testCase('third-underscore-code', {
    name: 'a code in capitals says that the access token ran out',
    exchanges: [call({ authorization: `Bearer ${opaque('y')}`, json: { errors: [{ code: 'ACCESS_TOKEN_EXPIRED' }] } })],
    expect: verdict('token-expired', 'certain', ['token-rejected']),
  }),
  testCase('third-dotted-code', {
    name: 'a dotted code says that the token ran out',
    exchanges: [
      call({
        authorization: `Bearer ${opaque('y')}`,
        json: { type: 'urn:x', code: 'auth.token.expired', title: 'Unauthorized' },
      }),
    ],
    expect: verdict('token-expired', 'certain', ['token-rejected']),
  }),
  testCase('third-header-token-expired', {
    name: 'the token stood in a header of its own, and its exp had passed',
    exchanges: [call({ headers: { 'X-Access-Token': old.slice(7) }, json: { message: 'Unauthorized' } })],
    expect: verdict('token-expired', 'certain', ['credentials-missing', 'wrong-auth-header-name']),
  }),
  testCase('third-cookie-token-expired', {
    name: 'the token stood in a cookie, and the server says that it ran out',
    exchanges: [call({ cookie: `access_token=${opaque('z')}`, json: { detail: 'Signature has expired.' } })],
    expect: verdict('token-expired', 'certain', ['session-cookie-overwritten'], ['session-expired']),
  }),
  testCase('third-future-iat', {
    name: 'the issuer was ahead of the server by four minutes',
    exchanges: [call({ authorization: live({ iat: '+4m', nbf: '+4m' }), json: { error: 'Token used before issued' } })],
    expect: verdict('token-not-yet-valid', 'certain', ['token-expired', 'clock-skew']),
  }),
  // Kind, audience, key.
  testCase('third-aud-list', {
    name: 'the audience is named as wrong by a validator of another make',
    exchanges: [
      call({
        authorization: live({ aud: ['https://other.example'] }),
        challenge: `Bearer error="invalid_token", error_description="The audience 'https://other.example' is invalid"`,
      }),
    ],
    expect: verdict('token-wrong-audience', 'certain', ['token-rejected', 'insufficient-scope']),
  }),
  testCase('third-python-jose', {
    name: 'a library names the audience in three words',
    exchanges: [call({ authorization: live({ aud: 'x' }), json: { detail: 'Invalid audience' } })],
    expect: verdict('token-wrong-audience', 'certain', ['token-rejected']),
  }),
  testCase('third-spring-iss', {
    name: 'a framework says that the iss claim is not valid',
    exchanges: [
      call({
        authorization: live({ iss: 'http://id/realms/a' }),
        challenge:
          'Bearer error="invalid_token", error_description="An error occurred while attempting to decode the Jwt: The iss claim is not valid", error_uri="https://tools.ietf.org/html/rfc6750#section-3.1"',
      }),
    ],
    expect: verdict('token-wrong-issuer', 'certain', ['token-rejected', 'authorization-malformed']),
  }),
  testCase('third-spring-sig', {
    name: 'a framework says that the signature could not be verified',
    exchanges: [
      call({
        authorization: live(),
        challenge:
          'Bearer error="invalid_token", error_description="An error occurred while attempting to decode the Jwt: Signed JWT rejected: Invalid signature", error_uri="x"',
      }),
    ],
    expect: verdict('token-signature-invalid', 'certain', ['token-rejected', 'token-alg-not-accepted']),
  }),
  testCase('third-spring-alg', {
    name: 'a framework expects another algorithm',
    exchanges: [
      call({
        authorization: live(),
        challenge:
          'Bearer error="invalid_token", error_description="An error occurred while attempting to decode the Jwt: Signed JWT rejected: Another algorithm expected, or no matching key(s) found"',
      }),
    ],
    expect: verdict('token-alg-not-accepted', 'certain', ['token-rejected'], ['token-unknown-signing-key']),
  }),
  testCase('third-malformed-laravel', {
    name: 'a PHP library counts the segments',
    exchanges: [call({ authorization: `Bearer ${opaque('l', 60)}`, json: { message: 'Wrong number of segments' } })],
    expect: verdict('opaque-token-where-jwt-expected', 'certain', ['token-rejected'], ['authorization-malformed']),
  }),
  testCase('third-jwe', {
    name: 'an encrypted token went to an API that reads signed ones',
    exchanges: [
      call({
        authorization: `Bearer ${Buffer.from('{"alg":"dir","enc":"A256GCM"}').toString('base64url')}..${opaque('iv', 16)}.${opaque('ct', 60)}.${opaque('tag', 22)}`,
        json: { error: 'invalid_token', error_description: 'jwt malformed' },
      }),
    ],
    expect: verdict('opaque-token-where-jwt-expected', 'certain', ['authorization-malformed']),
  }),
  // Rights.
  testCase('third-403-rbac', {
    name: 'an orchestrator says what the account cannot do',
    exchanges: [
      call({
        status: 403,
        authorization: live(),
        json: {
          kind: 'Status',
          status: 'Failure',
          message: 'pods is forbidden: User "jo" cannot list resource "pods"',
          reason: 'Forbidden',
        },
      }),
    ],
    expect: verdict('permission-denied', 'certain', ['token-rejected', 'waf-or-firewall-blocked']),
  }),
  testCase('third-403-german', {
    name: 'a German answer denies the right',
    exchanges: [
      call({
        status: 403,
        cookie: `JSESSIONID=${opaque('j')}`,
        json: { message: 'Zugriff verweigert: fehlende Berechtigung' },
      }),
    ],
    expect: verdict('permission-denied', 'certain', ['session-expired']),
  }),
  testCase('third-scope-google', {
    name: 'a reason code in the details says that scopes do not suffice',
    exchanges: [
      call({
        status: 403,
        authorization: `Bearer ya29.${opaque('g', 60)}`,
        challenge:
          'Bearer realm="https://accounts.google.com/", error="insufficient_scope", scope="https://x/auth/drive"',
        json: {
          error: { code: 403, message: 'Request had insufficient authentication scopes.', status: 'PERMISSION_DENIED' },
        },
      }),
    ],
    expect: verdict('insufficient-scope', 'certain', ['permission-denied', 'token-rejected']),
  }),
  testCase('third-mfa', {
    name: 'a body asks for a second factor',
    exchanges: [
      call({
        status: 403,
        authorization: live(),
        json: { error: 'mfa_required', message: 'Multi-factor authentication is required for this operation' },
      }),
    ],
    expect: verdict('step-up-required', 'certain', ['permission-denied']),
  }),
  // Keys, headers, schemes.
  testCase('third-key-missing-named', {
    name: 'the key went in Authorization, and the answer names the header that it reads',
    exchanges: [
      call({
        authorization: `Bearer ${opaque('k')}`,
        json: { message: 'No API key found in request' },
        challenge: 'Key realm="kong"',
      }),
    ],
    expect: verdict(
      'wrong-auth-header-name',
      'certain',
      ['api-key-invalid', 'server-strips-authorization'],
      ['scheme-mismatch'],
    ),
  }),
  testCase('third-key-blocked', {
    name: 'the key is restricted to other pages',
    exchanges: [
      call({
        status: 403,
        url: `${api}/maps?key=AIza${opaque('m', 35)}`,
        json: {
          error: {
            code: 403,
            message: 'Requests from referer https://cabinet.ledgerly.example/ are blocked.',
            status: 'PERMISSION_DENIED',
          },
        },
      }),
    ],
    expect: verdict('api-key-invalid', 'certain', [
      'permission-denied',
      'waf-or-firewall-blocked',
      'csrf-origin-rejected',
    ]),
  }),
  testCase('third-key-expired', {
    name: 'the key was sent in its header, and the answer says that it is no longer active',
    exchanges: [
      call({
        headers: { 'Ocp-Apim-Subscription-Key': opaque('o', 32) },
        json: {
          statusCode: 401,
          message:
            'Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription.',
        },
      }),
    ],
    expect: verdict('api-key-invalid', 'certain', ['token-rejected']),
  }),
  testCase('third-bearer-colon', {
    name: 'a colon stands after the scheme',
    exchanges: [
      call({ authorization: `Bearer: ${jwt({ exp: '+1h' })}`, challenge: 'Bearer', json: { message: 'Unauthorized' } }),
    ],
    expect: verdict('bearer-prefix-wrong', 'certain', ['token-rejected', 'scheme-mismatch']),
  }),
  testCase('third-quoted-token', {
    name: 'the token was stored with its quotes',
    exchanges: [call({ authorization: `Bearer "${jwt({ exp: '+1h' })}"`, challenge: 'Bearer error="invalid_token"' })],
    expect: verdict('authorization-malformed', 'certain', ['token-rejected', 'token-expired']),
  }),
  testCase('third-nan', {
    name: 'NaN went in place of a token',
    exchanges: [call({ authorization: 'Bearer NaN', json: { message: 'jwt malformed' } })],
    expect: verdict('bearer-placeholder-value', 'certain', ['opaque-token-where-jwt-expected']),
  }),
  testCase('third-template', {
    name: 'the template was not filled in',
    exchanges: [call({ authorization: 'Bearer %24%7BaccessToken%7D', json: { message: 'Invalid token' } })],
    expect: verdict('bearer-placeholder-value', 'certain', ['token-rejected', 'authorization-malformed']),
  }),
  testCase('third-token-scheme', {
    name: 'Bearer was sent where the server asks for Token',
    exchanges: [
      call({
        authorization: `Bearer ${opaque('d')}`,
        challenge: 'Token',
        json: { detail: 'Authentication credentials were not provided.' },
      }),
    ],
    expect: verdict('scheme-mismatch', 'certain', ['server-strips-authorization', 'credentials-missing']),
  }),
  testCase('third-stripped', {
    name: 'the header left the browser, and a PHP application behind Apache says that it is missing',
    exchanges: [
      call({
        authorization: live(),
        responseHeaders: { Server: 'Apache/2.4.58 (Ubuntu)', 'X-Powered-By': 'PHP/8.2.12' },
        json: { error: 'Authorization header not found' },
      }),
    ],
    expect: verdict('server-strips-authorization', 'certain', ['credentials-missing', 'token-rejected']),
  }),
  // Passwords and accounts.
  testCase('third-login-spanish', {
    name: 'a Spanish sign-in says that the password is wrong',
    exchanges: [
      call({
        method: 'POST',
        url: `${api}/api/login`,
        json: { mensaje: 'x', message: 'Usuario o contraseña incorrectos' },
      }),
    ],
    expect: verdict('wrong-username-or-password', 'certain', ['credentials-missing']),
  }),
  testCase('third-login-422', {
    name: 'a sign-in call is refused as invalid credentials in a token endpoint',
    exchanges: [
      call({
        method: 'POST',
        status: 400,
        url: `${api}/oauth/token`,
        json: { error: 'invalid_grant', error_description: 'The user name or password is incorrect.' },
      }),
    ],
    expect: verdict('wrong-username-or-password', 'certain', ['session-expired', 'oauth-client-authentication-failed']),
  }),
  testCase('third-refresh-over', {
    name: 'the refresh token was not active any more',
    exchanges: [
      call({
        method: 'POST',
        status: 400,
        url: `${api}/oauth/token`,
        json: { error: 'invalid_grant', error_description: 'Token is not active' },
      }),
    ],
    expect: verdict(
      'session-expired',
      'certain',
      ['wrong-username-or-password', 'oauth-client-authentication-failed'],
      ['token-revoked'],
    ),
  }),
  testCase('third-client', {
    name: 'the application itself was not known to the token endpoint',
    exchanges: [
      call({
        method: 'POST',
        url: `${api}/oauth2/v2.0/token`,
        json: {
          error: 'invalid_client',
          error_description:
            'AADSTS7000218: The request body must contain the following parameter: client_assertion or client_secret',
        },
      }),
    ],
    expect: verdict('oauth-client-authentication-failed', 'certain', ['wrong-username-or-password']),
  }),
  testCase('third-locked-423', {
    name: 'the account was locked after failed tries',
    exchanges: [
      call({
        method: 'POST',
        status: 403,
        url: `${api}/session`,
        json: { code: 'ACCOUNT_LOCKED', message: 'Account is locked' },
      }),
    ],
    expect: verdict('account-disabled', 'certain', ['wrong-username-or-password', 'permission-denied']),
  }),
  testCase('third-basic-blank', {
    name: 'a pair was refused twice in a browser that shows it',
    browser: 'firefox',
    exchanges: [
      exchange({
        id: '1',
        at: '-30s',
        type: 'main_frame',
        url: `${web}/stats`,
        challenge: 'Basic realm="Stats", charset="UTF-8"',
      }),
      exchange({
        id: '2',
        at: '-20s',
        type: 'main_frame',
        url: `${web}/stats`,
        challenge: 'Basic realm="Stats", charset="UTF-8"',
        authorization: basic('jo:one'),
      }),
      exchange({
        type: 'main_frame',
        url: `${web}/stats`,
        challenge: 'Basic realm="Stats", charset="UTF-8"',
        authorization: basic('jo:two'),
      }),
    ],
    expect: verdict('wrong-username-or-password', 'likely', ['stale-cached-credentials', 'credentials-missing']),
  }),
  // Sessions.
  testCase('third-440', {
    name: 'a status of its own for a session that timed out',
    exchanges: [call({ status: 440, cookie: `cadata=${opaque('c')}` })],
    expect: verdict('session-expired', 'certain', ['permission-denied']),
  }),
  testCase('third-419', {
    name: 'a page that was open for long is refused as expired',
    exchanges: [
      call({
        method: 'POST',
        status: 419,
        url: `${web}/profile`,
        from: web,
        cookie: `laravel_session=${opaque('s')}; XSRF-TOKEN=a`,
        json: { message: 'CSRF token mismatch.' },
      }),
    ],
    expect: verdict('csrf-token-rejected', 'certain', ['session-expired']),
  }),
  testCase('third-cleared', {
    name: 'the refusal deletes the session cookie that it was sent',
    exchanges: [
      call({
        url: `${web}/api/x`,
        from: web,
        cookie: `connect.sid=${opaque('s')}`,
        setCookie: 'connect.sid=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
      }),
    ],
    expect: verdict('session-expired', 'likely', ['cookie-expired', 'credentials-missing']),
  }),
  testCase('third-portuguese-session', {
    name: 'a Portuguese answer says that the session ended',
    exchanges: [
      call({
        url: `${web}/api/x`,
        from: web,
        cookie: `PHPSESSID=${opaque('s')}`,
        json: { message: 'Sessão expirada. Faça login novamente.' },
      }),
    ],
    expect: verdict('session-expired', 'certain', ['token-expired', 'csrf-token-rejected']),
  }),
  testCase('third-own-cookie-home', {
    name: 'a Strict cookie stayed home on a link from a mail page',
    exchanges: [
      exchange({
        type: 'main_frame',
        url: `${web}/invoice/7`,
        from: 'https://mail.postbox.example',
        status: 401,
        html: '<h1>Sign in</h1>',
      }),
    ],
    jar: [jarCookie('ledger_session', 'cabinet.ledgerly.example', { sameSite: 'strict' })],
    expect: verdict('cookie-samesite-blocked', 'certain', ['credentials-missing', 'challenge-missing']),
  }),
];
