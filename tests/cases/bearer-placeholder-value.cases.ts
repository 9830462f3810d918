import { exchange, jwt, testCase } from './build.ts';

const url = 'https://shop.millet.example/api/basket';
const placeholder = { primary: 'bearer-placeholder-value', minConfidence: 'certain' } as const;

export default [
  testCase('placeholder-null', {
    name: 'null stands where the token belongs',
    exchanges: [exchange({ url, authorization: 'Bearer null', json: { error: 'invalid token' } })],
    expect: {
      ...placeholder,
      fixKinds: ['sign-in-again', 'frontend-code'],
      mustNotSay: ['token-expired', 'token-rejected', 'opaque-token-where-jwt-expected', 'credentials-missing'],
    },
  }),
  testCase('placeholder-promise', {
    name: 'a promise was printed instead of awaited',
    exchanges: [exchange({ url, authorization: 'Bearer [object Promise]', challenge: 'Bearer error="invalid_token"' })],
    expect: placeholder,
  }),
  testCase('placeholder-template', {
    name: 'a template was not filled in',
    exchanges: [exchange({ url, authorization: 'Token {{api_token}}', challenge: 'Token' })],
    expect: placeholder,
  }),
  testCase('placeholder-nothing', {
    name: 'nothing stands after the scheme',
    exchanges: [exchange({ url, authorization: 'Bearer', challenge: 'Bearer', json: { message: 'Token not found' } })],
    expect: { ...placeholder, mustNotSay: ['server-strips-authorization', 'credentials-missing'] },
  }),
  testCase('placeholder-other-header', {
    name: 'undefined stands in a header of its own',
    exchanges: [exchange({ url, headers: { 'X-Access-Token': 'undefined' }, json: { message: 'Invalid token' } })],
    expect: placeholder,
  }),
  testCase('placeholder-near-word', {
    name: 'a real token that begins with such a word',
    exchanges: [exchange({ url, authorization: 'Bearer nullarbor-7f31c0a2b4', json: { error: 'invalid token' } })],
    expect: { primary: null, mustNotSay: ['bearer-placeholder-value'] },
  }),
  testCase('placeholder-near-csrf', {
    name: 'the server refused for the anti-forgery token and never looked at the header',
    exchanges: [
      exchange({
        method: 'POST',
        url,
        status: 403,
        authorization: 'Bearer undefined',
        json: { detail: 'CSRF token missing' },
      }),
    ],
    expect: { primary: null, mustNotSay: ['bearer-placeholder-value'] },
  }),
  testCase('placeholder-near-real', {
    name: 'the real token stands in Authorization, an unused field holds null',
    exchanges: [
      exchange({
        url,
        authorization: `Bearer ${jwt({ exp: '-2m' })}`,
        headers: { 'X-Session-Token': 'null' },
        challenge: 'Bearer',
      }),
    ],
    expect: { primary: 'token-expired', mustNotSay: ['bearer-placeholder-value'] },
  }),
  testCase('placeholder-blind', {
    name: 'the request headers were not recorded',
    exchanges: [exchange({ url, headers: null, json: { message: 'jwt malformed' } })],
    expect: { primary: null, mustNotSay: ['bearer-placeholder-value'], inconclusive: ['bearer-placeholder-value'] },
  }),
];
