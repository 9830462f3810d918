import { basic, exchange, testCase } from './build.ts';

const ask = { method: 'POST', url: 'https://id.porter.example/oauth2/token', from: 'https://app.porter.example' };

export default [
  testCase('client-unauthorized', {
    name: 'the token endpoint does not allow this client the grant',
    exchanges: [
      exchange({
        ...ask,
        status: 400,
        json: { error: 'unauthorized_client', error_description: 'Grant type not allowed for the client.' },
      }),
    ],
    expect: {
      primary: 'oauth-client-authentication-failed',
      minConfidence: 'likely',
      fixKinds: ['idp-config', 'frontend-code'],
      mustNotSay: ['wrong-username-or-password', 'session-expired', 'credentials-missing'],
    },
  }),
  testCase('client-secret', {
    name: 'the secret in Basic is wrong',
    exchanges: [
      exchange({
        ...ask,
        authorization: basic('spa:old'),
        challenge: 'Basic realm="oauth"',
        json: { error: 'invalid_client' },
      }),
    ],
    expect: {
      primary: 'oauth-client-authentication-failed',
      minConfidence: 'certain',
      mustNotSay: ['wrong-username-or-password'],
    },
  }),
  testCase('client-near-grant', {
    name: 'the refresh token was refused, not the client',
    exchanges: [
      exchange({
        ...ask,
        status: 400,
        json: { error: 'invalid_grant', error_description: 'The refresh token has expired.' },
      }),
    ],
    expect: { primary: null, mustNotSay: ['oauth-client-authentication-failed'] },
  }),
];
