import { exchange, jwt, testCase } from './build.ts';

const host = 'https://api.aviary.example';
const from = 'https://aviary.example';
const call = exchange({
  id: 'ok',
  at: '-6s',
  url: `${host}/birds`,
  from,
  status: 200,
  authorization: `Bearer ${jwt({ exp: '+30m' })}`,
  json: [],
});

export default [
  testCase('carry-video', {
    name: 'a video of an API whose calls carry a token',
    exchanges: [call, exchange({ type: 'media', url: `${host}/birds/4/song.webm`, from, challenge: 'Bearer' })],
    expect: {
      primary: 'request-cannot-carry-authorization',
      minConfidence: 'certain',
      fixKinds: ['frontend-code', 'server-code'],
      mustNotSay: ['credentials-missing', 'authorization-omitted-on-this-call'],
    },
  }),
  testCase('carry-websocket', {
    name: 'a WebSocket without any ticket',
    exchanges: [call, exchange({ type: 'websocket', url: 'wss://api.aviary.example/live', from })],
    expect: { primary: 'request-cannot-carry-authorization', minConfidence: 'certain' },
  }),
  testCase('carry-download', {
    name: 'a download link to the API',
    exchanges: [call, exchange({ type: 'main_frame', url: `${host}/birds.csv`, from, challenge: 'Bearer' })],
    expect: {
      primary: 'request-cannot-carry-authorization',
      minConfidence: 'certain',
      mustNotSay: ['scheme-mismatch'],
    },
  }),
  testCase('carry-stream', {
    name: 'the Accept of an event stream alone may be a script’s as well',
    exchanges: [
      call,
      exchange({ url: `${host}/events`, from, headers: { Accept: 'text/event-stream' }, challenge: 'Bearer' }),
    ],
    expect: { primary: 'request-cannot-carry-authorization', minConfidence: 'likely' },
  }),
  testCase('carry-near-ticket', {
    name: 'a ticket stands in the query, and the server calls it invalid',
    exchanges: [
      call,
      exchange({
        type: 'image',
        url: `${host}/birds/4.png?token=abcDEF123456`,
        from,
        json: { error: 'invalid token' },
      }),
    ],
    expect: { primary: null, mustNotSay: ['request-cannot-carry-authorization'] },
  }),
  testCase('carry-near-basic', {
    name: 'the browser answers Basic on images by itself',
    exchanges: [call, exchange({ type: 'image', url: `${host}/birds/4.png`, from, challenge: 'Basic realm="birds"' })],
    expect: { primary: null, mustNotSay: ['request-cannot-carry-authorization'] },
  }),
  testCase('carry-blind', {
    name: 'the request headers were not recorded',
    exchanges: [
      call,
      exchange({ type: 'image', url: `${host}/birds/4.png`, from, headers: null, challenge: 'Bearer' }),
    ],
    expect: {
      primary: null,
      mustNotSay: ['request-cannot-carry-authorization'],
      inconclusive: ['request-cannot-carry-authorization'],
    },
  }),
];
