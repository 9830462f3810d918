import { basic, exchange, jwt, opaque, seconds, testCase } from './build.ts';

/** Answers that name another subject than the one a rule has found, and credentials that were accepted all the same. */
const url = 'https://api.quarry.example/v2/loads';
const expired = { authorization: `Bearer ${jwt({ sub: 'u', iat: '-3h', exp: '-66m' })}` };
const valid = { authorization: `Bearer ${jwt({ sub: 'u', iat: '-5m', exp: '+1h' })}` };
const accepted = (more: object) => exchange({ id: 'ok', url, status: 200, json: [], ...more });
const signIn = (json: unknown, more: object = {}) =>
  exchange({ method: 'POST', url: 'https://app.quarry.example/api/login', json, ...more });
const session = { cookie: `sid=${opaque('quarry', 32)}` };
const atMost = (primary: string | null, minConfidence: 'likely' | 'possible', mustNotSay: string[] = []) => ({
  primary,
  minConfidence,
  mustNotSay,
});

const expiredToken = (id: string, name: string, more: object, expect = atMost('token-expired', 'possible')) =>
  testCase(`weighing-expired-${id}`, { name, exchanges: [exchange({ url, ...expired, ...more })], expect });
const passwordCase = (id: string, said: string) =>
  testCase(`weighing-password-${id}`, {
    name: `a sign-in was answered with “${said}”`,
    exchanges: [signIn({ message: said })],
    expect: atMost(null, 'possible', ['wrong-username-or-password']),
  });

