import { exchange, jwt, opaque, testCase } from './build.ts';

const url = 'https://api.orrery.example/v3/planets';
const from = 'https://orrery.example';
const bearer = (exp: `${'+' | '-'}${string}`) => `Bearer ${jwt({ sub: 'u', iat: '-70m', exp })}`;

export default [
  testCase('expired-by-date', {
    name: "the token's end lies before the server's Date",
    exchanges: [exchange({ url, from, authorization: bearer('-9m'), challenge: 'Bearer' })],
    expect: {
      primary: 'token-expired',
      minConfidence: 'certain',
      fixKinds: ['sign-in-again', 'frontend-code'],
      mustNotSay: ['token-revoked', 'clock-skew', 'token-rejected'],
    },
  }),
  testCase('expired-no-date', {
    name: "the token's end lies before the local clock, and the server's was not seen",
    exchanges: [exchange({ url, from, authorization: bearer('-9m'), challenge: 'Bearer', serverClock: null })],
    expect: { primary: 'token-expired', minConfidence: 'likely', inconclusive: ['clock-skew'] },
  }),
  testCase('expired-by-a-wrong-local-clock', {
    name: "the server's clock was not seen, and others show that the local one runs ahead: the token may well be valid",
    exchanges: [
      ...['https://cdn.orrery.example/a.js', 'https://fonts.sphere.example/b.woff2'].map((other, i) =>
        exchange({ id: `o${i}`, at: '-20s', url: other, from, status: 200, serverClock: '-40m' }),
      ),
      exchange({ url, from, authorization: bearer('-9m'), challenge: 'Bearer', serverClock: null }),
    ],
    expect: { primary: null, mustNotSay: ['token-expired'] },
  }),
  testCase('expired-by-the-clock-of-others', {
    name: "the server's clock was not seen, and the local one is behind that of others, by which the token had expired",
    exchanges: [
      ...['https://cdn.orrery.example/a.js', 'https://fonts.sphere.example/b.woff2'].map((other, i) =>
        exchange({ id: `o${i}`, at: '-20s', url: other, from, status: 200, serverClock: '+40m' }),
      ),
      exchange({ url, from, authorization: bearer('+9m'), challenge: 'Bearer', serverClock: null }),
    ],
    expect: { primary: 'token-expired', minConfidence: 'likely' },
  }),
  testCase('expired-just-now', {
    name: 'seconds past the end, many servers would still take it',
    exchanges: [exchange({ url, from, authorization: bearer('-12s'), challenge: 'Bearer' })],
    expect: { primary: 'token-expired', minConfidence: 'likely' },
  }),
  testCase('expired-said-of-opaque', {
    name: 'the server says so of a token that nobody else can read',
    exchanges: [
      exchange({
        url,
        from,
        authorization: `Bearer ${opaque('p')}`,
        json: { fault: { faultstring: 'Access Token expired' } },
      }),
    ],
    expect: { primary: 'token-expired', minConfidence: 'certain', mustNotSay: ['token-rejected'] },
  }),
  testCase('expired-lifetime-told', {
    name: 'the issuer had told the lifetime of an opaque token',
    exchanges: [
      exchange({
        id: 't',
        at: '-70m',
        method: 'POST',
        url: 'https://id.orrery.example/token',
        from,
        status: 200,
        json: { access_token: opaque('life'), expires_in: 3600, token_type: 'Bearer' },
      }),
      exchange({ url, from, authorization: `Bearer ${opaque('life')}`, challenge: 'Bearer error="invalid_token"' }),
    ],
    expect: { primary: 'token-expired', minConfidence: 'likely' },
  }),
  testCase('expired-signed-address', {
    name: 'a signed address names its own end',
    exchanges: [
      exchange({
        type: 'image',
        url: 'https://cdn.orrery.example/m/1.webp?Expires=1790000000&Signature=abcDEF123&Key-Pair-Id=K1',
        from,
        status: 403,
      }),
    ],
    expect: { primary: 'token-expired', minConfidence: 'certain', fixKinds: ['sign-in-again', 'frontend-code'] },
  }),
  testCase('expired-near-fresh', {
    name: "fresh by the server's clock, expired only by the local one",
    exchanges: [exchange({ url, from, authorization: bearer('-3m'), challenge: 'Bearer', serverClock: '-10m' })],
    expect: { primary: null, mustNotSay: ['token-expired'] },
  }),
  testCase('expired-near-audience', {
    name: 'a fresh token, and the server names another reason',
    exchanges: [
      exchange({
        url,
        from,
        authorization: bearer('+9m'),
        challenge: 'Bearer error="invalid_token", error_description="jwt audience invalid. expected: orrery"',
      }),
    ],
    expect: { primary: null, mustNotSay: ['token-expired'] },
  }),
  testCase('expired-near-undecided', {
    name: 'the server does not choose between invalid and expired',
    exchanges: [
      exchange({ url, from, authorization: `Bearer ${opaque('u')}`, json: { detail: 'Token is invalid or expired' } }),
    ],
    expect: { primary: null, mustNotSay: ['token-expired'] },
  }),
  testCase('expired-near-password', {
    name: 'a password expired, no token',
    exchanges: [
      exchange({
        method: 'POST',
        url: 'https://orrery.example/login',
        json: { message: 'Your password has expired and must be changed.' },
      }),
    ],
    expect: { primary: null, mustNotSay: ['token-expired', 'wrong-username-or-password'] },
  }),
  testCase('expired-blind', {
    name: 'the request headers were not recorded',
    exchanges: [exchange({ url, from, headers: null, challenge: 'Bearer error="invalid_token"' })],
    expect: { primary: null, mustNotSay: ['token-expired'], inconclusive: ['token-expired'] },
  }),
];
