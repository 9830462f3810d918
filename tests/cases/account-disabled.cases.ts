import { exchange, opaque, testCase } from './build.ts';

const url = 'https://desk.marten.example/api/session';
const login = { method: 'POST', url: 'https://desk.marten.example/api/login' };

export default [
  testCase('disabled-suspended', {
    name: 'the account is suspended, and the server says so',
    exchanges: [
      exchange({
        url,
        status: 403,
        authorization: `Bearer ${opaque('m')}`,
        json: { code: 'USER_SUSPENDED', message: 'Your account has been suspended. Contact support.' },
      }),
    ],
    expect: {
      primary: 'account-disabled',
      minConfidence: 'certain',
      fixKinds: ['contact-admin', 'switch-account'],
      mustNotSay: ['permission-denied', 'token-rejected', 'wrong-username-or-password'],
    },
  }),
  testCase('disabled-locked-at-login', {
    name: 'the account was locked after failed attempts',
    exchanges: [
      exchange({
        ...login,
        json: {
          error: 'invalid_grant',
          error_description: 'Account is temporarily locked due to too many failed sign-ins',
        },
      }),
    ],
    expect: { primary: 'account-disabled', minConfidence: 'certain' },
  }),
  testCase('disabled-number', {
    name: 'the provider gives a number for it',
    exchanges: [
      exchange({
        method: 'POST',
        url: 'https://sts.marten.example/t/token',
        status: 400,
        json: { error: 'invalid_grant', error_description: 'AADSTS50057: refused', error_codes: [50057] },
      }),
    ],
    expect: { primary: 'account-disabled', minConfidence: 'certain' },
  }),
  testCase('disabled-near-warning', {
    name: 'the server only warns that the account will be locked',
    exchanges: [
      exchange({
        ...login,
        json: { message: 'Incorrect password. Your account will be locked after 2 more attempts.' },
      }),
    ],
    expect: { primary: 'wrong-username-or-password', mustNotSay: ['account-disabled'] },
  }),
  testCase('disabled-near-token', {
    name: 'a token was disabled, not the account',
    exchanges: [
      exchange({ url, authorization: `Bearer ${opaque('m')}`, json: { message: 'This token has been disabled' } }),
    ],
    expect: { primary: null, mustNotSay: ['account-disabled'] },
  }),
];
