import { exchange, jwt, testCase } from './build.ts';

const bearer = (claims: Record<string, string>) => `Bearer ${jwt({ ...claims, exp: '+30m' })}`;

export default [
  testCase('tenant-stage', {
    name: 'a staging token went to production',
    exchanges: [
      exchange({
        url: 'https://orders.prod.ferry.example/v1',
        authorization: bearer({ iss: 'https://login-staging.ferry.example/' }),
        challenge: 'Bearer error="invalid_token"',
      }),
    ],
    expect: {
      primary: 'tenant-or-environment-mismatch',
      minConfidence: 'likely',
      fixKinds: ['use-other-url', 'frontend-code'],
      mustNotSay: ['token-expired', 'token-rejected'],
    },
  }),
  testCase('tenant-other', {
    name: 'tokens of another tenant are what this origin takes',
    exchanges: [
      exchange({
        id: 'ok',
        at: '-5s',
        url: 'https://api.ferry.example/a',
        status: 200,
        authorization: bearer({ tid: 't-100' }),
        json: [],
      }),
      exchange({
        url: 'https://api.ferry.example/b',
        authorization: bearer({ tid: 't-200' }),
        json: { error: 'invalid token' },
      }),
    ],
    expect: { primary: 'tenant-or-environment-mismatch', minConfidence: 'likely' },
  }),
  testCase('tenant-near-same', {
    name: 'token and address are of one stage',
    exchanges: [
      exchange({
        url: 'https://api.staging.ferry.example/v1',
        authorization: bearer({ iss: 'https://login-staging.ferry.example/' }),
        challenge: 'Bearer error="invalid_token"',
      }),
    ],
    expect: { primary: 'token-rejected', mustNotSay: ['tenant-or-environment-mismatch'] },
  }),
  testCase('tenant-near-custom-domain', {
    name: 'a custom domain need not carry the project’s name',
    exchanges: [
      exchange({
        url: 'https://db.ferry.example/rest/v1',
        headers: { apikey: jwt({ ref: 'abcdefghijklmnop', role: 'anon', exp: '+300d' }) },
        json: { message: 'Invalid API key' },
      }),
    ],
    expect: { primary: 'api-key-invalid', mustNotSay: ['tenant-or-environment-mismatch'] },
  }),
  testCase('tenant-blind', {
    name: 'the request headers were not recorded',
    exchanges: [
      exchange({ url: 'https://api.prod.ferry.example/v1', headers: null, challenge: 'Bearer error="invalid_token"' }),
    ],
    expect: {
      primary: null,
      mustNotSay: ['tenant-or-environment-mismatch'],
      inconclusive: ['tenant-or-environment-mismatch'],
    },
  }),
];
