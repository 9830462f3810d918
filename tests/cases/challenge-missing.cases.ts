import { exchange, opaque, testCase } from './build.ts';

const page = { type: 'main_frame', url: 'https://ops.bulwark.example/health' };

export default [
  testCase('no-challenge-page', {
    name: 'a page is refused without any way to sign in',
    exchanges: [exchange({ ...page, json: { status: 401, error: 'Unauthorized' } })],
    expect: {
      primary: 'challenge-missing',
      minConfidence: 'likely',
      fixKinds: ['use-other-url', 'server-code'],
      mustNotSay: ['wrong-username-or-password', 'token-expired', 'challenge-malformed'],
    },
  }),
  testCase('no-challenge-near-xhr', {
    name: 'an app with its own sign-in leaves the challenge out on purpose',
    exchanges: [exchange({ url: 'https://ops.bulwark.example/api/health', json: { error: 'login required' } })],
    expect: { primary: 'credentials-missing', mustNotSay: ['challenge-missing'] },
  }),
  testCase('no-challenge-near-session', {
    name: 'the page says that the session timed out',
    exchanges: [exchange({ ...page, cookie: `sid=${opaque('b')}`, html: '<h1>Session timed out</h1>' })],
    expect: { primary: 'session-expired', mustNotSay: ['challenge-missing'] },
  }),
  testCase('no-challenge-blind', {
    name: 'the response headers were not recorded',
    exchanges: [{ ...exchange(page), responseHeaders: [] }],
    expect: { primary: null, mustNotSay: ['challenge-missing'], inconclusive: ['challenge-missing'] },
  }),
];
