import { exchange, jarCookie, opaque, testCase } from './build.ts';

const site = 'http://nas.pantry.example:8080';

export default [
  testCase('secure-in-jar', {
    name: 'the jar holds a Secure cookie, and the page is used over http',
    exchanges: [exchange({ url: `${site}/rpc/status`, json: { error: 'Please log in' } })],
    jar: [jarCookie('nas-auth', 'nas.pantry.example')],
    expect: {
      primary: 'cookie-secure-over-http',
      minConfidence: 'certain',
      mustNotSay: ['credentials-missing'],
      fixKinds: ['use-other-url', 'server-config'],
    },
  }),
  testCase('secure-refused', {
    name: 'the sign-in over http set a Secure cookie, which was not stored',
    browser: 'firefox',
    exchanges: [
      exchange({
        id: 'l',
        at: '-4s',
        method: 'POST',
        type: 'main_frame',
        url: `${site}/signin`,
        from: site,
        status: 303,
        redirectedTo: `${site}/`,
        setCookie: `nas-auth=${opaque('nas')}; Secure; HttpOnly; Path=/`,
      }),
      exchange({ type: 'main_frame', url: `${site}/`, from: site, html: '<h1>401</h1>' }),
    ],
    expect: {
      primary: 'cookie-secure-over-http',
      minConfidence: 'certain',
      mustNotSay: ['login-set-no-cookie', 'session-expired'],
    },
  }),
  testCase('secure-https', {
    name: 'over https a Secure cookie is no hindrance',
    exchanges: [exchange({ url: 'https://nas.pantry.example/rpc/status' })],
    jar: [jarCookie('nas-auth', 'nas.pantry.example')],
    expect: { primary: null, mustNotSay: ['cookie-secure-over-http'] },
  }),
  testCase('secure-plain-twin', {
    name: 'a cookie without Secure was there and stayed home too, so Secure is not the reason',
    exchanges: [exchange({ url: `${site}/rpc/status` })],
    jar: [
      jarCookie('nas-auth', 'nas.pantry.example'),
      jarCookie('nas-plain-session', 'nas.pantry.example', { secure: false }),
    ],
    expect: { primary: null, mustNotSay: ['cookie-secure-over-http'] },
  }),
  testCase('secure-unseen', {
    name: 'whether a cookie was sent is not known',
    exchanges: [exchange({ url: `${site}/rpc/status`, headers: null })],
    expect: { primary: null, inconclusive: ['cookie-secure-over-http'] },
  }),
];
