import { exchange, jarCookie, opaque, testCase } from './build.ts';

const site = 'https://berth.quay.example';
const value = opaque('gate');
const signIn = (setCookie: string) =>
  exchange({
    id: 'l',
    at: '-4s',
    method: 'POST',
    url: `${site}/session/login`,
    status: 200,
    setCookie,
    json: { ok: true },
  });

export default [
  testCase('set-cookie-prefix-violation-refused', {
    name: 'a __Host- cookie has another path than /',
    exchanges: [
      signIn(`__Host-gate=${value}; Path=/app; Secure; HttpOnly`),
      exchange({ url: `${site}/api/ropes`, json: { error: 'sign in' } }),
    ],
    expect: {
      primary: 'set-cookie-prefix-violation',
      minConfidence: 'certain',
      mustNotSay: ['credentials-missing', 'session-expired', 'login-set-no-cookie', 'cookie-expired'],
      fixKinds: ['server-config'],
    },
  }),
  testCase('set-cookie-prefix-violation-fine', {
    name: 'the rules of the prefix are kept',
    exchanges: [signIn(`__Host-gate=${value}; Path=/; Secure; HttpOnly`), exchange({ url: `${site}/api/ropes` })],
    jar: [jarCookie('gate', 'berth.quay.example', { value })],
    expect: { primary: null, mustNotSay: ['set-cookie-prefix-violation'] },
  }),
  testCase('set-cookie-prefix-violation-held', {
    name: 'another answer had set it rightly, and it was sent',
    exchanges: [
      signIn(`__Host-gate=${value}; Path=/app; Secure; HttpOnly`),
      exchange({ url: `${site}/api/ropes`, cookie: `gate=${value}; __Host-gate=${value}` }),
    ],
    expect: { primary: null, mustNotSay: ['set-cookie-prefix-violation'] },
  }),
  testCase('set-cookie-prefix-violation-unseen', {
    name: 'whether a cookie was sent is not known',
    exchanges: [
      signIn(`__Host-gate=${value}; Path=/app; Secure; HttpOnly`),
      exchange({ url: `${site}/api/ropes`, headers: null }),
    ],
    expect: { primary: null, inconclusive: ['set-cookie-prefix-violation'] },
  }),
];
