import { exchange, jwt, testCase } from './build.ts';

const url = 'https://rs.plover-net.example/feed';
const from = 'https://app.plover-net.example';
const token = jwt({ cnf: { jkt: 'abc' }, exp: '+30m' });
const proof = (more: Record<string, unknown> = {}) =>
  jwt({ htm: 'GET', htu: url, iat: '-1s', jti: '1', ...more }, { typ: 'dpop+jwt', alg: 'ES256' });
const asked = {
  url,
  from,
  authorization: `DPoP ${token}`,
  challenge: 'DPoP error="use_dpop_nonce"',
  responseHeaders: { 'DPoP-Nonce': 'n1' },
};

export default [
  testCase('nonce-lacking', {
    name: 'the proof holds no nonce',
    exchanges: [exchange({ ...asked, headers: { DPoP: proof() } })],
    expect: {
      primary: 'dpop-nonce-required',
      minConfidence: 'certain',
      fixKinds: ['frontend-code', 'server-config'],
      mustNotSay: ['dpop-proof-invalid', 'token-rejected', 'token-expired'],
    },
  }),
  testCase('nonce-near-answered', {
    name: 'the next request had it and was accepted',
    focus: 'a',
    exchanges: [
      exchange({ ...asked, at: '-3s', headers: { DPoP: proof() } }),
      exchange({
        ...asked,
        id: 'ok',
        at: '-2s',
        status: 200,
        challenge: [],
        headers: { DPoP: proof({ nonce: 'n1' }) },
        json: [],
      }),
    ],
    expect: { primary: 'normal-challenge-handshake', mustNotSay: ['dpop-proof-invalid'] },
  }),
  testCase('nonce-near-proof', {
    name: 'no proof went along at all',
    exchanges: [exchange({ ...asked, challenge: 'DPoP error="invalid_dpop_proof"' })],
    expect: { primary: 'dpop-proof-invalid', mustNotSay: ['dpop-nonce-required'] },
  }),
  testCase('nonce-blind', {
    name: 'the response headers were not recorded',
    exchanges: [{ ...exchange({ ...asked, headers: { DPoP: proof() } }), responseHeaders: [] }],
    expect: { primary: null, mustNotSay: ['dpop-nonce-required'], inconclusive: ['dpop-nonce-required'] },
  }),
];
