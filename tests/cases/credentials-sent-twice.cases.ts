import { exchange, jwt, opaque, testCase } from './build.ts';

const token = opaque('twice');
const url = `https://api.pantry.example/jars?access_token=${token}`;

export default [
  testCase('twice-said', {
    name: 'the server says that more than one token was sent',
    exchanges: [
      exchange({
        url,
        status: 400,
        authorization: `Bearer ${token}`,
        challenge: 'Bearer error="invalid_request", error_description="Multiple access tokens in one request"',
      }),
    ],
    expect: {
      primary: 'credentials-sent-twice',
      minConfidence: 'certain',
      fixKinds: ['frontend-code'],
      mustNotSay: ['token-rejected'],
    },
  }),
  testCase('twice-silent', {
    name: 'both places are seen, and the server gives no reason',
    exchanges: [exchange({ url, authorization: `Bearer ${token}`, challenge: 'Bearer error="invalid_request"' })],
    expect: { primary: 'credentials-sent-twice', minConfidence: 'likely' },
  }),
  testCase('twice-near-once', {
    name: 'only the query holds a token',
    exchanges: [exchange({ url, json: { message: 'Token is not valid' } })],
    expect: { primary: null, mustNotSay: ['credentials-sent-twice'] },
  }),
  testCase('twice-near-expired', {
    name: 'the server says that the token, sent twice, has expired',
    exchanges: [
      exchange({
        url,
        authorization: `Bearer ${jwt({ exp: '-8m' })}`,
        challenge: 'Bearer error="invalid_token", error_description="token has expired"',
      }),
    ],
    expect: { primary: 'token-expired', mustNotSay: ['credentials-sent-twice'] },
  }),
  testCase('twice-blind', {
    name: 'the request headers were not recorded',
    exchanges: [exchange({ url, headers: null, status: 400 })],
    expect: { primary: null, mustNotSay: ['credentials-sent-twice'], inconclusive: ['credentials-sent-twice'] },
  }),
];
