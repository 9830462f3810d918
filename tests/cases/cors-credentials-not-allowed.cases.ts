import { exchange, jarCookie, testCase } from './build.ts';

const url = 'https://rooms.lodge.example/mine';
const from = 'https://desk.lodge.example';
const asking = { 'Access-Control-Request-Method': 'GET', 'Access-Control-Request-Headers': 'x-client' };

export default [
  testCase('cors-credentials-wildcard', {
    name: 'cookies were sent, the refusal allows any origin, and the page cannot read it',
    browser: 'firefox',
    exchanges: [
      exchange({
        url,
        from,
        cookie: 'lodge=abcdefgh12345678',
        error: 'NS_ERROR_DOM_BAD_URI',
        responseHeaders: { 'Access-Control-Allow-Origin': '*' },
      }),
    ],
    expect: {
      primary: 'cors-credentials-not-allowed',
      minConfidence: 'likely',
      fixKinds: ['server-config'],
      mustNotSay: ['cors-headers-missing-on-error'],
    },
  }),
  testCase('cors-credentials-no-flag', {
    name: 'the preflight names the origin, but not that credentials may be used',
    focus: 'call',
    exchanges: [
      exchange({ id: 'call', at: '-1001ms', url, from, status: 0, error: 'net::ERR_FAILED' }),
      exchange({
        id: 'o',
        method: 'OPTIONS',
        url,
        from,
        status: 204,
        headers: asking,
        responseHeaders: { 'Access-Control-Allow-Origin': from, 'Access-Control-Allow-Headers': 'x-client' },
      }),
    ],
    jar: [jarCookie('lodge', 'rooms.lodge.example')],
    expect: { primary: 'cors-credentials-not-allowed', minConfidence: 'likely' },
  }),
  testCase('cors-credentials-allowed', {
    name: 'origin and credentials are allowed',
    browser: 'firefox',
    exchanges: [
      exchange({
        url,
        from,
        cookie: 'lodge=abcdefgh12345678',
        responseHeaders: { 'Access-Control-Allow-Origin': from, 'Access-Control-Allow-Credentials': 'true' },
      }),
    ],
    expect: { primary: null, mustNotSay: ['cors-credentials-not-allowed'] },
  }),
  testCase('cors-credentials-none-sent', {
    name: 'a call without cookies may be answered with any origin',
    exchanges: [exchange({ url, from, responseHeaders: { 'Access-Control-Allow-Origin': '*' }, challenge: 'Bearer' })],
    expect: { primary: null, mustNotSay: ['cors-credentials-not-allowed', 'cors-headers-missing-on-error'] },
  }),
];
