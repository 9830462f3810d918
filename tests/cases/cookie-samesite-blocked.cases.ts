import { exchange, jarCookie, testCase } from './build.ts';

const page = exchange({
  id: 'p',
  at: '-5s',
  type: 'main_frame',
  url: 'https://orders.millrace.example/',
  status: 200,
  html: '<p>Orders</p>',
});
const from = 'https://orders.millrace.example';
const url = 'https://api.paddlewheel.example/basket';

export default [
  testCase('samesite-strict-link', {
    name: 'a Strict cookie stays home when a link from another site is followed',
    exchanges: [
      exchange({
        type: 'main_frame',
        url: 'https://board.paddlewheel.example/minutes',
        from: 'https://mail.millrace.example',
        html: '<h1>Sign in first</h1>',
      }),
    ],
    jar: [jarCookie('board_sid', 'board.paddlewheel.example', { sameSite: 'strict' })],
    expect: {
      primary: 'cookie-samesite-blocked',
      minConfidence: 'certain',
      mustNotSay: ['credentials-missing', 'third-party-cookie-blocked'],
      fixKinds: ['use-other-url', 'server-config'],
    },
  }),
  testCase('samesite-unspecified-chrome', {
    name: 'Chrome takes a cookie without SameSite for Lax',
    exchanges: [page, exchange({ url, from })],
    jar: [jarCookie('PHPSESSID', 'api.paddlewheel.example', { sameSite: 'unspecified' })],
    expect: { primary: 'cookie-samesite-blocked', minConfidence: 'certain', mustNotSay: ['fetch-credentials-omitted'] },
  }),
  testCase('samesite-schemeful', {
    name: 'http and https of one domain are two sites',
    exchanges: [
      exchange({
        id: 'p',
        at: '-5s',
        type: 'main_frame',
        url: 'http://www.paddlewheel.example/',
        status: 200,
        html: '<p>Shop</p>',
      }),
      exchange({ url, from: 'http://www.paddlewheel.example' }),
    ],
    jar: [jarCookie('sess', 'api.paddlewheel.example', { sameSite: 'lax' })],
    expect: { primary: 'cookie-samesite-blocked', minConfidence: 'certain' },
  }),
  testCase('samesite-refused-at-sign-in', {
    name: 'the sign-in was a cross-site call, so its Lax cookie was not even stored',
    exchanges: [
      page,
      exchange({
        id: 'l',
        at: '-3s',
        method: 'POST',
        url: 'https://api.paddlewheel.example/login',
        from,
        status: 200,
        setCookie: 'paddle_session=zxcvbnmasdfghjk1; Path=/; Secure; HttpOnly; SameSite=Lax',
        json: { ok: true },
      }),
      exchange({ url, from, json: { error: 'unauthenticated' } }),
    ],
    expect: {
      primary: 'cookie-samesite-blocked',
      minConfidence: 'certain',
      mustNotSay: ['login-set-no-cookie', 'credentials-missing', 'fetch-credentials-omitted'],
    },
  }),
  testCase('samesite-lax-link', {
    name: 'a Lax cookie goes along with a link',
    exchanges: [
      exchange({
        type: 'main_frame',
        url: 'https://board.paddlewheel.example/minutes',
        from: 'https://mail.millrace.example',
      }),
    ],
    jar: [jarCookie('board_sid', 'board.paddlewheel.example', { sameSite: 'lax' })],
    expect: { primary: null, mustNotSay: ['cookie-samesite-blocked'] },
  }),
  testCase('samesite-form-post', {
    name: 'an identity provider comes back with a form, and a Lax cookie stays home on a POST',
    exchanges: [
      exchange({
        type: 'main_frame',
        method: 'POST',
        url: 'https://board.paddlewheel.example/signin-oidc',
        from: 'https://id.millrace.example',
        html: '<h1>Correlation failed.</h1>',
      }),
    ],
    jar: [jarCookie('.Correlation.x1', 'board.paddlewheel.example', { sameSite: 'lax' })],
    expect: {
      primary: 'cookie-samesite-blocked',
      minConfidence: 'certain',
      mustNotSay: ['credentials-missing', 'cookie-expired'],
    },
  }),
  testCase('samesite-noise', {
    name: 'cookies of measurement and language were sent, the session was not',
    exchanges: [page, exchange({ url, from, cookie: '_ga=GA1.2.3; locale=en; csrftoken=abc123def456ghi7' })],
    jar: [jarCookie('sessionid', 'api.paddlewheel.example')],
    expect: { primary: 'cookie-samesite-blocked', minConfidence: 'certain' },
  }),
  testCase('samesite-sent', {
    name: 'the cookie was sent, and refused for another reason',
    exchanges: [page, exchange({ url, from, cookie: 'PHPSESSID=abcdefghijkl1234' })],
    expect: { primary: null, mustNotSay: ['cookie-samesite-blocked'] },
  }),
  testCase('samesite-unseen', {
    name: 'whether a cookie was sent is not known',
    exchanges: [page, exchange({ url, from, headers: null })],
    expect: { primary: null, inconclusive: ['cookie-samesite-blocked'] },
  }),
];
