import { exchange, jwt, opaque, testCase } from './build.ts';

const host = 'https://api.thicket.example';
const asked = { url: `${host}/paths`, challenge: 'Bearer' };
const refresh = jwt({ typ: 'Refresh', exp: '+30d' });

export default [
  testCase('refresh-typ', {
    name: 'the token itself says that it is a refresh token',
    exchanges: [exchange({ ...asked, authorization: `Bearer ${refresh}`, json: { message: 'Invalid token' } })],
    expect: {
      primary: 'refresh-token-instead-of-access-token',
      minConfidence: 'certain',
      fixKinds: ['frontend-code'],
      mustNotSay: ['token-rejected', 'token-expired', 'id-token-instead-of-access-token'],
    },
  }),
  testCase('refresh-issued', {
    name: 'this very value was issued as refresh token',
    exchanges: [
      exchange({
        id: 't',
        at: '-9s',
        method: 'POST',
        url: `${host}/login`,
        status: 200,
        json: { access_token: opaque('at'), refresh_token: opaque('rt') },
      }),
      exchange({ ...asked, authorization: `Bearer ${opaque('rt')}`, json: { message: 'Invalid token' } }),
    ],
    expect: { primary: 'refresh-token-instead-of-access-token', minConfidence: 'certain' },
  }),
  testCase('refresh-near-right', {
    name: 'at the refresh call it is right',
    exchanges: [
      exchange({
        method: 'POST',
        url: `${host}/auth/refresh`,
        authorization: `Bearer ${refresh}`,
        json: { message: 'Invalid token' },
      }),
    ],
    expect: { primary: null, mustNotSay: ['refresh-token-instead-of-access-token'] },
  }),
  testCase('refresh-near-access', {
    name: 'the type says access',
    exchanges: [
      exchange({
        ...asked,
        authorization: `Bearer ${jwt({ token_type: 'access', exp: '+9m' })}`,
        json: { message: 'Invalid token' },
      }),
    ],
    expect: { primary: 'token-rejected', mustNotSay: ['refresh-token-instead-of-access-token'] },
  }),
  testCase('refresh-blind', {
    name: 'the request headers were not recorded',
    exchanges: [exchange({ ...asked, headers: null })],
    expect: {
      primary: null,
      mustNotSay: ['refresh-token-instead-of-access-token'],
      inconclusive: ['refresh-token-instead-of-access-token'],
    },
  }),
];
