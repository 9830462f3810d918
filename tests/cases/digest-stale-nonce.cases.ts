import { digest, exchange, testCase } from './build.ts';

const page = { type: 'main_frame', url: 'http://pump.sluice.example/state' };
const sent = (nonce: string, nc: string) => digest({ realm: 'pump', nonce, uri: '/state', nc });
const challenge = (more = '') => `Digest realm="pump", nonce="n9", qop="auth"${more}`;
const worked = exchange({ ...page, id: 'ok', at: '-7m', status: 200, authorization: sent('n1', '00000003') });

export default [
  testCase('digest-stale-unsaid', {
    name: 'a nonce that had worked is refused without stale=true',
    browser: 'firefox',
    exchanges: [worked, exchange({ ...page, authorization: sent('n1', '00000004'), challenge: challenge() })],
    expect: {
      primary: 'digest-stale-nonce',
      minConfidence: 'likely',
      fixKinds: ['retype-credentials', 'server-code'],
      mustNotSay: ['wrong-username-or-password', 'session-expired', 'stale-cached-credentials'],
    },
  }),
  testCase('digest-stale-said', {
    name: 'the challenge says stale=true',
    browser: 'firefox',
    exchanges: [exchange({ ...page, authorization: sent('n1', '00000004'), challenge: challenge(', stale=TRUE') })],
    expect: { primary: 'digest-stale-nonce', minConfidence: 'certain' },
  }),
  testCase('digest-stale-near-first', {
    name: 'the nonce was new: the password is wrong',
    browser: 'firefox',
    exchanges: [
      exchange({ ...page, id: 'ask', at: '-9s', challenge: challenge() }),
      exchange({ ...page, authorization: sent('n9', '00000001'), challenge: challenge() }),
    ],
    expect: { primary: 'wrong-username-or-password', mustNotSay: ['digest-stale-nonce', 'digest-uri-mismatch'] },
  }),
  testCase('digest-stale-blind', {
    name: 'Chromium hides its Digest answers',
    exchanges: [exchange({ ...page, challenge: challenge() })],
    expect: { primary: null, mustNotSay: ['digest-stale-nonce'], inconclusive: ['digest-stale-nonce'] },
  }),
];
