import { exchange, opaque, testCase } from './build.ts';

const [mine, theirs] = [opaque('mine'), opaque('theirs')];
const host = 'http://box.workshop.example';
const worked = exchange({
  id: 'u',
  at: '-10m',
  url: `${host}:9000/api/jobs`,
  status: 200,
  cookie: `connect.sid=${mine}`,
  json: [],
});

export default [
  testCase('overwritten-port', {
    name: 'the application on another port set the same cookie',
    exchanges: [
      worked,
      exchange({
        id: 'o',
        at: '-2m',
        tab: 102,
        type: 'main_frame',
        url: `${host}:9001/`,
        status: 200,
        cookie: `connect.sid=${mine}`,
        setCookie: `connect.sid=${theirs}; Path=/; HttpOnly`,
        html: '<p>Other</p>',
      }),
      exchange({ url: `${host}:9000/api/jobs`, cookie: `connect.sid=${theirs}` }),
    ],
    expect: {
      primary: 'session-cookie-overwritten',
      minConfidence: 'certain',
      mustNotSay: ['session-expired', 'session-not-shared-between-servers'],
      fixKinds: ['switch-account', 'server-config'],
    },
  }),
  testCase('overwritten-rotation', {
    name: 'a new value from the same server is the usual rotation',
    exchanges: [
      worked,
      exchange({
        id: 'o',
        at: '-2m',
        url: `${host}:9000/api/ping`,
        status: 200,
        cookie: `connect.sid=${mine}`,
        setCookie: `connect.sid=${theirs}; Path=/; HttpOnly`,
        json: {},
      }),
      exchange({ url: `${host}:9000/api/jobs`, cookie: `connect.sid=${theirs}` }),
    ],
    expect: { primary: null, mustNotSay: ['session-cookie-overwritten'] },
  }),
  testCase('overwritten-unseen', {
    name: 'which value was sent is not known',
    exchanges: [worked, exchange({ url: `${host}:9000/api/jobs`, headers: null })],
    expect: { primary: null, inconclusive: ['session-cookie-overwritten'] },
  }),
];
