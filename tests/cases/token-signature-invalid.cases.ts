import { exchange, jwt, testCase } from './build.ts';

const url = 'https://api.gable.example/roofs';
const token = `Bearer ${jwt({ sub: 'u', exp: '+30m' })}`;

export default [
  testCase('signature-said', {
    name: 'the server says that the verification of the signature failed',
    exchanges: [
      exchange({
        url,
        authorization: token,
        challenge: 'Bearer error="invalid_token", error_description="Signature verification failed"',
      }),
    ],
    expect: {
      primary: 'token-signature-invalid',
      minConfidence: 'certain',
      fixKinds: ['sign-in-again', 'server-config'],
      mustNotSay: ['token-rejected', 'token-alg-not-accepted'],
    },
  }),
  testCase('signature-near-expired', {
    name: '“signature has expired” speaks of the token’s time',
    exchanges: [
      exchange({ url, authorization: `Bearer ${jwt({ exp: '-4m' })}`, json: { detail: 'Signature has expired.' } }),
    ],
    expect: { primary: 'token-expired', mustNotSay: ['token-signature-invalid'] },
  }),
  testCase('signature-near-key', {
    name: 'the key was not found, so nothing could be verified',
    exchanges: [
      exchange({
        url,
        authorization: token,
        challenge: 'Bearer error="invalid_token", error_description="The signature key was not found"',
      }),
    ],
    expect: { primary: 'token-unknown-signing-key', mustNotSay: ['token-signature-invalid'] },
  }),
  testCase('signature-blind', {
    name: 'the response headers were not recorded',
    exchanges: [{ ...exchange({ url, authorization: token }), responseHeaders: [] }],
    expect: { primary: null, mustNotSay: ['token-signature-invalid'], inconclusive: ['token-signature-invalid'] },
  }),
];
