import { exchange, opaque, testCase } from './build.ts';

const url = 'https://api.museum.example/v1/loans';

const hidden = 'https://forge.smithy.example/api/projects/77';

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
  testCase('misuse-404-anonymous', {
    name: 'the very same address was given to a request with a session, and is not there for one without',
    exchanges: [
      exchange({ id: 'ok', at: '-5m', url: hidden, status: 200, cookie: `forge_session=${opaque('f')}`, json: {} }),
      exchange({ url: hidden, status: 404, json: { message: 'Not Found' } }),
    ],
    expect: {
      primary: 'status-misuse-401-403',
      minConfidence: 'likely',
      mustNotSay: ['credentials-missing', 'permission-denied'],
      fixKinds: ['sign-in-again'],
    },
  }),
  testCase('misuse-404-signed-in-later', {
    name: 'the address was not there until somebody signed in',
    focus: 'x',
    exchanges: [
      exchange({ id: 'x', at: '-5m', url: hidden, status: 404, hiddenBody: true, json: {} }),
      exchange({ id: 'ok', url: hidden, status: 200, authorization: `Bearer ${opaque('f')}`, json: {} }),
    ],
    expect: { primary: 'status-misuse-401-403', minConfidence: 'likely', mustNotSay: ['credentials-missing'] },
  }),
  testCase('misuse-404-said', {
    name: 'the text of a 404 says that nobody is signed in',
    exchanges: [exchange({ url: hidden, status: 404, json: { error: 'You must be logged in to see this project' } })],
    expect: { primary: 'status-misuse-401-403', minConfidence: 'certain' },
  }),
  testCase('misuse-near-404-deleted', {
    name: 'it was deleted in between',
    exchanges: [
      exchange({ id: 'ok', at: '-5m', url: hidden, status: 200, authorization: `Bearer ${opaque('a')}`, json: {} }),
      exchange({
        id: 'rm',
        at: '-4m',
        url: hidden,
        method: 'DELETE',
        status: 204,
        authorization: `Bearer ${opaque('a')}`,
      }),
      exchange({ url: hidden, status: 404, authorization: `Bearer ${opaque('b')}`, json: { message: 'Not Found' } }),
    ],
    expect: { primary: null, mustNotSay: ['status-misuse-401-403'] },
  }),
  testCase('misuse-near-404-same', {
    name: 'the same session had been given it before',
    exchanges: [
      exchange({ id: 'ok', at: '-5m', url: hidden, status: 200, cookie: `forge_session=${opaque('f')}`, json: {} }),
      exchange({ url: hidden, status: 404, cookie: `forge_session=${opaque('f')}`, json: { message: 'Not Found' } }),
    ],
    expect: { primary: null, mustNotSay: ['status-misuse-401-403'] },
  }),
  testCase('misuse-near-404-plain', {
    name: 'nothing is there, and nothing says more',
    exchanges: [exchange({ url: hidden, status: 404, json: { message: 'Not Found' } })],
    expect: { primary: null, mustNotSay: ['status-misuse-401-403', 'credentials-missing', 'permission-denied'] },
  }),
];
