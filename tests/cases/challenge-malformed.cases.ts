import { basic, exchange, testCase } from './build.ts';

const page = { type: 'main_frame', url: 'https://files.gimlet.example/' };

export default [
  testCase('challenge-no-nonce', {
    name: 'Digest without a nonce',
    browser: 'firefox',
    exchanges: [exchange({ ...page, challenge: 'Digest realm="files", qop="auth"' })],
    expect: {
      primary: 'challenge-malformed',
      minConfidence: 'likely',
      fixKinds: ['server-code'],
      mustNotSay: ['wrong-username-or-password', 'challenge-missing'],
    },
  }),
  testCase('challenge-one-line', {
    name: 'Basic and Bearer on one line, which Chromium does not act on',
    exchanges: [exchange({ ...page, challenge: 'Bearer realm="files", Basic realm="files"' })],
    expect: { primary: 'challenge-malformed', minConfidence: 'likely' },
  }),
  testCase('challenge-quotes', {
    name: 'the quotes of the realm are not closed',
    exchanges: [exchange({ ...page, challenge: 'Basic realm="files' })],
    expect: { primary: 'challenge-malformed', minConfidence: 'likely' },
  }),
  testCase('challenge-near-bare-basic', {
    name: 'Basic without a realm breaks its RFC, and Chromium opens its dialog for it',
    exchanges: [exchange({ ...page, challenge: 'Basic' })],
    expect: { primary: 'credentials-missing', mustNotSay: ['challenge-malformed'] },
  }),
  testCase('challenge-near-answered', {
    name: 'the browser had answered it',
    browser: 'firefox',
    exchanges: [exchange({ ...page, authorization: basic('ann:pw'), challenge: 'Basic realm="files' })],
    expect: { primary: 'wrong-username-or-password', mustNotSay: ['challenge-malformed'] },
  }),
  testCase('challenge-near-program', {
    name: 'a broken Bearer challenge keeps no browser from asking',
    exchanges: [exchange({ url: 'https://files.gimlet.example/api', challenge: 'Bearer, error="invalid_token"' })],
    expect: { primary: null, mustNotSay: ['challenge-malformed'] },
  }),
  testCase('challenge-blind', {
    name: 'the response headers were not recorded',
    exchanges: [{ ...exchange(page), responseHeaders: [] }],
    expect: { primary: null, mustNotSay: ['challenge-malformed'], inconclusive: ['challenge-malformed'] },
  }),
];
