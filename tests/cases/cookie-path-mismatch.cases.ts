import { exchange, jarCookie, testCase } from './build.ts';

const url = 'https://intra.gasworks.example/api/meters';

export default [
  testCase('path-context', {
    name: 'the session was made below the path of another application',
    exchanges: [exchange({ url, json: { message: 'Full authentication is required' } })],
    jar: [jarCookie('JSESSIONID', 'intra.gasworks.example', { path: '/portal' })],
    expect: {
      primary: 'cookie-path-mismatch',
      minConfidence: 'certain',
      mustNotSay: ['credentials-missing', 'cookie-samesite-blocked'],
      fixKinds: ['server-config'],
    },
  }),
  testCase('path-beginning-only', {
    name: 'a path that only begins with the same letters does not match',
    exchanges: [exchange({ url: 'https://intra.gasworks.example/apiary/list' })],
    jar: [jarCookie('gw_token', 'intra.gasworks.example', { path: '/api' })],
    expect: { primary: 'cookie-path-mismatch', minConfidence: 'certain' },
  }),
  testCase('path-covers', {
    name: 'a path that covers the address is no hindrance',
    exchanges: [exchange({ url })],
    jar: [jarCookie('JSESSIONID', 'intra.gasworks.example', { path: '/api' })],
    expect: { primary: null, mustNotSay: ['cookie-path-mismatch'] },
  }),
  testCase('path-measurement-cookie', {
    name: 'a cookie of measurement signs nobody in',
    exchanges: [exchange({ url })],
    jar: [jarCookie('_ga', 'intra.gasworks.example', { path: '/shop', httpOnly: false })],
    expect: { primary: null, mustNotSay: ['cookie-path-mismatch'] },
  }),
  testCase('path-unseen', {
    name: 'whether a cookie was sent is not known',
    exchanges: [exchange({ url, headers: null })],
    expect: { primary: null, inconclusive: ['cookie-path-mismatch'] },
  }),
];
