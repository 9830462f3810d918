import { exchange, jwt, opaque, testCase } from './build.ts';

const url = 'https://api.saltern.example/pans';
const from = 'https://www.brineworks.example';
const cors = { 'Access-Control-Allow-Origin': from, 'Access-Control-Allow-Headers': 'authorization' };
const asking = { 'Access-Control-Request-Method': 'GET', 'Access-Control-Request-Headers': 'authorization' };
const preflight = exchange({
  id: 'o',
  at: '-1100ms',
  method: 'OPTIONS',
  url,
  from,
  status: 200,
  headers: asking,
  responseHeaders: cors,
});

export default [
  testCase('cors-error-bare', {
    name: 'nothing but the missing header shows',
    focus: 'a',
    exchanges: [
      preflight,
      exchange({ url, from, authorization: `Bearer ${opaque('salt')}`, error: 'net::ERR_FAILED', status: 403 }),
    ],
    expect: {
      primary: 'cors-headers-missing-on-error',
      minConfidence: 'certain',
      fixKinds: ['server-config'],
      mustNotSay: ['cors-credentials-not-allowed', 'preflight-unauthorized'],
    },
  }),
  testCase('cors-error-expired', {
    name: 'the reason of the refusal shows, and goes first',
    focus: 'a',
    exchanges: [
      preflight,
      exchange({
        url,
        from,
        authorization: `Bearer ${jwt({ sub: '4', exp: '-20m', iat: '-80m' })}`,
        error: 'net::ERR_FAILED',
        challenge: 'Bearer error="invalid_token", error_description="The token expired"',
      }),
    ],
    expect: { primary: 'token-expired', minConfidence: 'certain' },
  }),
  testCase('cors-error-present', {
    name: 'the refusal has the header',
    focus: 'a',
    exchanges: [preflight, exchange({ url, from, authorization: `Bearer ${opaque('salt')}`, responseHeaders: cors })],
    expect: { primary: null, mustNotSay: ['cors-headers-missing-on-error'] },
  }),
  testCase('cors-error-same-origin', {
    name: 'a call to the own origin needs no CORS headers',
    exchanges: [exchange({ url, authorization: `Bearer ${opaque('salt')}` })],
    expect: { primary: null, mustNotSay: ['cors-headers-missing-on-error'] },
  }),
  testCase('cors-error-unseen', {
    name: 'the response headers were not recorded',
    exchanges: [{ ...exchange({ url, from, error: 'net::ERR_FAILED' }), responseHeaders: [] }],
    expect: { primary: null, inconclusive: ['cors-headers-missing-on-error'] },
  }),
];
