import { exchange, jwt, opaque, testCase } from './build.ts';

const host = 'https://api.spindle.example';
const old = jwt({ sub: 'u', iat: '-65m', exp: '-5m' });
const fresh = jwt({ sub: 'u', iat: '-4m', exp: '+56m' });
const refreshed = exchange({
  id: 'r',
  at: '-4m',
  method: 'POST',
  url: `${host}/auth/renew`,
  status: 200,
  json: { accessToken: fresh },
});
const call = { url: `${host}/threads`, challenge: 'Bearer error="invalid_token"' };

export default [
  testCase('stale-token-jwt', {
    name: 'the page had a newer token for minutes and sent the old one',
    exchanges: [refreshed, exchange({ ...call, authorization: `Bearer ${old}` })],
    expect: {
      primary: 'stale-token-after-refresh',
      minConfidence: 'certain',
      fixKinds: ['frontend-code', 'reload-page'],
      mustNotSay: ['token-revoked', 'refresh-race', 'session-expired', 'token-rejected'],
    },
  }),
  testCase('stale-token-opaque', {
    name: 'two opaque tokens from one place, and the first is still sent',
    exchanges: [
      exchange({
        id: 't1',
        at: '-2h',
        method: 'POST',
        url: `${host}/auth/renew`,
        status: 200,
        json: { access_token: opaque('one') },
      }),
      exchange({
        id: 't2',
        at: '-9m',
        method: 'POST',
        url: `${host}/auth/renew`,
        status: 200,
        json: { access_token: opaque('two') },
      }),
      exchange({ ...call, authorization: `Bearer ${opaque('one')}` }),
    ],
    expect: { primary: 'stale-token-after-refresh', minConfidence: 'certain' },
  }),
  testCase('stale-token-near-started-before', {
    name: 'the call had begun before the new token came',
    focus: 'a',
    exchanges: [exchange({ ...call, at: '-5m', authorization: `Bearer ${old}` }), refreshed],
    expect: { primary: null, mustNotSay: ['stale-token-after-refresh'] },
  }),
  testCase('stale-token-near-other-api', {
    name: 'the newer token is for another API',
    exchanges: [
      exchange({
        id: 'r',
        at: '-4m',
        method: 'POST',
        url: `${host}/auth/renew`,
        status: 200,
        json: { access_token: jwt({ aud: 'billing', iat: '-4m', exp: '+56m' }) },
      }),
      exchange({ ...call, authorization: `Bearer ${jwt({ aud: 'threads', iat: '-65m', exp: '-5m' })}` }),
    ],
    expect: { primary: 'token-expired', mustNotSay: ['stale-token-after-refresh'] },
  }),
  testCase('stale-token-blind', {
    name: 'the request headers were not recorded',
    exchanges: [refreshed, exchange({ ...call, headers: null })],
    expect: { primary: null, mustNotSay: ['stale-token-after-refresh'], inconclusive: ['stale-token-after-refresh'] },
  }),
];
