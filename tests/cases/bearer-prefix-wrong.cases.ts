import { exchange, jwt, opaque, testCase } from './build.ts';

const url = 'https://api.tannery.example/hides';
const token = jwt({ sub: 'u9', exp: '+30m' });
const asked = { url, challenge: 'Bearer realm="tannery"' };

export default [
  testCase('prefix-doubled', {
    name: 'the word Bearer stands twice',
    exchanges: [exchange({ ...asked, authorization: `Bearer Bearer ${token}`, json: { message: 'jwt malformed' } })],
    expect: {
      primary: 'bearer-prefix-wrong',
      minConfidence: 'certain',
      fixKinds: ['retry-with-header', 'frontend-code'],
      mustNotSay: ['token-expired', 'credentials-missing', 'scheme-mismatch'],
    },
  }),
  testCase('prefix-missing-opaque', {
    name: 'an opaque token without the word, at an API that asks for Bearer',
    exchanges: [exchange({ ...asked, authorization: opaque('hide', 44) })],
    expect: { primary: 'bearer-prefix-wrong', minConfidence: 'certain' },
  }),
  testCase('prefix-glued', {
    name: 'no blank between the word and the token',
    exchanges: [exchange({ ...asked, authorization: `Bearer${token}` })],
    expect: { primary: 'bearer-prefix-wrong', minConfidence: 'certain' },
  }),
  testCase('prefix-colon', {
    name: 'a colon after the word',
    exchanges: [exchange({ ...asked, authorization: `Bearer: ${token}` })],
    expect: { primary: 'bearer-prefix-wrong', minConfidence: 'certain' },
  }),
  testCase('prefix-words', {
    name: 'no challenge, but the body tells how the header has to look',
    exchanges: [
      exchange({ url, authorization: token, json: { detail: 'Authorization header must start with Bearer' } }),
    ],
    expect: { primary: 'bearer-prefix-wrong', minConfidence: 'certain' },
  }),
  testCase('prefix-near-bare-accepted', {
    name: 'the API had taken a bare token before',
    exchanges: [
      exchange({ id: 'ok', at: '-5s', url, status: 200, authorization: token, json: [] }),
      exchange({ url: `${url}/7`, authorization: token, json: { message: 'Forbidden hide' } }),
    ],
    expect: { primary: null, mustNotSay: ['bearer-prefix-wrong'] },
  }),
  testCase('prefix-near-gateway', {
    name: 'the gateway may be set up for a bare token',
    exchanges: [
      exchange({
        url,
        authorization: token,
        responseHeaders: { 'x-amz-apigw-id': 'k' },
        json: { message: 'Unauthorized' },
      }),
    ],
    expect: { primary: null, mustNotSay: ['bearer-prefix-wrong'] },
  }),
  testCase('prefix-near-expired', {
    name: 'the bare token had expired, and the server says so',
    exchanges: [exchange({ ...asked, authorization: jwt({ exp: '-5m' }), json: { message: 'Token expired' } })],
    expect: { primary: 'token-expired', mustNotSay: ['bearer-prefix-wrong'] },
  }),
  testCase('prefix-blind', {
    name: 'the request headers were not recorded',
    exchanges: [exchange({ ...asked, headers: null })],
    expect: { primary: null, mustNotSay: ['bearer-prefix-wrong'], inconclusive: ['bearer-prefix-wrong'] },
  }),
];
