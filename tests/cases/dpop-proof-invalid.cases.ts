import { exchange, jwt, testCase } from './build.ts';

const url = 'https://rs.dunnock.example/feed?limit=5';
const token = `DPoP ${jwt({ cnf: { jkt: 'abc' }, exp: '+30m' })}`;
const proof = (claims: Record<string, unknown>) =>
  jwt(
    { htm: 'GET', htu: 'https://rs.dunnock.example/feed', iat: '-1s', jti: '1', ...claims },
    { typ: 'dpop+jwt', alg: 'ES256' },
  );
const asked = { url, authorization: token, challenge: 'DPoP error="invalid_token"' };
const invalid = { primary: 'dpop-proof-invalid', minConfidence: 'certain' } as const;

export default [
  testCase('proof-method', {
    name: 'the proof is for another method',
    exchanges: [exchange({ ...asked, headers: { DPoP: proof({ htm: 'POST' }) } })],
    expect: {
      ...invalid,
      fixKinds: ['frontend-code'],
      mustNotSay: ['token-rejected', 'token-expired', 'dpop-nonce-required'],
    },
  }),
  testCase('proof-address', {
    name: 'the proof names the address with its query',
    exchanges: [exchange({ ...asked, headers: { DPoP: proof({ htu: url }) } })],
    expect: invalid,
  }),
  testCase('proof-missing', {
    name: 'no proof went along',
    exchanges: [exchange(asked)],
    expect: invalid,
  }),
  testCase('proof-said', {
    name: 'the server says that the proof is invalid',
    exchanges: [
      exchange({
        ...asked,
        challenge: 'DPoP error="invalid_dpop_proof", error_description="DPoP proof has been replayed"',
        headers: { DPoP: proof({}) },
      }),
    ],
    expect: invalid,
  }),
  testCase('proof-of-another-token', {
    name: 'the proof holds the hash of another token',
    exchanges: [
      exchange({ ...asked, headers: { DPoP: proof({ ath: 'fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo' }) } }),
    ],
    expect: invalid,
  }),
  testCase('proof-used-twice', {
    name: 'the proof was used before',
    exchanges: [
      exchange({
        id: 'before',
        at: '-4s',
        url,
        status: 200,
        authorization: token,
        headers: { DPoP: proof({ jti: '77' }) },
      }),
      exchange({ id: 'again', ...asked, headers: { DPoP: proof({ jti: '77' }) } }),
    ],
    expect: invalid,
  }),
  testCase('proof-near-fits', {
    name: 'the proof fits, and the token had expired',
    exchanges: [
      exchange({
        ...asked,
        authorization: `DPoP ${jwt({ cnf: { jkt: 'abc' }, exp: '-9m' })}`,
        headers: { DPoP: proof({}) },
      }),
    ],
    expect: { primary: 'token-expired', mustNotSay: ['dpop-proof-invalid'] },
  }),
  testCase('proof-blind', {
    name: 'the request headers were not recorded',
    exchanges: [exchange({ ...asked, headers: null })],
    expect: { primary: null, mustNotSay: ['dpop-proof-invalid'], inconclusive: ['dpop-proof-invalid'] },
  }),
];
