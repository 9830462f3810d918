import { exchange, testCase } from './build.ts';

const url = 'https://api.harbourmaster.example/berths/12';
const from = 'https://plan.harbourmaster.example';
const asking = {
  'Access-Control-Request-Method': 'PUT',
  'Access-Control-Request-Headers': 'authorization,content-type',
};
const call = exchange({ id: 'call', at: '-1001ms', method: 'PUT', url, from, status: 0, error: 'net::ERR_FAILED' });

export default [
  testCase('preflight-refused', {
    name: 'the preflight is refused for want of a sign-in',
    focus: 'o',
    exchanges: [call, exchange({ id: 'o', method: 'OPTIONS', url, from, headers: asking, challenge: 'Bearer' })],
    expect: {
      primary: 'preflight-unauthorized',
      minConfidence: 'certain',
      mustNotSay: ['credentials-missing'],
      fixKinds: ['server-config'],
    },
  }),
  testCase('preflight-refused-call', {
    name: 'asked about the call that never left, the preflight is named',
    focus: 'call',
    exchanges: [call, exchange({ id: 'o', method: 'OPTIONS', url, from, headers: asking, status: 403 })],
    expect: { primary: 'preflight-unauthorized', minConfidence: 'certain' },
  }),
  testCase('preflight-refused-firefox', {
    name: 'Firefox reports an error and the status for the preflight',
    browser: 'firefox',
    focus: 'o',
    exchanges: [
      exchange({ id: 'call', at: '-1003ms', method: 'PUT', url, from, status: 0, error: 'NS_ERROR_DOM_BAD_URI' }),
      exchange({ id: 'o', method: 'OPTIONS', url, from, headers: asking, error: 'NS_ERROR_DOM_BAD_URI' }),
    ],
    expect: { primary: 'preflight-unauthorized', minConfidence: 'certain' },
  }),
  testCase('preflight-to-sign-in', {
    name: 'the preflight is sent to a sign-in page',
    focus: 'o',
    exchanges: [
      call,
      exchange({
        id: 'o',
        method: 'OPTIONS',
        url,
        from,
        headers: asking,
        status: 302,
        redirectedTo: 'https://api.harbourmaster.example/login?next=/berths/12',
      }),
    ],
    expect: { primary: 'preflight-unauthorized', minConfidence: 'certain', mustNotSay: ['soft-login-redirect'] },
  }),
  testCase('preflight-to-identity-proxy', {
    name: 'an identity proxy redirects the preflight, which no preflight may follow',
    focus: 'o',
    exchanges: [
      call,
      exchange({
        id: 'o',
        method: 'OPTIONS',
        url,
        from,
        headers: asking,
        status: 302,
        redirectedTo: 'https://api.harbourmaster.example/oauth2/start?rd=%2Fberths%2F12',
      }),
    ],
    expect: {
      primary: 'preflight-unauthorized',
      minConfidence: 'certain',
      mustNotSay: ['identity-proxy-session-expired'],
    },
  }),
  testCase('preflight-answered', {
    name: 'the preflight was answered well, and the call itself was refused',
    focus: 'call',
    exchanges: [
      exchange({ id: 'o', at: '-1100ms', method: 'OPTIONS', url, from, headers: asking, status: 204 }),
      exchange({ id: 'call', method: 'PUT', url, from, challenge: 'Bearer' }),
    ],
    expect: { primary: null, mustNotSay: ['preflight-unauthorized'] },
  }),
  testCase('preflight-plain-options', {
    name: 'an OPTIONS request of the page itself asks for no permission',
    focus: 'o',
    exchanges: [
      exchange({ id: 'o', method: 'OPTIONS', url, from: 'https://api.harbourmaster.example', challenge: 'Bearer' }),
    ],
    expect: { primary: null, mustNotSay: ['preflight-unauthorized'] },
  }),
];
