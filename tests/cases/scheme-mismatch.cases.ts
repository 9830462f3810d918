import { basic, exchange, jwt, opaque, testCase } from './build.ts';

const url = 'https://ledger.osprey-bank.example/api/entries';
const token = `Bearer ${jwt({ sub: 'u1', exp: '+20m' })}`;

export default [
  testCase('scheme-basic-to-bearer', {
    name: 'Basic was sent to an API that takes Bearer only',
    exchanges: [exchange({ url, authorization: basic('ann:secret'), challenge: 'Bearer realm="ledger"' })],
    expect: {
      primary: 'scheme-mismatch',
      minConfidence: 'certain',
      fixKinds: ['frontend-code', 'server-config'],
      mustNotSay: ['wrong-username-or-password', 'credentials-missing'],
    },
  }),
  testCase('scheme-unsupported-words', {
    name: 'the body says that the authorization type is not supported',
    exchanges: [
      exchange({ url, authorization: token, challenge: 'Hawk', json: { message: 'Unsupported authorization type' } }),
    ],
    expect: { primary: 'scheme-mismatch', minConfidence: 'certain' },
  }),
  testCase('scheme-page', {
    name: 'a page is answered with a scheme that no browser can answer',
    exchanges: [exchange({ type: 'main_frame', url: 'https://ledger.osprey-bank.example/admin', challenge: 'Hawk' })],
    expect: { primary: 'scheme-mismatch', minConfidence: 'certain', mustNotSay: ['credentials-missing'] },
  }),
  testCase('scheme-near-offered', {
    name: 'the scheme is offered, in other letters',
    exchanges: [exchange({ url, authorization: `bearer ${opaque('o')}`, challenge: 'BEARER error="invalid_token"' })],
    expect: { primary: null, mustNotSay: ['scheme-mismatch'] },
  }),
  testCase('scheme-near-accepted-before', {
    name: 'the API had taken the scheme before, whatever its challenge says',
    exchanges: [
      exchange({ id: 'ok', at: '-30s', url, status: 200, authorization: token, json: [] }),
      exchange({
        url: `${url}/8`,
        authorization: token,
        challenge: 'Basic realm="ledger"',
        json: { message: 'Unauthorized' },
      }),
    ],
    expect: { primary: null, mustNotSay: ['scheme-mismatch'] },
  }),
  testCase('scheme-near-key-read', {
    name: 'the server understood the credential and calls the key unknown',
    exchanges: [
      exchange({
        url,
        authorization: `Bearer ${opaque('key')}`,
        challenge: 'Basic realm="ledger"',
        json: { message: 'Unknown API key.' },
      }),
    ],
    expect: { primary: null, mustNotSay: ['scheme-mismatch'] },
  }),
  testCase('scheme-blind', {
    name: 'Chromium hides which login it sent',
    exchanges: [exchange({ url, challenge: ['Basic realm="ledger"', 'Negotiate'] })],
    expect: { primary: null, mustNotSay: ['scheme-mismatch'], inconclusive: ['scheme-mismatch'] },
  }),
];
