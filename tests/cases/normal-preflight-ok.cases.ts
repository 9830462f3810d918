import { exchange, opaque, testCase } from './build.ts';

const url = 'https://api.kilnroom.example/batches/3';
const from = 'https://shop.kilnroom.example';
const asking = { 'Access-Control-Request-Method': 'DELETE', 'Access-Control-Request-Headers': 'authorization' };
const preflight = exchange({
  id: 'o',
  at: '-1100ms',
  method: 'OPTIONS',
  url,
  from,
  status: 200,
  headers: asking,
  responseHeaders: { 'Access-Control-Allow-Origin': '*' },
});

export default [
  testCase('preflight-fine', {
    name: 'the preflight was answered and the call went through',
    focus: 'o',
    exchanges: [
      preflight,
      exchange({ id: 'c', method: 'DELETE', url, from, status: 204, authorization: `Bearer ${opaque('kiln')}` }),
    ],
    expect: {
      primary: 'normal-preflight-ok',
      minConfidence: 'certain',
      fixKinds: ['none'],
      mustNotSay: ['credentials-missing', 'preflight-unauthorized'],
    },
  }),
  testCase('preflight-fine-call-refused', {
    name: 'the call itself was refused',
    focus: 'o',
    exchanges: [
      preflight,
      exchange({ id: 'c', method: 'DELETE', url, from, authorization: `Bearer ${opaque('kiln')}` }),
    ],
    expect: { primary: null, mustNotSay: ['normal-preflight-ok'] },
  }),
];
