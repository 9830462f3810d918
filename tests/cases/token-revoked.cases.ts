import { exchange, jwt, opaque, testCase } from './build.ts';

const url = 'https://api.causeway.example/tides';
const token = `Bearer ${jwt({ sub: 'u', exp: '+40m' })}`;
const worked = exchange({ id: 'ok', at: '-2m', url, status: 200, authorization: token, json: [] });
const refused = { url, authorization: token };

export default [
  testCase('revoked-said', {
    name: 'the server says that the token was revoked',
    exchanges: [exchange({ url, authorization: `Bearer ${opaque('c')}`, json: { error: 'token_revoked' } })],
    expect: {
      primary: 'token-revoked',
      minConfidence: 'certain',
      fixKinds: ['sign-in-again'],
      mustNotSay: ['token-rejected', 'token-expired'],
    },
  }),
  testCase('revoked-worked', {
    name: 'the very same token had worked, and its time is not over',
    exchanges: [worked, exchange({ ...refused, challenge: 'Bearer error="invalid_token"' })],
    expect: { primary: 'token-revoked', minConfidence: 'likely', mustNotSay: ['token-rejected', 'session-expired'] },
  }),
  testCase('revoked-near-in-turn', {
    name: 'the same token is accepted and refused in turn: the servers disagree',
    exchanges: [
      worked,
      exchange({ ...refused, id: 'n1', at: '-90s' }),
      exchange({ ...refused, id: 'ok2', at: '-60s', status: 200, json: [] }),
      exchange(refused),
    ],
    expect: { primary: null, mustNotSay: ['token-revoked'] },
  }),
  testCase('revoked-near-expired', {
    name: 'it had worked until its end',
    exchanges: [
      exchange({ id: 'ok', at: '-20m', url, status: 200, authorization: `Bearer ${jwt({ exp: '-5m' })}`, json: [] }),
      exchange({ url, authorization: `Bearer ${jwt({ exp: '-5m' })}`, challenge: 'Bearer error="invalid_token"' }),
    ],
    expect: { primary: 'token-expired', mustNotSay: ['token-revoked'] },
  }),
  testCase('revoked-blind', {
    name: 'the request headers were not recorded',
    exchanges: [worked, exchange({ url, headers: null })],
    expect: { primary: null, mustNotSay: ['token-revoked'], inconclusive: ['token-revoked'] },
  }),
];
