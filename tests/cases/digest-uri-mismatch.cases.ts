import { digest, exchange, testCase } from './build.ts';

const page = { type: 'main_frame', url: 'http://edge.penstock.example/unit7/values' };
const challenge = 'Digest realm="unit", nonce="n1", qop="auth", domain="/values"';
const asked = exchange({ ...page, id: 'ask', at: '-6s', challenge, responseHeaders: { Via: '1.1 edge' } });
const authorization = digest({ realm: 'unit', nonce: 'n1', uri: '/unit7/values' });

export default [
  testCase('digest-path-400', {
    name: 'the answer is refused with 400, and the domain does not cover the path',
    browser: 'firefox',
    exchanges: [asked, exchange({ ...page, status: 400, authorization, html: '<title>Bad Request</title>' })],
    expect: {
      primary: 'digest-uri-mismatch',
      minConfidence: 'likely',
      fixKinds: ['server-config', 'use-other-url'],
      mustNotSay: ['wrong-username-or-password', 'digest-stale-nonce', 'normal-challenge-handshake'],
    },
  }),
  testCase('digest-path-401', {
    name: 'with 401 it is only possible',
    browser: 'firefox',
    exchanges: [asked, exchange({ ...page, authorization, challenge: challenge.replace('n1', 'n2') })],
    expect: { primary: 'digest-uri-mismatch', minConfidence: 'possible' },
  }),
  testCase('digest-path-near-covered', {
    name: 'the domain covers the path and the status is 401',
    browser: 'firefox',
    exchanges: [
      exchange({ ...page, id: 'ask', at: '-6s', challenge: challenge.replace('/values', '/unit7/') }),
      exchange({ ...page, authorization, challenge: challenge.replace('/values', '/unit7/') }),
    ],
    expect: { primary: 'wrong-username-or-password', mustNotSay: ['digest-uri-mismatch'] },
  }),
  testCase('digest-path-blind', {
    name: 'Chromium hides its Digest answers',
    exchanges: [asked, exchange({ ...page, status: 400 })],
    expect: { primary: null, mustNotSay: ['digest-uri-mismatch'], inconclusive: ['digest-uri-mismatch'] },
  }),
];
