import { exchange, jarCookie, opaque, testCase } from './build.ts';

const site = 'https://stock.wharf.example';
const [old, fresh] = [opaque('old'), opaque('fresh')];
const signIn = exchange({
  id: 'l',
  at: '-6s',
  method: 'POST',
  url: `${site}/auth/session`,
  status: 200,
  setCookie: `stock.sid=${fresh}; Path=/; Secure; HttpOnly`,
  json: { ok: 1 },
});

export default [
  testCase('duplicate-stale-first', {
    name: 'the value that was just set stands second',
    exchanges: [signIn, exchange({ url: `${site}/api/bales`, cookie: `stock.sid=${old}; stock.sid=${fresh}` })],
    jar: [
      jarCookie('stock.sid', 'stock.wharf.example', { value: old, path: '/api' }),
      jarCookie('stock.sid', 'stock.wharf.example', { value: fresh }),
    ],
    expect: {
      primary: 'cookie-shadowed-by-duplicate',
      minConfidence: 'likely',
      mustNotSay: ['session-expired', 'token-revoked'],
      fixKinds: ['clear-site-cookies', 'server-code'],
    },
  }),
  testCase('duplicate-unknown-order', {
    name: 'two values are sent, and which is newer is not known',
    exchanges: [exchange({ url: `${site}/api/bales`, cookie: `stock.sid=${old}; stock.sid=${fresh}` })],
    expect: { primary: 'cookie-shadowed-by-duplicate', minConfidence: 'possible' },
  }),
  testCase('duplicate-fresh-first', {
    name: 'the newer value stands first',
    exchanges: [signIn, exchange({ url: `${site}/api/bales`, cookie: `stock.sid=${fresh}; stock.sid=${old}` })],
    expect: { primary: null, mustNotSay: ['cookie-shadowed-by-duplicate'] },
  }),
  testCase('duplicate-worked', {
    name: 'the same two values had been accepted before',
    exchanges: [
      exchange({
        id: 'u',
        at: '-60s',
        url: `${site}/api/bales`,
        status: 200,
        cookie: `stock.sid=${old}; stock.sid=${fresh}`,
        json: [],
      }),
      exchange({ url: `${site}/api/bales`, cookie: `stock.sid=${old}; stock.sid=${fresh}` }),
    ],
    expect: { primary: null, mustNotSay: ['cookie-shadowed-by-duplicate'] },
  }),
  testCase('duplicate-unseen', {
    name: 'which cookies were sent is not known',
    exchanges: [signIn, exchange({ url: `${site}/api/bales`, headers: null })],
    expect: { primary: null, inconclusive: ['cookie-shadowed-by-duplicate'] },
  }),
];
