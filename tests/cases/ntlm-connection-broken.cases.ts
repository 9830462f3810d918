import { exchange, ntlm, testCase } from './build.ts';

const page = { type: 'main_frame', url: 'https://mail.osier-works.example/owa/' };
const via = { responseHeaders: { Via: '1.1 edge7' } };
const legs = (more: object) => [
  exchange({ ...page, ...more, id: 'l0', at: '-1s400ms', challenge: 'NTLM' }),
  exchange({
    ...page,
    ...more,
    id: 'l1',
    at: '-1s200ms',
    authorization: `NTLM ${ntlm(1)}`,
    challenge: `NTLM ${ntlm(2)}`,
  }),
  exchange({ ...page, ...more, authorization: `NTLM ${ntlm(3)}`, challenge: 'NTLM' }),
];

export default [
  testCase('ntlm-proxy', {
    name: 'a proxy stood between the legs, and the server began anew',
    browser: 'firefox',
    exchanges: legs(via),
    expect: {
      primary: 'ntlm-connection-broken',
      minConfidence: 'likely',
      fixKinds: ['server-config'],
      mustNotSay: ['credentials-missing', 'negotiate-ntlm-fallback', 'normal-challenge-handshake'],
    },
  }),
  testCase('ntlm-near-direct', {
    name: 'nothing shows anybody in between',
    browser: 'firefox',
    exchanges: legs({}),
    expect: { primary: null, mustNotSay: ['ntlm-connection-broken'] },
  }),
  testCase('ntlm-blind', {
    name: 'Chromium hides its NTLM messages',
    exchanges: [exchange({ ...page, ...via, challenge: 'NTLM' })],
    expect: { primary: null, mustNotSay: ['ntlm-connection-broken'], inconclusive: ['ntlm-connection-broken'] },
  }),
];
