import { exchange, jwt, testCase } from './build.ts';

const url = 'https://api.cinder.example/ash';
const token = `Bearer ${jwt({ iss: 'https://id.cinder.example', exp: '+30m' }, { kid: '2026-09' })}`;
const keys = (...kids: string[]) =>
  exchange({
    id: 'jwks',
    at: '-1m',
    url: 'https://id.cinder.example/jwks',
    status: 200,
    json: { keys: kids.map(kid => ({ kty: 'EC', kid })) },
  });

export default [
  testCase('kid-said', {
    name: 'the server finds no key for the token',
    exchanges: [
      exchange({ url, authorization: token, json: { error: "Unable to find a signing key that matches: '2026-09'" } }),
    ],
    expect: {
      primary: 'token-unknown-signing-key',
      minConfidence: 'certain',
      fixKinds: ['sign-in-again', 'server-code'],
      mustNotSay: ['token-signature-invalid', 'token-expired', 'token-rejected'],
    },
  }),
  testCase('kid-not-published', {
    name: 'the issuer’s key list does not hold the key',
    exchanges: [
      keys('2026-10', '2026-11'),
      exchange({ url, authorization: token, challenge: 'Bearer error="invalid_token"' }),
    ],
    expect: { primary: 'token-unknown-signing-key', minConfidence: 'certain' },
  }),
  testCase('kid-near-published', {
    name: 'the key is published',
    exchanges: [keys('2026-09'), exchange({ url, authorization: token, challenge: 'Bearer error="invalid_token"' })],
    expect: { primary: 'token-rejected', mustNotSay: ['token-unknown-signing-key'] },
  }),
  testCase('kid-blind', {
    name: 'the response headers were not recorded',
    exchanges: [{ ...exchange({ url, authorization: token }), responseHeaders: [] }],
    expect: { primary: null, mustNotSay: ['token-unknown-signing-key'], inconclusive: ['token-unknown-signing-key'] },
  }),
];
