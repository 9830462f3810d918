import { exchange, ntlm, testCase } from './build.ts';

const page = { type: 'main_frame', url: 'https://wiki.intra.teasel.example/' };

export default [
  testCase('negotiate-kept', {
    name: 'Firefox shows that it sent nothing',
    browser: 'firefox',
    exchanges: [exchange({ ...page, challenge: ['Negotiate', 'NTLM'] })],
    expect: {
      primary: 'negotiate-not-sent',
      minConfidence: 'likely',
      fixKinds: ['browser-setting', 'contact-admin'],
      mustNotSay: ['credentials-missing', 'wrong-username-or-password', 'scheme-mismatch'],
    },
  }),
  testCase('negotiate-hidden', {
    name: 'Chromium hides what it sent, so that it is only possible',
    exchanges: [exchange({ ...page, challenge: 'Negotiate' })],
    expect: { primary: 'negotiate-not-sent', minConfidence: 'possible' },
  }),
  testCase('negotiate-near-sent', {
    name: 'a Negotiate answer was sent and refused',
    browser: 'firefox',
    exchanges: [exchange({ ...page, authorization: `Negotiate ${ntlm(1)}`, challenge: 'Negotiate' })],
    expect: { primary: 'negotiate-ntlm-fallback', mustNotSay: ['negotiate-not-sent'] },
  }),
  testCase('negotiate-near-basic', {
    name: 'a user name and password would do as well',
    browser: 'firefox',
    exchanges: [exchange({ ...page, challenge: ['Negotiate', 'Basic realm="wiki"'] })],
    expect: { primary: 'credentials-missing', mustNotSay: ['negotiate-not-sent'] },
  }),
  testCase('negotiate-blind', {
    name: 'the request headers were not recorded',
    browser: 'firefox',
    exchanges: [exchange({ ...page, headers: null, challenge: 'Negotiate' })],
    expect: { primary: null, mustNotSay: ['negotiate-not-sent'], inconclusive: ['negotiate-not-sent'] },
  }),
];
