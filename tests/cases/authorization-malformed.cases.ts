import { exchange, jwt, opaque, testCase } from './build.ts';

const url = 'https://api.loomery.example/v1/bolts';
const token = jwt({ sub: 'u3', exp: '+50m' });
const asked = { url, challenge: 'Bearer error="invalid_token"' };
const damaged = { primary: 'authorization-malformed', minConfidence: 'certain' } as const;

export default [
  testCase('malformed-quotes', {
    name: 'the token kept the quotes of JSON',
    exchanges: [exchange({ ...asked, authorization: `Bearer "${token}"` })],
    expect: {
      ...damaged,
      fixKinds: ['sign-in-again', 'frontend-code'],
      mustNotSay: ['token-expired', 'bearer-prefix-wrong', 'token-rejected'],
    },
  }),
  testCase('malformed-comma', {
    name: 'two credentials were joined by a comma',
    exchanges: [exchange({ ...asked, authorization: `Bearer ${opaque('a')}, Bearer ${opaque('b')}` })],
    expect: damaged,
  }),
  testCase('malformed-two-parts', {
    name: 'the token lost its signature part: likely cut',
    exchanges: [exchange({ ...asked, authorization: `Bearer ${token.split('.').slice(0, 2).join('.')}` })],
    expect: { ...damaged, minConfidence: 'likely' },
  }),
  testCase('malformed-cut', {
    name: 'the signature is too short for its algorithm: likely cut',
    exchanges: [exchange({ ...asked, authorization: `Bearer ${token.slice(0, -12)}` })],
    expect: { ...damaged, minConfidence: 'likely' },
  }),
  testCase('malformed-basic', {
    name: 'what follows Basic holds no colon',
    browser: 'firefox',
    exchanges: [
      exchange({
        url,
        challenge: 'Basic realm="bolts"',
        authorization: `Basic ${Buffer.from('annsecret').toString('base64')}`,
      }),
    ],
    expect: { ...damaged, mustNotSay: ['wrong-username-or-password'] },
  }),
  testCase('malformed-near-jwe', {
    name: 'five parts are an encrypted token, not a damaged one',
    exchanges: [
      exchange({
        ...asked,
        authorization: `Bearer ${Buffer.from('{"alg":"dir","enc":"A256GCM"}').toString('base64url')}..${opaque('iv', 16)}.${opaque('c', 80)}.${opaque('t', 22)}`,
      }),
    ],
    expect: { primary: null, mustNotSay: ['authorization-malformed'] },
  }),
  testCase('malformed-near-read', {
    name: 'the server read the token and names its audience',
    exchanges: [exchange({ url, authorization: `Bearer ${token}`, json: { error: 'Invalid audience' } })],
    expect: { primary: null, mustNotSay: ['authorization-malformed'] },
  }),
  testCase('malformed-blind', {
    name: 'the request headers were not recorded',
    exchanges: [exchange({ ...asked, headers: null })],
    expect: { primary: null, mustNotSay: ['authorization-malformed'], inconclusive: ['authorization-malformed'] },
  }),
];
