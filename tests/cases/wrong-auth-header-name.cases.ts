import { exchange, jwt, opaque, testCase } from './build.ts';

const url = 'https://api.kelp.example/v1/beds';
const token = jwt({ sub: 'u2', exp: '+25m' });

export default [
  testCase('header-misspelt', {
    name: 'the Bearer token stands in a misspelt header',
    exchanges: [exchange({ url, headers: { Authorisation: `Bearer ${token}` }, challenge: 'Bearer' })],
    expect: {
      primary: 'wrong-auth-header-name',
      minConfidence: 'certain',
      fixKinds: ['frontend-code'],
      mustNotSay: ['credentials-missing', 'token-expired'],
    },
  }),
  testCase('header-misspelt-near-stripped', {
    name: 'the misspelt name is a word of the server’s sentence, which speaks of no header',
    exchanges: [
      exchange({
        url,
        headers: { Authentication: `Bearer ${token}` },
        challenge: 'Bearer',
        json: { message: 'Authentication credentials were not provided.' },
      }),
    ],
    expect: {
      primary: 'wrong-auth-header-name',
      minConfidence: 'certain',
      mustNotSay: ['server-strips-authorization'],
    },
  }),
  testCase('header-named', {
    name: 'the body names the header that it reads',
    exchanges: [
      exchange({ url, headers: { 'X-Api-Key': opaque('kelp') }, json: { message: 'Missing "X-Kelp-Token" header' } }),
    ],
    expect: { primary: 'wrong-auth-header-name', minConfidence: 'certain' },
  }),
  testCase('header-challenge-names', {
    name: 'the challenge names the key field',
    exchanges: [
      exchange({
        url: `${url}?apikey=${opaque('kelp')}`,
        challenge: 'ApiKey realm="kelp", name="X-Kelp-Key", type="header"',
        json: { detail: 'API key missing' },
      }),
    ],
    expect: { primary: 'wrong-auth-header-name', minConfidence: 'certain' },
  }),
  testCase('header-silent', {
    name: 'a token in a header of its own, and the server misses one',
    exchanges: [
      exchange({ url, headers: { 'X-Session-Token': opaque('kelp') }, json: { error: 'No token provided' } }),
    ],
    expect: { primary: 'wrong-auth-header-name', minConfidence: 'likely' },
  }),
  testCase('header-near-accepted', {
    name: 'the API had taken that header before',
    exchanges: [
      exchange({ id: 'ok', at: '-9s', url, status: 200, headers: { 'X-Auth-Token': opaque('kelp') }, json: [] }),
      exchange({ url: `${url}/3`, headers: { 'X-Auth-Token': opaque('kelp') }, json: { error: 'No token provided' } }),
    ],
    expect: { primary: null, mustNotSay: ['wrong-auth-header-name', 'credentials-missing'] },
  }),
  testCase('header-near-invalid', {
    name: 'the server read the key and calls it invalid',
    exchanges: [
      exchange({ url, headers: { 'X-Api-Key': opaque('kelp') }, json: { error: { code: 'INVALID_API_KEY' } } }),
    ],
    expect: { primary: 'api-key-invalid', mustNotSay: ['wrong-auth-header-name'] },
  }),
  testCase('header-blind', {
    name: 'the request headers were not recorded',
    exchanges: [exchange({ url, headers: null, challenge: 'Bearer' })],
    expect: { primary: null, mustNotSay: ['wrong-auth-header-name'], inconclusive: ['wrong-auth-header-name'] },
  }),
];
