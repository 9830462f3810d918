import { exchange, ntlm, testCase } from './build.ts';

const page = { type: 'main_frame', url: 'http://192.0.2.15/reports' };

export default [
  testCase('fallback-refused', {
    name: 'NTLM in answer to Negotiate, at a server that takes only Kerberos',
    browser: 'firefox',
    exchanges: [
      exchange({
        ...page,
        authorization: `Negotiate ${ntlm(1)}`,
        challenge: 'Negotiate',
        text: 'Defective token detected',
      }),
    ],
    expect: {
      primary: 'negotiate-ntlm-fallback',
      minConfidence: 'certain',
      fixKinds: ['use-other-url', 'contact-admin'],
      mustNotSay: ['negotiate-not-sent', 'wrong-username-or-password', 'ntlm-connection-broken', 'token-rejected'],
    },
  }),
  testCase('fallback-near-goes-on', {
    name: 'the server goes on with the NTLM handshake',
    browser: 'firefox',
    exchanges: [exchange({ ...page, authorization: `Negotiate ${ntlm(1)}`, challenge: `Negotiate ${ntlm(2)}` })],
    expect: { primary: null, mustNotSay: ['negotiate-ntlm-fallback'] },
  }),
  testCase('fallback-near-kerberos', {
    name: 'a Kerberos ticket was sent and refused',
    browser: 'firefox',
    exchanges: [
      exchange({
        ...page,
        authorization: 'Negotiate YIIGZAYGKwYBBQUCoIIGWDCCBlSgMDAuBgkqhkiC9xIBAgIGCSqGSIb3EgECAg==',
        challenge: 'Negotiate',
      }),
    ],
    expect: { primary: null, mustNotSay: ['negotiate-ntlm-fallback', 'negotiate-not-sent'] },
  }),
  testCase('fallback-blind', {
    name: 'Chromium hides its Negotiate answers',
    exchanges: [exchange({ ...page, challenge: 'Negotiate' })],
    expect: { primary: null, mustNotSay: ['negotiate-ntlm-fallback'], inconclusive: ['negotiate-ntlm-fallback'] },
  }),
];
