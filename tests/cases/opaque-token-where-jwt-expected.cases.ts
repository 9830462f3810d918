import { exchange, jwt, opaque, testCase } from './build.ts';

const url = 'https://api.brook.example/fords';
const token = `Bearer ${opaque('brook', 32)}`;

export default [
  testCase('opaque-said', {
    name: 'the server misses the parts of a JWT',
    exchanges: [exchange({ url, authorization: token, json: { message: 'Not enough segments' } })],
    expect: {
      primary: 'opaque-token-where-jwt-expected',
      minConfidence: 'certain',
      fixKinds: ['frontend-code', 'idp-config'],
      mustNotSay: ['authorization-malformed', 'token-rejected', 'token-expired'],
    },
  }),
  testCase('opaque-compared', {
    name: 'this origin had taken JWTs',
    exchanges: [
      exchange({ id: 'ok', at: '-9m', url, status: 200, authorization: `Bearer ${jwt({ exp: '+1h' })}`, json: [] }),
      exchange({ url, authorization: token, challenge: 'Bearer error="invalid_token"' }),
    ],
    expect: { primary: 'opaque-token-where-jwt-expected', minConfidence: 'likely' },
  }),
  testCase('opaque-near-accepted', {
    name: 'this origin had taken an opaque token',
    exchanges: [
      exchange({ id: 'ok', at: '-9m', url, status: 200, authorization: `Bearer ${opaque('other', 32)}`, json: [] }),
      exchange({ url, authorization: token, challenge: 'Bearer error="invalid_token"' }),
    ],
    expect: { primary: 'token-rejected', mustNotSay: ['opaque-token-where-jwt-expected'] },
  }),
  testCase('opaque-near-cut', {
    name: 'a damaged JWT is not an opaque token',
    exchanges: [
      exchange({
        url,
        authorization: `Bearer ${jwt({ exp: '+1h' }).slice(0, 60)}`,
        json: { message: 'jwt malformed' },
      }),
    ],
    expect: { primary: 'authorization-malformed', mustNotSay: ['opaque-token-where-jwt-expected'] },
  }),
  testCase('opaque-blind', {
    name: 'the request headers were not recorded',
    exchanges: [exchange({ url, headers: null, json: { message: 'jwt malformed' } })],
    expect: {
      primary: null,
      mustNotSay: ['opaque-token-where-jwt-expected'],
      inconclusive: ['opaque-token-where-jwt-expected'],
    },
  }),
];
