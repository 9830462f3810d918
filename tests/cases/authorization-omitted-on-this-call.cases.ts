import { exchange, jwt, opaque, testCase } from './build.ts';

const host = 'https://api.quarry.example';
const from = 'https://desk.quarry.example';
const token = `Bearer ${jwt({ sub: 'u4', exp: '+40m' })}`;
const sibling = exchange({
  id: 'ok',
  at: '-9s',
  url: `${host}/v1/stones`,
  from,
  status: 200,
  authorization: token,
  json: [],
});

export default [
  testCase('omitted-second-client', {
    name: 'a call of the same page to the same API went without the token',
    exchanges: [sibling, exchange({ url: `${host}/v1/export`, from, challenge: 'Bearer' })],
    expect: {
      primary: 'authorization-omitted-on-this-call',
      minConfidence: 'certain',
      fixKinds: ['frontend-code'],
      mustNotSay: ['credentials-missing', 'token-expired'],
    },
  }),
  testCase('omitted-key', {
    name: 'its siblings carry a key in a header of its own',
    exchanges: [
      exchange({
        id: 'ok',
        at: '-4s',
        url: `${host}/k/1`,
        from,
        status: 200,
        headers: { 'X-Api-Key': opaque('k') },
        json: {},
      }),
      exchange({ url: `${host}/k/2`, from, json: { message: 'No API key found in request' } }),
    ],
    expect: { primary: 'authorization-omitted-on-this-call', minConfidence: 'certain' },
  }),
  testCase('omitted-near-preflight', {
    name: 'the preflight announced the header, so the page had set it',
    exchanges: [
      sibling,
      exchange({
        id: 'o',
        at: '-1s500ms',
        method: 'OPTIONS',
        url: `${host}/v1/export`,
        from,
        status: 204,
        headers: { 'Access-Control-Request-Method': 'GET', 'Access-Control-Request-Headers': 'authorization' },
      }),
      exchange({ url: `${host}/v1/export`, from, challenge: 'Bearer' }),
    ],
    expect: { primary: null, mustNotSay: ['authorization-omitted-on-this-call', 'credentials-missing'] },
  }),
  testCase('omitted-near-signed-out', {
    name: 'the person had signed out in between',
    exchanges: [
      sibling,
      exchange({
        id: 'bye',
        at: '-4s',
        method: 'POST',
        url: `${host}/auth/logout`,
        from,
        status: 204,
        authorization: token,
      }),
      exchange({ url: `${host}/v1/stones`, from, challenge: 'Bearer' }),
    ],
    expect: { primary: null, mustNotSay: ['authorization-omitted-on-this-call'] },
  }),
  testCase('omitted-near-event-source', {
    name: 'an EventSource cannot carry the header',
    exchanges: [
      sibling,
      exchange({
        url: `${host}/v1/feed`,
        from,
        headers: { Accept: 'text/event-stream', 'Cache-Control': 'no-cache' },
        challenge: 'Bearer',
      }),
    ],
    expect: { primary: null, mustNotSay: ['authorization-omitted-on-this-call', 'credentials-missing'] },
  }),
  testCase('omitted-blind', {
    name: 'Chromium may have added a Basic login that it does not show',
    exchanges: [sibling, exchange({ url: `${host}/v1/export`, from, challenge: 'Basic realm="quarry"' })],
    expect: {
      primary: null,
      mustNotSay: ['authorization-omitted-on-this-call'],
      inconclusive: ['authorization-omitted-on-this-call'],
    },
  }),
];
