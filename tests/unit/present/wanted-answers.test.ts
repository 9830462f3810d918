import { expect, test } from 'vitest';
import { isTelling, wantedOf } from '../../../src/present/wanted-answers.ts';

type Answer = Parameters<typeof wantedOf>[0];

const answer = (parts: Partial<Answer> = {}, type = 'application/json'): Answer => ({
  url: 'https://api.example/orders',
  method: 'GET',
  status: 200,
  time: 0,
  requestHeaders: [],
  responseHeaders: [['Content-Type', type]],
  ...parts,
});
const withBasic = { requestHeaders: [['Authorization', 'Basic YTpi'] as const] };

test.each([
  ['a refusal', answer({ status: 401 }), 'body'],
  ['a refused form', answer({ status: 422 }), 'body'],
  ['an answer that went well', answer(), 'nothing'],
  ['a page that is not there', answer({ status: 404 }), 'nothing'],
  ['a redirect', answer({ status: 302 }), 'nothing'],
  ['a new token', answer({ url: 'https://id.example/oauth/token' }), 'body'],
  ['a sign-in', answer({ url: 'https://id.example/login' }), 'body'],
  ['keys', answer({ url: 'https://id.example/.well-known/jwks.json' }), 'body'],
  ['a picture at a sign-in', answer({ url: 'https://id.example/login/logo' }, 'image/png'), 'nothing'],
  ['GraphQL', answer({ url: 'https://api.example/graphql' }), 'body-if-telling'],
  ['GraphQL without a path', answer({ url: 'https://api.example/', method: 'POST' }), 'body-if-telling'],
  ['GraphQL by its type', answer({}, 'application/graphql-response+json'), 'body-if-telling'],
  ['a question to a bare service', answer({ url: 'https://api.example/' }), 'nothing'],
  ['a document', answer({ requestHeaders: [['Sec-Fetch-Dest', 'document']] }, 'text/html'), 'nothing'],
  [
    'a page in place of data',
    answer({ requestHeaders: [['Sec-Fetch-Dest', 'empty']] }, 'text/html'),
    'body-if-telling',
  ],
  [
    'a page where JSON was asked for',
    answer({ requestHeaders: [['Accept', 'application/json']] }, 'text/html'),
    'body-if-telling',
  ],
  ['a login of the browser', answer(withBasic), 'headers'],
  ['a token of the page', answer({ requestHeaders: [['Authorization', 'Bearer abc']] }), 'nothing'],
] as const)('Of %s is wanted what can tell something', (_what, given, wanted) => {
  expect(wantedOf(given)).toBe(wanted);
});

test.each([
  ['{"errors": [{"message":"x"}]}', true],
  ['{"data":{"errors":0}}', false],
  ["<input name=p type='password'>", true],
  ['<p>Welcome</p>', false],
])('%s tells of a refusal: %s', (body, telling) => {
  expect(isTelling(body)).toBe(telling);
});
