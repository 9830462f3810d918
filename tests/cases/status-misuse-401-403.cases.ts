import { exchange, opaque, testCase } from './build.ts';

const url = 'https://api.museum.example/v1/loans';

export default [
  testCase('misuse-403-anonymous', {
    name: '403 for somebody who is not signed in',
    exchanges: [exchange({ url, status: 403, json: { message: 'You must be signed in to see loans.' } })],
    expect: {
      primary: 'status-misuse-401-403',
      minConfidence: 'certain',
      mustNotSay: ['permission-denied', 'waf-or-firewall-blocked'],
      alsoAcceptable: ['credentials-missing'],
      fixKinds: ['server-code'],
    },
  }),
  testCase('misuse-route', {
    name: 'a gateway that has no such path speaks of a missing token',
    exchanges: [
      exchange({
        url,
        authorization: `Bearer ${opaque('m')}`,
        status: 403,
        json: { message: 'Missing Authentication Token' },
        responseHeaders: { 'x-amzn-ErrorType': 'MissingAuthenticationTokenException' },
      }),
    ],
    expect: {
      primary: 'status-misuse-401-403',
      minConfidence: 'certain',
      mustNotSay: ['credentials-missing', 'server-strips-authorization', 'permission-denied'],
      fixKinds: ['use-other-url', 'server-code'],
    },
  }),
  testCase('misuse-agrees', {
    name: 'text and status agree',
    exchanges: [exchange({ url, json: { message: 'You must be signed in to see loans.' } })],
    expect: { primary: null, mustNotSay: ['status-misuse-401-403'] },
  }),
  testCase('misuse-csrf', {
    name: 'a missing anti-forgery token is rightly a 403',
    exchanges: [exchange({ method: 'POST', url, status: 403, json: { message: 'CSRF token missing' } })],
    expect: { primary: 'csrf-token-rejected', mustNotSay: ['status-misuse-401-403'] },
  }),
  testCase('misuse-body-hidden', {
    name: 'without the body it cannot be told',
    exchanges: [exchange({ url, status: 403 })],
    expect: { primary: null, inconclusive: ['status-misuse-401-403'] },
  }),
];
