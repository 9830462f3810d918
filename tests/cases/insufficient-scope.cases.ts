import { exchange, jwt, opaque, testCase } from './build.ts';

const url = 'https://api.rookery.example/nests';
const bearer = (scope: string) => `Bearer ${jwt({ scope, exp: '+30m' })}`;
const asks = { url, method: 'POST', status: 403 };

export default [
  testCase('scope-said', {
    name: 'the challenge names the scope that is missing',
    exchanges: [
      exchange({
        ...asks,
        authorization: bearer('nests:read'),
        challenge: 'Bearer error="insufficient_scope", scope="nests:write"',
      }),
    ],
    expect: {
      primary: 'insufficient-scope',
      minConfidence: 'certain',
      fixKinds: ['ask-access', 'frontend-code'],
      mustNotSay: ['permission-denied', 'token-expired', 'token-rejected'],
    },
  }),
  testCase('scope-body', {
    name: 'a body names what is needed and what is there',
    exchanges: [
      exchange({
        ...asks,
        authorization: `Bearer ${opaque('r')}`,
        json: { ok: false, error: 'missing_scope', needed: 'nests:write', provided: 'nests:read' },
      }),
    ],
    expect: { primary: 'insufficient-scope', minConfidence: 'certain' },
  }),
  testCase('scope-lists', {
    name: 'the answer lists what the token has and what the call takes',
    exchanges: [
      exchange({
        ...asks,
        authorization: `token ${opaque('r')}`,
        responseHeaders: { 'X-OAuth-Scopes': 'read:nests', 'X-Accepted-OAuth-Scopes': 'admin:nests' },
        json: { message: 'Resource not accessible' },
      }),
    ],
    expect: { primary: 'insufficient-scope', minConfidence: 'certain' },
  }),
  testCase('scope-near-there', {
    name: 'the token has the scope that is named',
    exchanges: [
      exchange({
        ...asks,
        authorization: bearer('nests:write'),
        challenge: 'Bearer scope="nests:write"',
        json: { message: 'Only the owner may do this' },
      }),
    ],
    expect: { primary: 'permission-denied', mustNotSay: ['insufficient-scope'] },
  }),
  testCase('scope-near-expired', {
    name: 'expired and without the scope: the expiry comes first',
    exchanges: [
      exchange({
        url,
        authorization: `Bearer ${jwt({ scope: 'nests:read', exp: '-20m' })}`,
        challenge: 'Bearer error="invalid_token", scope="nests:write"',
      }),
    ],
    expect: { primary: 'token-expired', mustNotSay: ['insufficient-scope'] },
  }),
  testCase('scope-blind', {
    name: 'the response headers were not recorded',
    exchanges: [{ ...exchange({ ...asks, authorization: bearer('nests:read') }), responseHeaders: [] }],
    expect: { primary: null, mustNotSay: ['insufficient-scope'], inconclusive: ['insufficient-scope'] },
  }),
];
