import { exchange, opaque, testCase } from './build.ts';

const url = 'https://app.clearinghouse.example/api/claims';
const authorization = `Bearer ${opaque('claims')}`;
const ok = (id: string, at: `-${string}`, node: string) =>
  exchange({ id, at, url, status: 200, authorization, json: [], responseHeaders: { 'X-Node': node } });
const no = (id: string, at: `-${string}`, node: string) =>
  exchange({ id, at, url, authorization, responseHeaders: { 'X-Node': node } });

export default [
  testCase('shared-two-nodes', {
    name: 'one node accepts the token, the other refuses it',
    exchanges: [ok('a', '-20s', 'east'), no('b', '-15s', 'west'), ok('c', '-9s', 'east'), no('d', '-2s', 'west')],
    expect: {
      primary: 'session-not-shared-between-servers',
      minConfidence: 'likely',
      mustNotSay: ['session-expired', 'token-revoked'],
      fixKinds: ['server-config'],
    },
  }),
  testCase('shared-cookie-no-mark', {
    name: 'without a mark of the servers, the alternation of one call shows it',
    exchanges: [
      exchange({ id: 'a', at: '-20s', url, status: 200, cookie: `claims.sid=${opaque('c')}`, json: [] }),
      exchange({ id: 'b', at: '-15s', url, cookie: `claims.sid=${opaque('c')}` }),
      exchange({ id: 'c', at: '-9s', url, status: 200, cookie: `claims.sid=${opaque('c')}`, json: [] }),
      exchange({ id: 'd', at: '-2s', url, cookie: `claims.sid=${opaque('c')}` }),
    ],
    expect: { primary: 'session-not-shared-between-servers', minConfidence: 'likely' },
  }),
  testCase('shared-from-then-on', {
    name: 'refused from one moment on',
    exchanges: [ok('a', '-20s', 'east'), ok('b', '-15s', 'west'), no('c', '-9s', 'east'), no('d', '-2s', 'west')],
    expect: { primary: null, mustNotSay: ['session-not-shared-between-servers'] },
  }),
  testCase('shared-other-address', {
    name: 'one address is refused always, the others are accepted always',
    exchanges: [
      exchange({
        id: 'a',
        at: '-20s',
        url: 'https://app.clearinghouse.example/api/me',
        status: 200,
        authorization,
        json: {},
      }),
      exchange({ id: 'b', at: '-15s', url, authorization }),
      exchange({
        id: 'c',
        at: '-9s',
        url: 'https://app.clearinghouse.example/api/me',
        status: 200,
        authorization,
        json: {},
      }),
      exchange({ id: 'd', at: '-2s', url, authorization }),
    ],
    expect: { primary: null, mustNotSay: ['session-not-shared-between-servers'] },
  }),
  testCase('shared-unseen', {
    name: 'what the request carried is not known',
    exchanges: [ok('a', '-20s', 'east'), exchange({ id: 'd', at: '-2s', url, headers: null })],
    expect: { primary: null, inconclusive: ['session-not-shared-between-servers'] },
  }),
];
