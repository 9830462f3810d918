import { exchange, jwt, opaque, testCase } from './build.ts';

const url = 'https://api.belfry.example/bells';

export default [
  testCase('early-nbf', {
    name: "nbf lies ahead of the server's Date",
    exchanges: [
      exchange({
        url,
        authorization: `Bearer ${jwt({ nbf: '+3m', exp: '+1h' })}`,
        challenge: 'Bearer error="invalid_token"',
      }),
    ],
    expect: {
      primary: 'token-not-yet-valid',
      minConfidence: 'certain',
      fixKinds: ['wait', 'server-config'],
      mustNotSay: ['token-expired', 'token-signature-invalid'],
    },
  }),
  testCase('early-said', {
    name: 'the server says that the token was used before it was issued',
    exchanges: [exchange({ url, authorization: `Bearer ${opaque('b')}`, json: { error: 'Token used before issued' } })],
    expect: { primary: 'token-not-yet-valid', minConfidence: 'certain' },
  }),
  testCase('early-by-local-clock', {
    name: "the server's clock was not seen",
    exchanges: [
      exchange({
        url,
        authorization: `Bearer ${jwt({ nbf: '+5m', exp: '+1h' })}`,
        challenge: 'Bearer',
        serverClock: null,
      }),
    ],
    expect: { primary: 'token-not-yet-valid', minConfidence: 'likely' },
  }),
  testCase('early-near-past', {
    name: 'nbf had passed for the server',
    exchanges: [
      exchange({
        url,
        authorization: `Bearer ${jwt({ nbf: '-3m', exp: '+1h' })}`,
        challenge: 'Bearer error="invalid_token"',
      }),
    ],
    expect: { primary: null, mustNotSay: ['token-not-yet-valid'] },
  }),
  testCase('early-blind', {
    name: 'the request headers were not recorded',
    exchanges: [exchange({ url, headers: null, challenge: 'Bearer' })],
    expect: { primary: null, mustNotSay: ['token-not-yet-valid'], inconclusive: ['token-not-yet-valid'] },
  }),
];
