import { exchange, jwt, opaque, testCase } from './build.ts';

const api = 'https://api.tollgate.example';
const from = 'https://drivers.tollgate.example';
const old = `Bearer ${jwt({ sub: '71', iat: '-20m', exp: '-5m' })}`;
const fresh = jwt({ sub: '71', iat: '-2s', exp: '+13m' });

export default [
  testCase('refresh-token-in-body', {
    name: 'the refresh delivers the token that the repetition carries',
    focus: 'a',
    exchanges: [
      exchange({
        id: 'a',
        at: '-4s',
        url: `${api}/trips?page=2`,
        from,
        authorization: old,
        challenge: 'Bearer error="invalid_token"',
      }),
      exchange({
        id: 'r',
        at: '-3s',
        method: 'POST',
        url: `${api}/session/renew`,
        from,
        status: 200,
        json: { access_token: fresh },
      }),
      exchange({
        id: 'b',
        at: '-2s',
        url: `${api}/trips?page=2`,
        from,
        status: 200,
        authorization: `Bearer ${fresh}`,
        json: [],
      }),
    ],
    expect: {
      primary: 'normal-refresh-and-retry',
      minConfidence: 'certain',
      fixKinds: ['none'],
      mustNotSay: ['session-expired'],
    },
  }),
  testCase('refresh-cookies', {
    name: 'the session lives in cookies, and the access cookie was replaced',
    focus: 'a',
    exchanges: [
      exchange({ id: 'a', at: '-4s', url: `${api}/trips`, cookie: `renewal=${opaque('r1')}` }),
      exchange({
        id: 'r',
        at: '-3s',
        method: 'POST',
        url: `${api}/auth/refresh`,
        status: 204,
        cookie: `renewal=${opaque('r1')}`,
        setCookie: [
          `entry=${opaque('e2')}; Path=/; Secure; HttpOnly`,
          `renewal=${opaque('r2')}; Path=/; Secure; HttpOnly`,
        ],
      }),
      exchange({
        id: 'b',
        at: '-2s',
        url: `${api}/trips`,
        status: 200,
        cookie: `renewal=${opaque('r2')}; entry=${opaque('e2')}`,
        json: [],
      }),
    ],
    expect: {
      primary: 'normal-refresh-and-retry',
      minConfidence: 'certain',
      mustNotSay: ['session-expired', 'cookie-expired'],
    },
  }),
  testCase('refresh-retry-refused', {
    name: 'the repetition was refused as well',
    focus: 'a',
    exchanges: [
      exchange({
        id: 'a',
        at: '-4s',
        url: `${api}/trips`,
        from,
        authorization: old,
        challenge: 'Bearer error="invalid_token"',
      }),
      exchange({
        id: 'r',
        at: '-3s',
        method: 'POST',
        url: `${api}/session/renew`,
        from,
        status: 200,
        json: { access_token: fresh },
      }),
      exchange({ id: 'b', at: '-2s', url: `${api}/trips`, from, status: 401, authorization: `Bearer ${fresh}` }),
    ],
    expect: { primary: null, mustNotSay: ['normal-refresh-and-retry'] },
  }),
  testCase('refresh-person-signed-in', {
    name: 'a person signed in between the two: that is no quiet recovery',
    focus: 'a',
    exchanges: [
      exchange({
        id: 'a',
        at: '-40s',
        url: `${api}/trips`,
        from,
        authorization: old,
        challenge: 'Bearer error="invalid_token"',
      }),
      exchange({
        id: 'l',
        at: '-5s',
        method: 'POST',
        url: `${api}/login`,
        from,
        status: 200,
        json: { access_token: fresh },
      }),
      exchange({
        id: 'b',
        at: '-2s',
        url: `${api}/trips`,
        from,
        status: 200,
        authorization: `Bearer ${fresh}`,
        json: [],
      }),
    ],
    expect: { primary: null, mustNotSay: ['normal-refresh-and-retry'] },
  }),
  testCase('refresh-headers-unseen', {
    name: 'without request headers it cannot be told what was renewed',
    focus: 'a',
    exchanges: [
      exchange({ id: 'a', at: '-4s', url: `${api}/trips`, from, headers: null }),
      exchange({ id: 'b', at: '-2s', url: `${api}/trips`, from, status: 200, json: [] }),
    ],
    expect: { primary: null, mustNotSay: ['normal-refresh-and-retry'], inconclusive: ['normal-refresh-and-retry'] },
  }),
];
