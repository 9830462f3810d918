import { exchange, jarCookie, opaque, testCase } from './build.ts';

const url = 'https://api.loom.example/patterns';
const from = 'https://studio.loom.example';
const preflight = exchange({
  id: 'o',
  at: '-1100ms',
  method: 'OPTIONS',
  url,
  from,
  status: 200,
  headers: { 'Access-Control-Request-Method': 'GET', 'Access-Control-Request-Headers': 'x-access-token' },
  responseHeaders: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'X-Access-Token' },
});

const own = 'https://studio.loom.example/api/drafts';
const cookie = `loom_session=${opaque('loom_session', 24)}`;

export default [
  testCase('stripped-by-extension', {
    name: 'the preflight announced the header, and the request lacks it',
    exchanges: [preflight, exchange({ url, from, json: { error: 'no token' } })],
    expect: {
      primary: 'extension-stripped-credentials',
      minConfidence: 'likely',
      mustNotSay: ['credentials-missing', 'authorization-omitted-on-this-call'],
      fixKinds: ['disable-extension'],
    },
  }),
  testCase('announced-and-sent', {
    name: 'the request carried what was announced',
    exchanges: [preflight, exchange({ url, from, headers: { 'X-Access-Token': opaque('loom') } })],
    expect: { primary: null, mustNotSay: ['extension-stripped-credentials'] },
  }),
  testCase('not-announced', {
    name: 'the preflight announced no credential',
    exchanges: [
      exchange({
        id: 'o',
        at: '-1100ms',
        method: 'OPTIONS',
        url,
        from,
        status: 200,
        headers: { 'Access-Control-Request-Method': 'GET', 'Access-Control-Request-Headers': 'content-type' },
      }),
      exchange({ url, from }),
    ],
    expect: { primary: null, mustNotSay: ['extension-stripped-credentials'] },
  }),
  testCase('announced-unseen', {
    name: 'what the request carried is not known',
    exchanges: [preflight, exchange({ url, from, headers: null })],
    expect: { primary: null, inconclusive: ['extension-stripped-credentials'] },
  }),
  testCase('cookie-stripped', {
    name: 'a session cookie had gone along before, no rule keeps it home, and now nothing goes',
    exchanges: [
      exchange({ id: 'ok', at: '-1m', url: own, status: 200, cookie, json: [] }),
      exchange({ url: own, json: { error: 'no session' } }),
    ],
    jar: [jarCookie('loom_session', 'studio.loom.example')],
    expect: {
      primary: 'extension-stripped-credentials',
      minConfidence: 'possible',
      mustNotSay: ['credentials-missing', 'session-expired', 'cookie-expired'],
      fixKinds: ['disable-extension'],
    },
  }),
  testCase('cookie-stripped-page', {
    name: 'a page was loaded without the cookie that its sign-in had set',
    exchanges: [
      exchange({
        id: 'in',
        at: '-1m',
        method: 'POST',
        url: 'https://studio.loom.example/login',
        status: 200,
        setCookie: `${cookie}; Path=/; HttpOnly; Secure; SameSite=Lax`,
        json: {},
      }),
      exchange({ type: 'main_frame', url: own, status: 401, html: '<h1>Sign in</h1>' }),
    ],
    jar: [jarCookie('loom_session', 'studio.loom.example')],
    expect: {
      primary: 'extension-stripped-credentials',
      minConfidence: 'possible',
      mustNotSay: ['credentials-missing', 'login-set-no-cookie'],
    },
  }),
  testCase('cookie-near-came-later', {
    name: 'nothing shows that the cookie was there when the request went out',
    exchanges: [exchange({ url: own })],
    jar: [jarCookie('loom_session', 'studio.loom.example')],
    expect: { primary: null, mustNotSay: ['extension-stripped-credentials'] },
  }),
  testCase('cookie-near-other-sent', {
    name: 'other cookies went along',
    exchanges: [
      exchange({ id: 'ok', at: '-1m', url: own, status: 200, cookie, json: [] }),
      exchange({ url: own, cookie: 'theme=dark' }),
    ],
    jar: [jarCookie('loom_session', 'studio.loom.example')],
    expect: { primary: null, mustNotSay: ['extension-stripped-credentials'] },
  }),
];
