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
  testCase('set-cookie-samesite-none-insecure-refused', {
    name: 'SameSite=None without Secure',
    exchanges: [
      signIn(`gate=${value}; Path=/; HttpOnly; SameSite=None`),
      exchange({ url: `${site}/api/ropes`, json: { error: 'sign in' } }),
    ],
    expect: {
      primary: 'set-cookie-samesite-none-insecure',
      minConfidence: 'certain',
      mustNotSay: ['credentials-missing', 'session-expired', 'login-set-no-cookie', 'cookie-expired'],
      fixKinds: ['server-config'],
    },
  }),
  testCase('set-cookie-samesite-none-insecure-fine', {
    name: 'None with Secure',
    exchanges: [
      signIn(`gate=${value}; Path=/; HttpOnly; SameSite=None; Secure`),
      exchange({ url: `${site}/api/ropes` }),
    ],
    jar: [jarCookie('gate', 'berth.quay.example', { value })],
    expect: { primary: null, mustNotSay: ['set-cookie-samesite-none-insecure'] },
  }),
  testCase('set-cookie-samesite-none-insecure-held', {
    name: 'another answer had set it rightly, and it was sent',
    exchanges: [
      signIn(`gate=${value}; Path=/; HttpOnly; SameSite=None`),
      exchange({ url: `${site}/api/ropes`, cookie: `gate=${value}; __Host-gate=${value}` }),
    ],
    expect: { primary: null, mustNotSay: ['set-cookie-samesite-none-insecure'] },
  }),
  testCase('set-cookie-samesite-none-insecure-unseen', {
    name: 'whether a cookie was sent is not known',
    exchanges: [
      signIn(`gate=${value}; Path=/; HttpOnly; SameSite=None`),
      exchange({ url: `${site}/api/ropes`, headers: null }),
    ],
    expect: { primary: null, inconclusive: ['set-cookie-samesite-none-insecure'] },
  }),
];
