import { exchange, opaque, testCase } from './build.ts';

const url = 'https://crew.shipyard.example/';
const big = Array.from({ length: 5 }, (_, i) => `chunk.${i}=${opaque(`c${i}`, 120).repeat(20)}`).join('; ');

export default [
  testCase('large-431', {
    name: '431 with twelve kilobytes of cookies',
    exchanges: [exchange({ type: 'main_frame', url, status: 431, cookie: big })],
    expect: {
      primary: 'header-too-large',
      minConfidence: 'certain',
      mustNotSay: ['set-cookie-too-large', 'session-expired'],
      fixKinds: ['clear-site-cookies', 'server-config'],
    },
  }),
  testCase('large-400-named', {
    name: 'a 400 that names the size',
    exchanges: [
      exchange({
        type: 'main_frame',
        url,
        status: 400,
        cookie: big,
        html: '<title>400 Request Header Or Cookie Too Large</title><h1>400 Bad Request</h1>',
      }),
    ],
    expect: { primary: 'header-too-large', minConfidence: 'certain' },
  }),
  testCase('large-not', {
    name: 'small headers are not too large',
    exchanges: [exchange({ type: 'main_frame', url, status: 431, cookie: 'a=1' })],
    expect: { primary: null, mustNotSay: ['header-too-large'] },
  }),
];
