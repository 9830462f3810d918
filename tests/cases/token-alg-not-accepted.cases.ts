import { exchange, jwt, testCase } from './build.ts';

const url = 'https://api.shale.example/beds';
const token = `Bearer ${jwt({ sub: 'u', exp: '+30m' })}`;

export default [
  testCase('alg-said', {
    name: 'the server does not expect the signing method',
    exchanges: [exchange({ url, authorization: token, json: { error: 'unexpected signing method: HS256' } })],
    expect: {
      primary: 'token-alg-not-accepted',
      minConfidence: 'certain',
      fixKinds: ['idp-config', 'server-config'],
      mustNotSay: ['token-signature-invalid', 'token-unknown-signing-key', 'token-rejected'],
    },
  }),
  testCase('alg-near-signature', {
    name: 'the signature is wrong, not the algorithm',
    exchanges: [exchange({ url, authorization: token, json: { error: 'invalid signature' } })],
    expect: { primary: 'token-signature-invalid', mustNotSay: ['token-alg-not-accepted'] },
  }),
  testCase('alg-near-accepted', {
    name: 'a token of the same algorithm was accepted',
    exchanges: [
      exchange({
        id: 'ok',
        at: '-5s',
        url,
        status: 200,
        authorization: `Bearer ${jwt({ sub: 'v', exp: '+10m' })}`,
        json: [],
      }),
      exchange({ url: `${url}/2`, authorization: token, challenge: 'Bearer error="invalid_token"' }),
    ],
    expect: { primary: null, mustNotSay: ['token-alg-not-accepted'] },
  }),
  testCase('alg-blind', {
    name: 'the response headers were not recorded',
    exchanges: [{ ...exchange({ url, authorization: token }), responseHeaders: [] }],
    expect: { primary: null, mustNotSay: ['token-alg-not-accepted'], inconclusive: ['token-alg-not-accepted'] },
  }),
];
