import { exchange, jwt, testCase } from './build.ts';

const url = 'https://api.sextant.example/fixes';
const from = 'https://sextant.example';
const token = (exp: `${'+' | '-'}${string}`) => `Bearer ${jwt({ iat: '-20m', exp })}`;

export default [
  testCase('skew-local-slow', {
    name: 'another origin agrees with the server: this computer is slow',
    exchanges: [
      exchange({
        id: 'cdn',
        at: '-9s',
        url: 'https://static.elsewhere.example/a.json',
        from,
        status: 200,
        serverClock: '+8m',
        json: {},
      }),
      exchange({
        url,
        from,
        authorization: token('+4m'),
        challenge: 'Bearer error="invalid_token"',
        serverClock: '+8m',
      }),
    ],
    expect: {
      primary: 'clock-skew',
      minConfidence: 'likely',
      fixKinds: ['fix-clock', 'server-config'],
      mustNotSay: ['token-expired', 'token-revoked'],
    },
  }),
  testCase('skew-server-slow', {
    name: 'the server is behind and does not take a token that has just begun',
    exchanges: [
      exchange({ id: 'cdn', at: '-9s', url: 'https://static.elsewhere.example/a.json', from, status: 200, json: {} }),
      exchange({
        url,
        from,
        authorization: `Bearer ${jwt({ iat: '-1m', nbf: '-1m', exp: '+1h' })}`,
        challenge: 'Bearer error="invalid_token"',
        serverClock: '-6m',
      }),
    ],
    expect: { primary: 'clock-skew', minConfidence: 'likely', mustNotSay: ['token-expired'] },
  }),
  testCase('skew-near-both', {
    name: 'the token had expired by both clocks',
    exchanges: [exchange({ url, from, authorization: token('-9m'), challenge: 'Bearer', serverClock: '+8m' })],
    expect: { primary: 'token-expired', mustNotSay: ['clock-skew'] },
  }),
  testCase('skew-near-small', {
    name: 'half a minute is no skew',
    exchanges: [exchange({ url, from, authorization: token('+10s'), challenge: 'Bearer', serverClock: '+30s' })],
    expect: { primary: 'token-expired', mustNotSay: ['clock-skew'] },
  }),
  testCase('skew-blind', {
    name: 'the answer carried no Date',
    exchanges: [exchange({ url, from, authorization: token('+4m'), challenge: 'Bearer', serverClock: null })],
    expect: { primary: null, mustNotSay: ['clock-skew'], inconclusive: ['clock-skew'] },
  }),
];
