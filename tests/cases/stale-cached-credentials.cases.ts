import { basic, exchange, testCase } from './build.ts';

const page = { type: 'main_frame', url: 'https://docs.hazel.example/', challenge: 'Basic realm="docs"' };
const old = basic('editor:spring');
const accepted = exchange({ ...page, id: 'ok', at: '-26h', status: 200, challenge: [], authorization: old });

const consolePage = {
  type: 'main_frame',
  url: 'https://ssh.workshop.example/host/4',
  challenge: 'Basic realm="Console"',
};
const unasked = { ...consolePage, authorization: basic('root:before') };

export default [
  testCase('stale-once-right', {
    name: 'the very same pair was right yesterday',
    browser: 'firefox',
    exchanges: [accepted, exchange({ ...page, authorization: old })],
    expect: {
      primary: 'stale-cached-credentials',
      minConfidence: 'certain',
      fixKinds: ['clear-saved-credentials', 'retype-credentials'],
      mustNotSay: ['wrong-username-or-password', 'session-expired', 'token-revoked', 'credentials-missing'],
    },
  }),
  testCase('stale-near-first-use', {
    name: 'the pair was never accepted',
    browser: 'firefox',
    exchanges: [accepted, exchange({ ...page, authorization: basic('editor:summer') })],
    expect: { primary: 'wrong-username-or-password', mustNotSay: ['stale-cached-credentials'] },
  }),
  testCase('stale-near-accepted-again', {
    name: 'the same pair was accepted again afterwards',
    browser: 'firefox',
    focus: 'a',
    exchanges: [
      accepted,
      exchange({ ...page, id: 'a', at: '-20s', authorization: old }),
      exchange({ ...page, id: 'later', at: '-5s', status: 200, challenge: [], authorization: old }),
    ],
    expect: { primary: null, mustNotSay: ['stale-cached-credentials'] },
  }),
  testCase('stale-blind', {
    name: 'Chromium hides the pair',
    exchanges: [exchange({ ...page, id: 'ok', at: '-26h', status: 200, challenge: [] }), exchange(page)],
    expect: { primary: null, mustNotSay: ['stale-cached-credentials'], inconclusive: ['stale-cached-credentials'] },
  }),
  testCase('stale-unprompted', {
    name: 'the first request of all carried a pair, and the next one too, without a prompt in between',
    browser: 'firefox',
    exchanges: [
      exchange({ ...unasked, id: '1', at: '-9s' }),
      exchange({ ...unasked, id: '2', at: '-5s' }),
      exchange(unasked),
    ],
    expect: {
      primary: 'stale-cached-credentials',
      minConfidence: 'likely',
      fixKinds: ['clear-saved-credentials', 'retype-credentials'],
      mustNotSay: ['wrong-username-or-password', 'credentials-missing'],
    },
  }),
  testCase('stale-near-prompted', {
    name: 'the pair came after a challenge, so it was typed or taken from the saved passwords just now',
    browser: 'firefox',
    exchanges: [
      exchange({ ...consolePage, id: '0', at: '-9s' }),
      exchange({ ...unasked, id: '1', at: '-5s' }),
      exchange(unasked),
    ],
    expect: { primary: 'wrong-username-or-password', mustNotSay: ['stale-cached-credentials'] },
  }),
  testCase('stale-near-script', {
    name: 'a script sends the pair',
    exchanges: [
      exchange({ ...unasked, id: '1', at: '-5s', type: 'xmlhttprequest' }),
      exchange({ ...unasked, type: 'xmlhttprequest' }),
    ],
    expect: { primary: null, mustNotSay: ['stale-cached-credentials'] },
  }),
];
