import { basic, exchange, testCase } from './build.ts';

const page = { type: 'main_frame', url: 'https://meters.waterworks.example/', challenge: 'Basic realm="Meters"' };
const login = { method: 'POST', url: 'https://portal.waterworks.example/api/v1/auth/login' };

export default [
  testCase('password-basic', {
    name: 'the same challenge came back after a Basic pair',
    browser: 'firefox',
    exchanges: [
      exchange({ ...page, id: 'first', at: '-20s' }),
      exchange({ ...page, authorization: basic('operator:Winter2024') }),
    ],
    expect: {
      primary: 'wrong-username-or-password',
      minConfidence: 'likely',
      fixKinds: ['retype-credentials', 'contact-admin'],
      mustNotSay: ['credentials-missing', 'stale-cached-credentials', 'scheme-mismatch'],
    },
  }),
  testCase('password-basic-said', {
    name: 'the body says that the password is wrong',
    exchanges: [
      exchange({
        ...page,
        type: 'xmlhttprequest',
        authorization: basic('operator:x'),
        json: { message: 'Incorrect username or password' },
      }),
    ],
    expect: { primary: 'wrong-username-or-password', minConfidence: 'certain' },
  }),
  testCase('password-login-call', {
    name: 'a sign-in call is answered with a word about the credentials',
    exchanges: [exchange({ ...login, status: 400, json: { errors: [{ code: 'LOGIN_BAD_CREDENTIALS' }] } })],
    expect: { primary: 'wrong-username-or-password', minConfidence: 'certain' },
  }),
  testCase('password-login-silent', {
    name: 'a sign-in call is refused without a word',
    exchanges: [exchange({ ...login, json: {} })],
    expect: { primary: 'wrong-username-or-password', minConfidence: 'likely' },
  }),
  testCase('password-near-worked', {
    name: 'the same pair had been accepted before',
    browser: 'firefox',
    exchanges: [
      exchange({ ...page, id: 'ok', at: '-2h', status: 200, challenge: [], authorization: basic('operator:Summer') }),
      exchange({ ...page, authorization: basic('operator:Summer') }),
    ],
    expect: { primary: null, mustNotSay: ['wrong-username-or-password'] },
  }),
  testCase('password-near-accent', {
    name: 'letters outside ASCII are encoded in two ways',
    browser: 'firefox',
    exchanges: [exchange({ ...page, authorization: basic('opérateur:été', 'latin1') })],
    expect: { primary: null, mustNotSay: ['wrong-username-or-password'] },
  }),
  testCase('password-near-locked', {
    name: 'the account is locked, and the server says so',
    exchanges: [exchange({ ...login, json: { message: 'This account has been locked by an administrator.' } })],
    expect: { primary: null, mustNotSay: ['wrong-username-or-password'] },
  }),
  testCase('password-near-refresh', {
    name: 'a refresh call that lost a race is answered with “invalid user credentials”',
    exchanges: [
      exchange({
        method: 'POST',
        url: 'https://portal.waterworks.example/auth/refresh',
        json: { message: 'Invalid user credentials' },
      }),
    ],
    expect: { primary: null, mustNotSay: ['wrong-username-or-password'] },
  }),
  testCase('password-near-stale', {
    name: 'Digest says that only the nonce was stale',
    browser: 'firefox',
    exchanges: [
      exchange({
        ...page,
        authorization:
          'Digest username="operator", realm="Meters", nonce="n0", uri="/", response="0123456789abcdef0123456789abcdef", qop=auth, nc=00000007, cnonce="c"',
        challenge: 'Digest realm="Meters", nonce="n1", qop="auth", stale=true',
      }),
    ],
    expect: { primary: null, mustNotSay: ['wrong-username-or-password'] },
  }),
  testCase('password-blind', {
    name: 'Chromium hides the pair that it sent',
    exchanges: [exchange({ ...page, id: 'first', at: '-20s' }), exchange(page)],
    expect: { primary: null, mustNotSay: ['wrong-username-or-password'], inconclusive: ['wrong-username-or-password'] },
  }),
];
