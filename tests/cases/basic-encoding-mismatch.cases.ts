import { basic, exchange, testCase } from './build.ts';

const ask = { url: 'https://archive.cobble.example/api/me', challenge: 'Basic realm="archive"' };

export default [
  testCase('encoding-utf8', {
    name: 'UTF-8 was sent, and the challenge names no charset',
    exchanges: [exchange({ ...ask, authorization: basic('zoë:naïve') })],
    expect: {
      primary: 'basic-encoding-mismatch',
      minConfidence: 'likely',
      fixKinds: ['retype-credentials', 'frontend-code', 'server-code'],
      mustNotSay: ['authorization-malformed', 'stale-cached-credentials'],
    },
  }),
  testCase('encoding-near-asked', {
    name: 'UTF-8 was sent, as the challenge asks',
    exchanges: [
      exchange({ ...ask, challenge: 'Basic realm="archive", charset="UTF-8"', authorization: basic('zoë:naïve') }),
    ],
    expect: { primary: null, mustNotSay: ['basic-encoding-mismatch'] },
  }),
  testCase('encoding-near-ascii', {
    name: 'plain letters mean the same in both encodings',
    exchanges: [exchange({ ...ask, authorization: basic('zoe:naive') })],
    expect: { primary: 'wrong-username-or-password', mustNotSay: ['basic-encoding-mismatch'] },
  }),
  testCase('encoding-blind', {
    name: 'Chromium hides the pair that a person typed',
    exchanges: [exchange({ ...ask, type: 'main_frame' })],
    expect: { primary: null, mustNotSay: ['basic-encoding-mismatch'], inconclusive: ['basic-encoding-mismatch'] },
  }),
];
