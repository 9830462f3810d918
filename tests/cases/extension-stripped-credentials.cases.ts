import { exchange, opaque, testCase } from './build.ts';

const url = 'https://api.loom.example/patterns';
const from = 'https://studio.loom.example';
const preflight = exchange({
  id: 'o',
  at: '-1100ms',
  method: 'OPTIONS',
  url,
  from,
  status: 200,
  headers: { 'Access-Control-Request-Method': 'GET', 'Access-Control-Request-Headers': 'x-access-token' },
  responseHeaders: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'X-Access-Token' },
});

export default [
  testCase('stripped-by-extension', {
    name: 'the preflight announced the header, and the request lacks it',
    exchanges: [preflight, exchange({ url, from, json: { error: 'no token' } })],
    expect: {
      primary: 'extension-stripped-credentials',
      minConfidence: 'likely',
      mustNotSay: ['credentials-missing', 'authorization-omitted-on-this-call'],
      fixKinds: ['disable-extension'],
    },
  }),
  testCase('announced-and-sent', {
    name: 'the request carried what was announced',
    exchanges: [preflight, exchange({ url, from, headers: { 'X-Access-Token': opaque('loom') } })],
    expect: { primary: null, mustNotSay: ['extension-stripped-credentials'] },
  }),
  testCase('not-announced', {
    name: 'the preflight announced no credential',
    exchanges: [
      exchange({
        id: 'o',
        at: '-1100ms',
        method: 'OPTIONS',
        url,
        from,
        status: 200,
        headers: { 'Access-Control-Request-Method': 'GET', 'Access-Control-Request-Headers': 'content-type' },
      }),
      exchange({ url, from }),
    ],
    expect: { primary: null, mustNotSay: ['extension-stripped-credentials'] },
  }),
  testCase('announced-unseen', {
    name: 'what the request carried is not known',
    exchanges: [preflight, exchange({ url, from, headers: null })],
    expect: { primary: null, inconclusive: ['extension-stripped-credentials'] },
  }),
];
