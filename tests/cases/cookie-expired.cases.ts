import { exchange, jarCookie, opaque, testCase } from './build.ts';

const site = 'https://ward.infirmary.example';
const value = opaque('ward');
const signIn = (age: number) =>
  exchange({
    id: 'l',
    at: '-2h',
    method: 'POST',
    url: `${site}/login`,
    status: 200,
    setCookie: `ward_session=${value}; Path=/; Max-Age=${age}; Secure; HttpOnly`,
    json: {},
  });
const use = exchange({
  id: 'u',
  at: '-100m',
  url: `${site}/api/beds`,
  status: 200,
  cookie: `ward_session=${value}`,
  json: [],
});

export default [
  testCase('cookie-life-over', {
    name: 'the cookie lived for an hour, and that hour is over',
    exchanges: [signIn(3600), use, exchange({ url: `${site}/api/beds` })],
    expect: {
      primary: 'cookie-expired',
      minConfidence: 'certain',
      fixKinds: ['sign-in-again'],
      mustNotSay: ['session-expired', 'credentials-missing', 'login-set-no-cookie'],
    },
  }),
  testCase('cookie-gone', {
    name: 'it had been carried, it is gone, and nothing that was seen took it away',
    exchanges: [use, exchange({ url: `${site}/api/beds` })],
    jar: [jarCookie('lang', 'ward.infirmary.example', { httpOnly: false })],
    expect: { primary: 'cookie-expired', minConfidence: 'likely' },
  }),
  testCase('cookie-deleted', {
    name: 'the server deleted it',
    exchanges: [
      signIn(3600),
      use,
      exchange({
        id: 'o',
        at: '-90m',
        method: 'POST',
        url: `${site}/logout`,
        status: 204,
        setCookie: 'ward_session=; Path=/; Max-Age=0',
      }),
      exchange({ url: `${site}/api/beds` }),
    ],
    expect: { primary: null, mustNotSay: ['cookie-expired'] },
  }),
  testCase('cookie-still-alive', {
    name: 'its life is not over, so something else keeps it home',
    exchanges: [signIn(86_400), use, exchange({ url: `${site}/api/beds` })],
    jar: [jarCookie('ward_session', 'ward.infirmary.example', { value })],
    expect: { primary: null, mustNotSay: ['cookie-expired'] },
  }),
  testCase('cookie-life-unseen', {
    name: 'whether a cookie was sent is not known',
    exchanges: [signIn(3600), use, exchange({ url: `${site}/api/beds`, headers: null })],
    expect: { primary: null, inconclusive: ['cookie-expired'] },
  }),
];
