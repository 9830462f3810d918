import { exchange, testCase } from './build.ts';

const page = { type: 'main_frame', url: 'http://cam.sluice.example/' };

export default [
  testCase('digest-alg', {
    name: 'only SHA-512-256 is offered',
    exchanges: [exchange({ ...page, challenge: 'Digest realm="cam", nonce="n", qop="auth", algorithm=SHA-512-256' })],
    expect: {
      primary: 'digest-algorithm-unsupported',
      minConfidence: 'certain',
      fixKinds: ['server-config'],
      mustNotSay: ['credentials-missing', 'wrong-username-or-password', 'challenge-malformed'],
    },
  }),
  testCase('digest-qop', {
    name: 'only the protection of the body is offered',
    exchanges: [exchange({ ...page, challenge: 'Digest realm="cam", nonce="n", qop="auth-int", algorithm=MD5' })],
    expect: { primary: 'digest-algorithm-unsupported', minConfidence: 'certain' },
  }),
  testCase('digest-alg-near-second', {
    name: 'a second challenge offers SHA-256',
    exchanges: [
      exchange({
        ...page,
        challenge: [
          'Digest realm="cam", nonce="n", qop="auth", algorithm=SHA-512-256',
          'Digest realm="cam", nonce="n", qop="auth", algorithm=SHA-256',
        ],
      }),
    ],
    expect: { primary: null, mustNotSay: ['digest-algorithm-unsupported'] },
  }),
  testCase('digest-alg-blind', {
    name: 'the response headers were not recorded',
    exchanges: [{ ...exchange(page), responseHeaders: [] }],
    expect: {
      primary: null,
      mustNotSay: ['digest-algorithm-unsupported'],
      inconclusive: ['digest-algorithm-unsupported'],
    },
  }),
];
