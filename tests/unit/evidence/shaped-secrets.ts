import type { Exchange } from '../../../src/core/index.ts';
import { body, request, response } from './canaries.ts';

const url = (path: string): Partial<Exchange> => ({ url: `https://api.example${path}` });
const UUID = '3f2b8c1e-9d4a-4e6b-8a7c-5d1f0e2b3c4d';
const HEX = '9F86D081884C7D659A2FEAA0C55AD015';
const BASE32 = 'JBSWY3DPEHPK3PXP';
const SHORT = 'xK39fj2LsQ0pZ1aB';
const inPlaces = (text: string): Partial<Exchange> => ({
  ...response(['WWW-Authenticate', `Bearer error_description="${text}"`], ['X-Error', text]),
  ...body(JSON.stringify({ message: text })),
  statusLine: `HTTP/1.1 401 ${text}`,
});

/** Secrets that are known by where they stand, not by how they look: by the place, the exchange and what must be gone. */
export const SHAPED: Record<string, readonly [part: Partial<Exchange>, ...gone: string[]]> = {
  'a relative address in a parameter': [url('/login?next=/reset?token=hunterXYZ9'), 'hunterXYZ9'],
  'a relative address, encoded twice': [url('/login?next=%252Freset%253Ftoken%253DhunterXYZ9'), 'hunterXYZ9'],
  'an address with another host, without a scheme': [url('/login?rd=//app.example/a?token=hunterXYZ9'), 'hunterXYZ9'],
  'an address of an app': [url('/login?returnTo=myapp://cb?code=abc123def'), 'abc123def'],
  'an address of an app that is all code': [url('/login?redirect_uri=myapp:abc123def'), 'abc123def'],
  'a query where an address belongs': [url('/login?continue=%3Ftoken%3DhunterXYZ9'), 'hunterXYZ9'],
  'userinfo in an address in a parameter': [url('/login?service=https://ann:hunterXYZ9@app.example/'), 'hunterXYZ9'],
  'an audience that is none': [url(`/authorize?audience=${SHORT}`), SHORT],
  'a resource with a query': [url('/authorize?resource=https://api.example/?k=hunterXYZ9'), 'hunterXYZ9'],
  'a resource with a code': [url(`/authorize?resource=urn:acme:${SHORT}`), SHORT],
  'a time that is none': [url('/a?expires=hunterXYZ9'), 'hunterXYZ9'],
  'a cursor as the page': [url(`/list?page=${SHORT}`), SHORT],
  'a relative Location': [response(['Location', '/login?next=/reset?token=hunterXYZ9']), 'hunterXYZ9'],
  'a Location with a reset link': [response(['Location', `/reset/${UUID}`]), UUID],
  'a Location in an app': [response(['Location', 'myapp://cb/abc123def?code=hunterXYZ9']), 'abc123def', 'hunterXYZ9'],
  'a Location in an app without a host': [response(['Location', 'myapp:abc123def']), 'abc123def'],
  'a Location that is no address': [response(['Location', 'https://[abc123def']), 'abc123def'],
  'a Refresh': [response(['Refresh', '0; url=/login?token=hunterXYZ9']), 'hunterXYZ9'],
  'a relative Referer': [request(['Referer', '/reset/hunterXYZ9?token=abc123def']), 'hunterXYZ9', 'abc123def'],
  'a Referer that is no address': [request(['Referer', 'https://[abc123def']), 'abc123def'],
  'a relative redirect target': [{ redirectedTo: '/cb?next=/a?code=hunterXYZ9' }, 'hunterXYZ9'],
  'a redirect target in an app': [{ redirectedTo: 'myapp://abc123def/x' }, 'abc123def'],
  'a magic link': [url(`/magic/${SHORT}`), SHORT],
  'a code of letters and digits after no telling word': [url(`/a/${SHORT}/b`), SHORT],
  'a UUID of a reset link': [url(`/reset/${UUID}`), UUID],
  'a UUID of a reset link with another word between': [url(`/reset-password/email/${UUID}`), UUID],
  'upper-case hexadecimal digits': [url(`/a/${HEX}`), HEX],
  'a secret in base32': [url(`/otp/${BASE32}`), BASE32],
  'a secret in base32 without digits': [url('/otp/JBSWYDPEHPKPXPAB'), 'JBSWYDPEHPKPXPAB'],
  'a code of six digits': [url('/verify/493817'), '493817'],
  'a short share': [url('/s/aB3xY9'), 'aB3xY9'],
  'a session in a path parameter': [url(`/login;jsessionid=${SHORT}`), SHORT],
  'an e-mail address in a path': [url('/users/ann%40mail.example/x'), 'ann%40mail', 'ann@mail'],
  'a query that was encoded into the path': [url('/a%3Ftoken=hunterXYZ9'), 'hunterXYZ9'],
  'a token as the whole query': [url(`/a?${SHORT}`), SHORT],
  'an e-mail address as the whole query': [url('/a?ann@mail.example'), 'ann@mail'],
  'a form that leads to a magic link': [body(`<html><form action="/magic/${SHORT}"></form></html>`), SHORT],
  'what a data address holds': [{ url: 'data:text/plain,hunterXYZ9' }, 'hunterXYZ9'],
  'userinfo in an error': [{ error: 'blocked https://ann:hunterXYZ9@api.example/a' }, 'hunterXYZ9'],
  'userinfo without a scheme in an error': [{ error: 'cannot reach ann:hunterXYZ9@api.example' }, 'hunterXYZ9'],
  'a password in a text': [inPlaces('Invalid password Summer2024!'), 'Summer2024'],
  'a password after a colon': [inPlaces('Passwort: Summer2024! ist falsch'), 'Summer2024'],
  'a quoted password': [inPlaces("The password 'Summer2024!' is wrong"), 'Summer2024'],
  'a password some words later': [inPlaces('The password you entered for ann is Summer2024!'), 'Summer2024'],
  'a key that was assigned': [inPlaces('api_key=abc12345 is unknown'), 'abc12345'],
  'the query of what is no address by form': [inPlaces('back to myapp:cb?code=hunterXYZ9'), 'hunterXYZ9'],
  'a password that was assigned': [inPlaces('password=summer&x'), 'summer'],
  'a short token in a text': [inPlaces(`unknown token ${SHORT}`), SHORT],
  'a key with a prefix': [inPlaces('no such key: sk-live-12345'), 'sk-live-12345'],
  'a personal access token': [inPlaces('ghp_abc123DEF456 was revoked'), 'abc123DEF456'],
  'upper-case hexadecimal digits in a text': [inPlaces(`seen ${HEX}`), HEX],
  'the query of an address in a text': [inPlaces('go to https://a.example/x?t=hunterXYZ9'), 'hunterXYZ9'],
  'the query of a relative address in a text': [inPlaces('go to /x?t=hunterXYZ9 please'), 'hunterXYZ9'],
  'a magic link in a text': [inPlaces(`go to https://a.example/magic/${UUID}`), UUID],
  'the echo of a short Basic password': [
    { ...inPlaces('ann with qu1z failed'), ...request(['Authorization', `Basic ${btoa('ann:qu1z')}`]) },
    'qu1z',
  ],
  'the echo of a session without digits': [
    { ...inPlaces('session qwertzuiop is over'), ...request(['Cookie', 'sid=qwertzuiop']) },
    'qwertzuiop',
  ],
  'the echo of a cookie that is no word': [
    { ...inPlaces('bad qwrtzpsdfg'), ...request(['Cookie', 'a=qwrtzpsdfg']) },
    'qwrtzpsdfg',
  ],
};

/** Addresses and texts that hold no secret, and have to stay readable. */
export const INNOCENT_PATHS = [
  '/',
  '/api/v1/users/42/orders',
  '/api/v2.1/token/refresh',
  '/oauth2/token',
  '/.well-known/openid-configuration',
  `/users/${UUID}/photo`,
  '/reset/password',
  '/auth/realms/master/protocol/openid-connect/token',
  '/accounts:signInWithPassword',
  '/assets/index-B7x9Kq2f.js',
  '/docs/rfc6750-section-3.1.html',
  '/@scope/package@3.6.0',
  '/invoices/2026-114.pdf',
  '/schemes/aws4-ecdsa-p256-sha256',
  '/schemes/sapisid1phash',
  '/kinds/opaque-1password',
];
export const INNOCENT_TEXTS = [
  'Invalid password',
  'Your password has expired.',
  'password is required',
  "Password: can't be blank",
  'The token has expired at 2026-05-01',
  'AADSTS50126: Error validating credentials due to invalid username or password.',
  'ERR_OAUTH2_INVALID_AUTHORIZATION_GRANT',
  `Trace ID: ${UUID}`,
  'see https://docs.example/errors/401 for more',
  'Authentifizierungsfehlermeldung',
];