export default [
  // What a server accepts after its end, it does not refuse for its end.
  testCase('weighing-expired-accepted-before', {
    name: 'the token had been accepted an hour after its end',
    exchanges: [accepted({ at: '-18s', ...expired }), exchange({ url, ...expired })],
    expect: atMost('token-expired', 'possible'),
  }),
  testCase('weighing-expired-accepted-after', {
    name: 'the same call was accepted with the same expired token afterwards',
    focus: 'a',
    exchanges: [exchange({ url, at: '-5s', ...expired }), accepted({ ...expired })],
    expect: atMost(null, 'possible', ['token-expired']),
  }),
  testCase('weighing-near-leeway', {
    name: 'the token was accepted half a minute after its end, and refused a quarter of an hour later',
    exchanges: [accepted({ at: '-65m30s', ...expired }), exchange({ url, ...expired })],
    expect: { primary: 'token-expired', minConfidence: 'certain' },
  }),
  // The server's own word about something else.
  expiredToken(
    'scope',
    'the challenge spoke of a scope',
    { status: 403, challenge: 'Bearer error="insufficient_scope", scope="loads:write"' },
    atMost('token-expired', 'likely'),
  ),
  expiredToken(
    'scope-401',
    'a 401 spoke of a scope',
    { challenge: 'Bearer error="insufficient_scope"' },
    atMost('token-expired', 'likely'),
  ),
  expiredToken('quota', 'the quota was used up', { json: { message: 'Monthly quota exceeded' } }),
  expiredToken('down', 'the service was down', { json: { error: 'Service temporarily unavailable' } }),
  expiredToken('rate', 'there were too many requests', { text: 'Too many requests, slow down' }),
  expiredToken('database', 'the database was out of reach', { json: { detail: 'database error' } }),
  expiredToken('licence', 'no licence was left', { status: 403, json: { message: 'Your license has no free seats' } }),
  expiredToken('verify', 'the address was not confirmed', { json: { message: 'Please verify your email address' } }),
  expiredToken(
    'unknown',
    'the words are not known',
    { json: { message: 'The weighbridge is closed on Sundays' } },
    atMost('token-expired', 'likely'),
  ),
  passwordCase('captcha', 'captcha verification failed'),
  passwordCase('captcha-login-failed', 'Login failed: reCAPTCHA score too low'),
  passwordCase('email', 'Please verify your email before logging in'),
  passwordCase('licence', 'No licence seats left'),
  passwordCase('sso', 'Your organisation requires SSO'),
  passwordCase('database', 'database connection refused'),
  passwordCase('database-auth-failed', 'Authentication failed: could not reach the database'),
  testCase('weighing-password-unknown', {
    name: 'a sign-in was answered with words that are not known',
    exchanges: [signIn({ message: 'The weighbridge is closed on Sundays' })],
    expect: atMost('wrong-username-or-password', 'possible'),
  }),
  testCase('weighing-password-beside', {
    name: 'a sign-in was answered with a wrong password and a word about the address',
    exchanges: [signIn({ message: 'Wrong password, or please verify your email' })],
    expect: atMost('wrong-username-or-password', 'likely'),
  }),
  testCase('weighing-password-key', {
    name: 'a sign-in was answered with a word about a key',
    exchanges: [signIn({ message: 'License key invalid' })],
    expect: atMost('wrong-username-or-password', 'possible'),
  }),
  testCase('weighing-near-page', {
    name: 'the page that was shown again has a form and a footer about something else',
    exchanges: [
      exchange({
        method: 'POST',
        url: 'https://app.quarry.example/login',
        html: '<title>Sign in</title><body><form><input type="password"></form>Protected by reCAPTCHA. Upgrade your plan',
      }),
    ],
    expect: atMost('wrong-username-or-password', 'likely'),
  }),
  testCase('weighing-near-password-generic', {
    name: 'a sign-in was answered with words that say nothing',
    exchanges: [signIn({ status: 401, error: 'Unauthorized', message: 'Oops! Something went wrong.' })],
    expect: atMost('wrong-username-or-password', 'likely'),
  }),
  testCase('weighing-basic-retry-after', {
    name: 'the answer to a Basic pair told when to try again',
    browser: 'firefox',
    exchanges: [
      exchange({
        url,
        authorization: basic('ops:x'),
        challenge: 'Basic realm="Q"',
        responseHeaders: { 'Retry-After': '900' },
      }),
    ],
    expect: atMost('wrong-username-or-password', 'possible'),
  }),
  testCase('weighing-basic-too-many', {
    name: 'a Basic pair was answered with too many failed attempts',
    browser: 'firefox',
    exchanges: [
      exchange({ url, authorization: basic('ops:x'), challenge: 'Basic realm="Q"', text: 'Too many failed attempts' }),
    ],
    expect: atMost('wrong-username-or-password', 'possible'),
  }),
  testCase('weighing-missing-rate', {
    name: 'nothing was sent, and the answer spoke of too many requests',
    exchanges: [exchange({ url, challenge: 'Bearer', json: { message: 'Rate limit exceeded' } })],
    expect: atMost('credentials-missing', 'possible'),
  }),
  testCase('weighing-missing-accepted-before', {
    name: 'the same call had been accepted with nothing a moment before',
    exchanges: [accepted({ at: '-9s' }), exchange({ url, challenge: 'Bearer' })],
    expect: atMost('credentials-missing', 'possible'),
  }),
  testCase('weighing-revoked-maintenance', {
    name: 'a token that had worked was refused during maintenance',
    exchanges: [accepted({ at: '-1m', ...valid }), exchange({ url, ...valid, text: 'Down for scheduled maintenance' })],
    expect: atMost('token-revoked', 'possible'),
  }),
  testCase('weighing-revoked-unknown', {
    name: 'a token that had worked was refused with words that are not known',
    exchanges: [
      accepted({ at: '-1m', ...valid }),
      exchange({ url, ...valid, json: { message: 'The weighbridge is closed on Sundays' } }),
    ],
    expect: atMost('token-revoked', 'possible'),
  }),
  testCase('weighing-session-permission', {
    name: 'an idle session was refused for a missing right',
    exchanges: [
      accepted({ at: '-40m', ...session }),
      exchange({ url, ...session, json: { message: 'You do not have permission to see loads' } }),
    ],
    expect: {
      ...atMost('permission-denied', 'likely', ['session-expired']),
      alsoAcceptable: ['status-misuse-401-403'],
    },
  }),
  testCase('weighing-session-quota', {
    name: 'an idle session was refused for its quota',
    exchanges: [
      accepted({ at: '-40m', ...session }),
      exchange({ url, ...session, json: { message: 'Quota exceeded' } }),
    ],
    expect: atMost('session-expired', 'possible'),
  }),
  testCase('weighing-permission-trial', {
    name: 'a 403 to somebody who is known spoke of the trial',
    exchanges: [
      accepted({ at: '-40s', url: 'https://api.quarry.example/v2/me', ...valid }),
      exchange({ url, ...valid, status: 403, json: { message: 'Your trial has ended. Upgrade your plan.' } }),
    ],
    expect: atMost('permission-denied', 'possible'),
  }),
  testCase('weighing-permission-unknown', {
    name: 'a 403 to somebody who is known came with words that are not known',
    exchanges: [
      accepted({ at: '-40s', url: 'https://api.quarry.example/v2/me', ...valid }),
      exchange({ url, ...valid, status: 403, json: { message: 'The weighbridge is closed on Sundays' } }),
    ],
    expect: atMost('permission-denied', 'possible'),
  }),
  testCase('weighing-early-accepted', {
    name: 'a token whose time had not begun had been accepted',
    exchanges: ['-20s', '-1s'].map(at =>
      exchange({
        url,
        at: at as '-1s',
        id: at,
        authorization: `Bearer ${jwt({ sub: 'u', nbf: '+1h', exp: '+2h' })}`,
        ...(at === '-20s' && { status: 200, json: [] }),
      }),
    ),
    expect: { ...atMost('token-not-yet-valid', 'possible'), alsoAcceptable: ['token-revoked'] },
  }),
  testCase('weighing-audience-down', {
    name: 'a token for a known API, and an answer about a service that is down',
    exchanges: [
      exchange({
        url,
        authorization: `Bearer ${jwt({ aud: 'https://graph.microsoft.com', exp: '+1h' })}`,
        json: { message: 'Upstream service unavailable' },
      }),
    ],
    expect: atMost('token-wrong-audience', 'possible'),
  }),
  testCase('weighing-expired-just-accepted', {
    name: 'the token had been accepted a minute and a half after its end, and was refused soon after',
    exchanges: ['-18s', '-1s'].map((at, i) =>
      exchange({
        url,
        at: at as '-1s',
        id: at,
        authorization: `Bearer ${jwt({ sub: 'u', exp: '-2m' })}`,
        ...(i === 0 && { status: 200, json: [] }),
      }),
    ),
    expect: atMost('token-expired', 'likely'),
  }),
  testCase('weighing-address-accepted', {
    name: 'a signed address had been accepted an hour after its end',
    exchanges: ['-18s', '-1s'].map((at, i) =>
      exchange({
        url: `https://files.quarry.example/a.jpg?Expires=${seconds('-66m')}&Signature=x1y2z3&Key-Pair-Id=K1`,
        at: at as '-1s',
        id: at,
        status: i === 0 ? 200 : 403,
      }),
    ),
    expect: atMost('token-expired', 'possible'),
  }),
  testCase('weighing-stage-accepted', {
    name: 'a token of another stage had been accepted for the same call',
    exchanges: ['-18s', '-1s'].map((at, i) =>
      exchange({
        url: 'https://api.staging.quarry.example/v2/loads',
        at: at as '-1s',
        id: at,
        authorization: `Bearer ${jwt({ iss: 'https://login.production.quarry.example', exp: '+1h' })}`,
        ...(i === 0 && { status: 200, json: [] }),
      }),
    ),
    expect: { ...atMost('tenant-or-environment-mismatch', 'possible'), alsoAcceptable: ['token-revoked'] },
  }),
  testCase('weighing-said-and-accepted', {
    name: 'the signature was called invalid, and the same call was accepted with the same token afterwards',
    focus: 'a',
    exchanges: [exchange({ url, at: '-5s', ...valid, json: { message: 'invalid signature' } }), accepted({ ...valid })],
    expect: atMost('token-signature-invalid', 'likely'),
  }),
];
