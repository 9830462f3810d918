import { basic, exchange, jwt, opaque, testCase } from './build.ts';

const url = 'https://api.bracken.example/fronds';

export default [
  testCase('rejected-body', {
    name: 'the body calls the token invalid and gives no reason',
    exchanges: [
      exchange({
        url,
        authorization: `Token ${opaque('br', 40)}`,
        challenge: 'Token',
        json: { detail: 'Invalid token.' },
      }),
    ],
    expect: {
      primary: 'token-rejected',
      minConfidence: 'certain',
      fixKinds: ['sign-in-again', 'frontend-code'],
      mustNotSay: ['token-expired', 'token-revoked', 'server-strips-authorization'],
    },
  }),
  testCase('rejected-undecided', {
    name: 'the server does not choose between invalid and expired',
    exchanges: [
      exchange({
        url,
        authorization: `Bearer ${opaque('br')}`,
        challenge: 'Bearer error="invalid_token", error_description="The access token is invalid or has expired"',
      }),
    ],
    expect: { primary: 'token-rejected', minConfidence: 'certain', mustNotSay: ['token-expired'] },
  }),
  testCase('rejected-near-silent', {
    name: 'nothing shows that the token arrived',
    exchanges: [exchange({ url, authorization: `Bearer ${opaque('br')}`, challenge: 'Bearer' })],
    expect: { primary: null, mustNotSay: ['token-rejected'] },
  }),
  testCase('rejected-near-password', {
    name: 'a Basic pair was refused, not a token',
    exchanges: [
      exchange({
        url,
        authorization: basic('ann:pw'),
        challenge: 'Basic realm="b"',
        json: { message: 'Bad credentials' },
      }),
    ],
    expect: { primary: 'wrong-username-or-password', mustNotSay: ['token-rejected'] },
  }),
  testCase('rejected-near-expired', {
    name: 'the token itself shows that it had expired',
    exchanges: [exchange({ url, authorization: `Bearer ${jwt({ exp: '-2h' })}`, json: { message: 'Invalid token' } })],
    expect: { primary: 'token-expired', mustNotSay: ['token-rejected'] },
  }),
  testCase('rejected-blind', {
    name: 'the request headers were not recorded',
    exchanges: [exchange({ url, headers: null, json: { message: 'Invalid token' } })],
    expect: { primary: null, mustNotSay: ['token-rejected'], inconclusive: ['token-rejected'] },
  }),
];
