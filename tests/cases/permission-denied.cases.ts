import { exchange, jwt, opaque, testCase } from './build.ts';

const site = 'https://desk.registry.example';
const authorization = `Bearer ${opaque('clerk')}`;
const me = exchange({ id: 'm', at: '-9s', url: `${site}/api/me`, status: 200, authorization, json: { role: 'clerk' } });

export default [
  testCase('denied-named', {
    name: 'the words speak of rights, and the identity is known elsewhere',
    exchanges: [
      me,
      exchange({
        method: 'DELETE',
        url: `${site}/api/deeds/4`,
        authorization,
        status: 403,
        json: { message: 'You do not have permission to perform this action.' },
      }),
    ],
    expect: {
      primary: 'permission-denied',
      minConfidence: 'certain',
      mustNotSay: ['insufficient-scope', 'session-expired'],
      fixKinds: ['ask-access', 'switch-account'],
    },
  }),
  testCase('denied-silent', {
    name: 'a bare 403 to somebody who is known',
    exchanges: [me, exchange({ url: `${site}/api/deeds/4`, authorization, status: 403 })],
    expect: { primary: 'permission-denied', minConfidence: 'likely' },
  }),
  testCase('denied-scope', {
    name: 'the token lacks a scope',
    exchanges: [
      me,
      exchange({
        url: `${site}/api/deeds/4`,
        authorization,
        status: 403,
        challenge: 'Bearer error="insufficient_scope", scope="deeds.read"',
      }),
    ],
    expect: { primary: null, mustNotSay: ['permission-denied'] },
  }),
  testCase('denied-stranger', {
    name: 'a bare 403 to a stranger tells nothing about rights',
    exchanges: [exchange({ url: `${site}/api/deeds/4`, status: 403 })],
    expect: { primary: null, mustNotSay: ['permission-denied'] },
  }),
  testCase('permission-401-said', {
    name: 'a 401 whose text speaks of permission, to a request that named somebody',
    exchanges: [
      exchange({
        url: 'https://archive.quarry.example/api/vault',
        authorization: `Bearer ${jwt({ sub: 'u', iat: '-5m', exp: '+1h' })}`,
        json: { error: 'You do not have permission to view this vault' },
      }),
    ],
    expect: { primary: 'permission-denied', minConfidence: 'likely', mustNotSay: ['token-rejected', 'token-revoked'] },
  }),
  testCase('permission-near-401-stranger', {
    name: 'a 401 whose text speaks of permission, to a request that named nobody',
    exchanges: [
      exchange({
        url: 'https://archive.quarry.example/api/vault',
        json: { error: 'You do not have permission to view this vault' },
      }),
    ],
    expect: { primary: null, mustNotSay: ['permission-denied'] },
  }),
];
