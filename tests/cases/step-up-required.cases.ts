import { exchange, jwt, opaque, testCase } from './build.ts';

const url = 'https://vault.heddle.example/transfers';
const bearer = `Bearer ${jwt({ acr: 'urn:pwd', auth_time: '-3h', exp: '+30m' })}`;

export default [
  testCase('step-up-age', {
    name: 'the challenge asks for a fresher sign-in',
    exchanges: [
      exchange({
        url,
        method: 'POST',
        authorization: bearer,
        challenge: 'Bearer error="insufficient_user_authentication", max_age="300"',
      }),
    ],
    expect: {
      primary: 'step-up-required',
      minConfidence: 'certain',
      fixKinds: ['sign-in-again', 'frontend-code'],
      mustNotSay: ['token-expired', 'insufficient-scope', 'token-revoked', 'token-rejected'],
    },
  }),
  testCase('step-up-body', {
    name: 'the body asks for the second factor',
    exchanges: [
      exchange({
        url,
        status: 403,
        authorization: `Bearer ${opaque('h')}`,
        json: { code: 'MFA_REQUIRED', message: 'Two-factor authentication required' },
      }),
    ],
    expect: { primary: 'step-up-required', minConfidence: 'certain', mustNotSay: ['permission-denied'] },
  }),
  testCase('step-up-near-met', {
    name: 'the token satisfies what the challenge asks for',
    exchanges: [
      exchange({
        url,
        authorization: `Bearer ${jwt({ acr: 'otp', auth_time: '-1m', exp: '+30m' })}`,
        challenge: 'Bearer error="insufficient_user_authentication", acr_values="otp mfa", max_age="300"',
      }),
    ],
    expect: { primary: null, mustNotSay: ['step-up-required'] },
  }),
  testCase('step-up-blind', {
    name: 'the response headers were not recorded',
    exchanges: [{ ...exchange({ url, authorization: bearer }), responseHeaders: [] }],
    expect: { primary: null, mustNotSay: ['step-up-required'], inconclusive: ['step-up-required'] },
  }),
];
