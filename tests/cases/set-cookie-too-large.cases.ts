import { exchange, opaque, testCase } from './build.ts';

const site = 'https://rota.depot.example';
const large = opaque('rota', 120).repeat(40);
const signIn = (value: string) =>
  exchange({
    id: 'l',
    at: '-4s',
    type: 'main_frame',
    url: `${site}/signin-oidc?code=1&state=2`,
    status: 302,
    redirectedTo: `${site}/`,
    setCookie: `.Rota.Identity=${value}; Path=/; Secure; HttpOnly; SameSite=Lax`,
  });

export default [
  testCase('too-large-refused', {
    name: 'the cookie has more than 4096 bytes',
    exchanges: [signIn(large), exchange({ type: 'main_frame', url: `${site}/`, html: '<h1>401</h1>' })],
    expect: {
      primary: 'set-cookie-too-large',
      minConfidence: 'certain',
      mustNotSay: ['header-too-large', 'session-expired', 'credentials-missing'],
      fixKinds: ['server-code'],
    },
  }),
  testCase('too-large-chunks', {
    name: 'a cookie of 3000 bytes is stored and sent',
    exchanges: [
      signIn(large.slice(0, 3000)),
      exchange({
        type: 'main_frame',
        url: `${site}/`,
        cookie: `.Rota.Identity=${large.slice(0, 3000)}`,
        html: '<h1>401</h1>',
      }),
    ],
    expect: { primary: null, mustNotSay: ['set-cookie-too-large'] },
  }),
  testCase('too-large-unseen', {
    name: 'whether a cookie was sent is not known',
    exchanges: [signIn(large), exchange({ type: 'main_frame', url: `${site}/`, headers: null })],
    expect: { primary: null, inconclusive: ['set-cookie-too-large'] },
  }),
];
