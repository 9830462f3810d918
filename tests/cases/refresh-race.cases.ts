import { exchange, opaque, testCase } from './build.ts';

const host = 'https://app.windlass.example';
const cookie = `refreshToken=${opaque('rt')}`;
const refresh = { method: 'POST', url: `${host}/api/auth/refresh-token`, cookie };
const winner = exchange({
  ...refresh,
  id: 'won',
  at: '-1s40ms',
  status: 200,
  setCookie: `refreshToken=${opaque('rt2')}; Path=/api; HttpOnly; Secure`,
  json: { ok: true },
});

export default [
  testCase('race-both-seen', {
    name: 'two refreshes with one token, and the second was refused',
    exchanges: [winner, exchange({ ...refresh, json: { message: 'Refresh token not found' } })],
    expect: {
      primary: 'refresh-race',
      minConfidence: 'certain',
      fixKinds: ['sign-in-again', 'frontend-code', 'server-code'],
      mustNotSay: ['session-expired', 'token-revoked', 'wrong-username-or-password'],
    },
  }),
  testCase('race-fallout', {
    name: 'a call right after a lost race is refused',
    exchanges: [
      winner,
      exchange({
        ...refresh,
        id: 'lost',
        at: '-900ms',
        setCookie: 'accessToken=; Path=/; Max-Age=0',
        json: { message: 'invalid refresh token' },
      }),
      exchange({ at: '-200ms', url: `${host}/api/inbox`, json: { message: 'no token' } }),
    ],
    expect: { primary: 'refresh-race', minConfidence: 'likely' },
  }),
  testCase('race-near-one', {
    name: 'only one refresh was made',
    exchanges: [exchange({ ...refresh, json: { message: 'Session has expired' } })],
    expect: { primary: 'session-expired', mustNotSay: ['refresh-race'] },
  }),
  testCase('race-near-two-accounts', {
    name: 'two refreshes at once with different tokens',
    exchanges: [
      winner,
      exchange({
        ...refresh,
        cookie: `refreshToken=${opaque('somebody else')}`,
        json: { message: 'Session has expired' },
      }),
    ],
    expect: { primary: null, mustNotSay: ['refresh-race'] },
  }),
  testCase('race-blind', {
    name: 'the request headers were not recorded',
    exchanges: [exchange({ ...refresh, headers: null, json: {} })],
    expect: { primary: null, mustNotSay: ['refresh-race'], inconclusive: ['refresh-race'] },
  }),
];
