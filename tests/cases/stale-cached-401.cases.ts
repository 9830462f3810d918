import { exchange, opaque, testCase } from './build.ts';

const url = 'https://www.choir.example/api/profile';
const cookie = `choir_sid=${opaque('choir')}`;
const signIn = exchange({
  id: 'l',
  at: '-2m',
  method: 'POST',
  url: 'https://www.choir.example/api/login',
  status: 200,
  setCookie: `${cookie}; Path=/; Secure; HttpOnly`,
  json: { ok: true },
});

export default [
  testCase('stale-before-sign-in', {
    name: 'the answer was made before the sign-in',
    exchanges: [
      signIn,
      exchange({ url, cookie, serverClock: '-3h', responseHeaders: { Age: '10800', 'X-Cache': 'Hit from edge' } }),
    ],
    expect: {
      primary: 'stale-cached-401',
      minConfidence: 'certain',
      mustNotSay: ['session-expired', 'login-loop', 'clock-skew', 'credentials-missing'],
      fixKinds: ['reload-page', 'server-config'],
    },
  }),
  testCase('stale-age-only', {
    name: 'only the age shows',
    exchanges: [exchange({ url, cookie, serverClock: '-10m', responseHeaders: { Age: '600' } })],
    expect: { primary: 'stale-cached-401', minConfidence: 'likely' },
  }),
  testCase('stale-fresh', {
    name: 'a fresh answer that passed a cache',
    exchanges: [signIn, exchange({ url, cookie, responseHeaders: { 'X-Cache': 'MISS' } })],
    expect: { primary: null, mustNotSay: ['stale-cached-401'] },
  }),
  testCase('stale-unseen', {
    name: 'the response headers were not recorded',
    exchanges: [{ ...exchange({ url, cookie }), responseHeaders: [] }],
    expect: { primary: null, inconclusive: ['stale-cached-401'] },
  }),
];
