import { exchange, testCase } from './build.ts';

const url = 'https://data.weighbridge.example/loads';
const from = 'https://yard.weighbridge.example';
const asking = (headers: string) => ({
  'Access-Control-Request-Method': 'GET',
  'Access-Control-Request-Headers': headers,
});
const call = exchange({ id: 'call', at: '-1001ms', url, from, status: 0, error: 'net::ERR_FAILED' });
const allows = (headers: string) => ({ 'Access-Control-Allow-Origin': from, 'Access-Control-Allow-Headers': headers });

export default [
  testCase('cors-header-key', {
    name: 'the key header is not in the list',
    focus: 'call',
    exchanges: [
      call,
      exchange({
        id: 'o',
        method: 'OPTIONS',
        url,
        from,
        status: 200,
        headers: asking('content-type,x-api-key'),
        responseHeaders: allows('Content-Type, Accept'),
      }),
    ],
    expect: {
      primary: 'cors-authorization-header-not-allowed',
      minConfidence: 'certain',
      mustNotSay: ['preflight-unauthorized', 'cors-credentials-not-allowed'],
      fixKinds: ['server-config'],
    },
  }),
  testCase('cors-header-preflight-focus', {
    name: 'asked about the preflight, the same is said',
    focus: 'o',
    exchanges: [
      call,
      exchange({
        id: 'o',
        method: 'OPTIONS',
        url,
        from,
        status: 204,
        headers: asking('authorization'),
        responseHeaders: { 'Access-Control-Allow-Origin': '*' },
      }),
    ],
    expect: { primary: 'cors-authorization-header-not-allowed', minConfidence: 'certain' },
  }),
  testCase('cors-header-wildcard', {
    name: 'a wildcard does not cover it by the standard, though browsers let it pass',
    focus: 'call',
    exchanges: [
      call,
      exchange({
        id: 'o',
        method: 'OPTIONS',
        url,
        from,
        status: 204,
        headers: asking('authorization'),
        responseHeaders: allows('*'),
      }),
    ],
    expect: { primary: 'cors-authorization-header-not-allowed', minConfidence: 'possible' },
  }),
  testCase('cors-header-listed', {
    name: 'the header is listed and the call was refused for another reason',
    focus: 'call',
    exchanges: [
      exchange({
        id: 'o',
        at: '-1100ms',
        method: 'OPTIONS',
        url,
        from,
        status: 204,
        headers: asking('authorization'),
        responseHeaders: allows('Authorization'),
      }),
      exchange({ id: 'call', url, from, responseHeaders: allows('Authorization'), challenge: 'Bearer' }),
    ],
    expect: { primary: null, mustNotSay: ['cors-authorization-header-not-allowed'] },
  }),
];
