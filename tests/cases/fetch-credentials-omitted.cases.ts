import { exchange, jarCookie, opaque, testCase } from './build.ts';

const url = 'https://api.trellis.example/me';
const from = 'https://app.trellis.example';
const value = opaque('trellis', 24);
const jar = [jarCookie('trellis_sid', 'api.trellis.example', { value })];
const cookie = `trellis_sid=${value}`;

export default [
  testCase('omitted-cookie', {
    name: 'a same-site cookie stayed home though no rule of it says so',
    exchanges: [exchange({ url, from, json: { error: 'not authenticated' } })],
    jar,
    expect: {
      primary: 'fetch-credentials-omitted',
      minConfidence: 'likely',
      fixKinds: ['frontend-code', 'server-config'],
      mustNotSay: ['credentials-missing', 'session-expired', 'cookie-samesite-blocked', 'third-party-cookie-blocked'],
    },
  }),
  testCase('omitted-cookie-sibling', {
    name: 'another call of the page carried it',
    exchanges: [
      exchange({ id: 'ok', at: '-4s', url: 'https://api.trellis.example/menu', from, status: 200, cookie, json: [] }),
      exchange({ url, from, json: { error: 'not authenticated' } }),
    ],
    jar,
    expect: { primary: 'fetch-credentials-omitted', minConfidence: 'certain' },
  }),
  testCase('omitted-cookie-near-strict', {
    name: 'SameSite kept it home',
    exchanges: [exchange({ url: 'https://api.elsewhere.example/me', from, json: { error: 'not authenticated' } })],
    jar: [jarCookie('sid', 'api.elsewhere.example', { sameSite: 'strict' })],
    expect: { primary: null, mustNotSay: ['fetch-credentials-omitted', 'credentials-missing'] },
  }),
  testCase('omitted-cookie-near-third-party', {
    name: 'from another site, blocking of third-party cookies explains it as well',
    exchanges: [exchange({ url: 'https://api.elsewhere.example/me', from, json: { error: 'not authenticated' } })],
    jar: [jarCookie('sid', 'api.elsewhere.example', { sameSite: 'no_restriction' })],
    expect: { primary: null, mustNotSay: ['fetch-credentials-omitted'] },
  }),
  testCase('omitted-cookie-blind', {
    name: 'the jar was not recorded',
    exchanges: [exchange({ url, from, headers: null, json: { error: 'not authenticated' } })],
    jar,
    expect: { primary: null, mustNotSay: ['fetch-credentials-omitted'], inconclusive: ['fetch-credentials-omitted'] },
  }),
];
