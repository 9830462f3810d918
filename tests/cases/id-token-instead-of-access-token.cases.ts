import { exchange, jwt, testCase } from './build.ts';

const url = 'https://api.sorrel.example/leaves';
const asked = { url, challenge: 'Bearer error="invalid_token"' };
const bearer = (claims: Record<string, unknown>, header = {}) => `Bearer ${jwt({ exp: '+9m', ...claims }, header)}`;

export default [
  testCase('id-token-use', {
    name: 'the token itself says that it is an ID token',
    exchanges: [exchange({ ...asked, authorization: bearer({ token_use: 'id', aud: 'client7' }) })],
    expect: {
      primary: 'id-token-instead-of-access-token',
      minConfidence: 'certain',
      fixKinds: ['frontend-code'],
      mustNotSay: ['token-expired', 'insufficient-scope', 'token-rejected'],
    },
  }),
  testCase('id-token-client', {
    name: 'its audience is the client, and it tells of a person',
    exchanges: [
      exchange({
        ...asked,
        authorization: bearer({ aud: 'client7', azp: 'client7', email: 'a@sorrel.example', auth_time: '-9m' }),
      }),
    ],
    expect: { primary: 'id-token-instead-of-access-token', minConfidence: 'likely' },
  }),
  testCase('id-token-near-access', {
    name: 'an access token with scopes, though it holds a nonce',
    exchanges: [
      exchange({
        ...asked,
        authorization: bearer({ aud: 'https://api.sorrel.example', nonce: 'n', scope: 'leaves:read' }),
      }),
    ],
    expect: { primary: 'token-rejected', mustNotSay: ['id-token-instead-of-access-token'] },
  }),
  testCase('id-token-near-wanted', {
    name: 'an ID token is what this origin had taken',
    exchanges: [
      exchange({
        id: 'ok',
        at: '-5s',
        url,
        status: 200,
        authorization: bearer({ token_use: 'id', jti: '1' }),
        json: [],
      }),
      exchange({ ...asked, authorization: bearer({ token_use: 'id', jti: '2' }) }),
    ],
    expect: { primary: null, mustNotSay: ['id-token-instead-of-access-token'] },
  }),
  testCase('id-token-blind', {
    name: 'the request headers were not recorded',
    exchanges: [exchange({ ...asked, headers: null })],
    expect: {
      primary: null,
      mustNotSay: ['id-token-instead-of-access-token'],
      inconclusive: ['id-token-instead-of-access-token'],
    },
  }),
];
