import { exchange, jarCookie, opaque, testCase } from './build.ts';

const value = opaque('tally');

export default [
  testCase('domain-loopback-names', {
    name: 'signed in at localhost, called at 127.0.0.1',
    exchanges: [
      exchange({
        id: 'l',
        at: '-30s',
        method: 'POST',
        url: 'http://localhost:5173/api/login',
        status: 200,
        setCookie: `tally=${value}; HttpOnly; Path=/; SameSite=Lax`,
        json: { ok: true },
      }),
      exchange({
        id: 'p',
        at: '-20s',
        url: 'http://localhost:5173/api/tasks',
        status: 200,
        cookie: `tally=${value}`,
        json: [],
      }),
      exchange({ url: 'http://127.0.0.1:5173/api/tasks' }),
    ],
    jar: [jarCookie('tally', 'localhost', { value, secure: false })],
    expect: {
      primary: 'cookie-domain-mismatch',
      minConfidence: 'likely',
      mustNotSay: ['session-expired', 'credentials-missing'],
      fixKinds: ['use-other-url', 'server-config'],
    },
  }),
  testCase('domain-app-to-api', {
    name: 'the cookie is of the app, and the call goes to the API beside it',
    exchanges: [
      exchange({
        id: 'p',
        at: '-9s',
        type: 'main_frame',
        url: 'https://app.tallyman.example/',
        status: 200,
        cookie: `tally=${value}`,
        html: '<p>App</p>',
      }),
      exchange({ url: 'https://api.tallyman.example/v1/me', from: 'https://app.tallyman.example' }),
    ],
    jar: [jarCookie('tally', 'app.tallyman.example', { value })],
    expect: { primary: 'cookie-domain-mismatch', minConfidence: 'likely' },
  }),
  testCase('domain-covers', {
    name: 'a cookie of the common domain covers both hosts',
    exchanges: [exchange({ url: 'https://api.tallyman.example/v1/me' })],
    jar: [jarCookie('tally', '.tallyman.example', { value })],
    expect: { primary: null, mustNotSay: ['cookie-domain-mismatch'] },
  }),
  testCase('domain-unrelated-service', {
    name: 'another service under the same domain has a session of its own',
    exchanges: [exchange({ url: 'https://api.tallyman.example/v1/me' })],
    jar: [jarCookie('wiki_session', 'wiki.tallyman.example')],
    expect: { primary: null, mustNotSay: ['cookie-domain-mismatch'] },
  }),
  testCase('domain-token-wanted', {
    name: 'the API beside the app asks for a token, which no cookie replaces',
    exchanges: [
      exchange({
        id: 'p',
        at: '-9s',
        type: 'main_frame',
        url: 'https://app.tallyman.example/',
        status: 200,
        cookie: `tally=${value}`,
        html: '<p>App</p>',
      }),
      exchange({
        url: 'https://api.tallyman.example/v1/rows',
        from: 'https://app.tallyman.example',
        challenge: 'Bearer realm="api"',
        json: { error: 'missing token' },
      }),
    ],
    jar: [jarCookie('tally', 'app.tallyman.example', { value })],
    expect: { primary: null, mustNotSay: ['cookie-domain-mismatch'] },
  }),
  testCase('domain-other-port', {
    name: 'ports do not separate cookies',
    exchanges: [
      exchange({
        id: 'p',
        at: '-9s',
        type: 'main_frame',
        url: 'http://app.tallyman.example:3000/',
        status: 200,
        cookie: `tally=${value}`,
        html: '<p>App</p>',
      }),
      exchange({ url: 'http://app.tallyman.example:8000/v1/rows', from: 'http://app.tallyman.example:3000' }),
    ],
    jar: [jarCookie('tally', 'app.tallyman.example', { value, secure: false })],
    expect: { primary: null, mustNotSay: ['cookie-domain-mismatch', 'cookie-samesite-blocked', 'cookie-expired'] },
  }),
  testCase('domain-unseen', {
    name: 'whether a cookie was sent is not known',
    exchanges: [exchange({ url: 'https://api.tallyman.example/v1/me', headers: null })],
    expect: { primary: null, inconclusive: ['cookie-domain-mismatch'] },
  }),
];
