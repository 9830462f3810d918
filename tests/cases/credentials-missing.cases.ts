import { basic, exchange, jarCookie, jwt, opaque, testCase } from './build.ts';

const api = 'https://api.harvest.example/v2/plots';
const from = 'https://app.harvest.example';

export default [
  testCase('missing-bearer', {
    name: 'nothing was sent, and the challenge asks for Bearer',
    exchanges: [
      exchange({ url: api, from, challenge: 'Bearer realm="harvest"', json: { title: 'Unauthorized', status: 401 } }),
    ],
    expect: {
      primary: 'credentials-missing',
      minConfidence: 'certain',
      fixKinds: ['sign-in-again', 'frontend-code'],
      mustNotSay: ['token-expired', 'scheme-mismatch', 'authorization-omitted-on-this-call'],
    },
  }),
  testCase('missing-words', {
    name: 'nothing was sent, there is no challenge, and the body says that no token was supplied',
    exchanges: [
      exchange({ url: api, from, json: { code: 'AUTH_TOKEN_MISSING', message: 'No access token supplied' } }),
    ],
    expect: { primary: 'credentials-missing', minConfidence: 'certain' },
  }),
  testCase('missing-measurement-cookie', {
    name: 'a measurement cookie is no credential',
    exchanges: [exchange({ url: `${from}/api/plots`, cookie: '_ga=GA1.2.11; consent=all', challenge: 'Bearer' })],
    jar: [jarCookie('_ga', '.harvest.example', { value: 'GA1.2.11', httpOnly: false })],
    expect: { primary: 'credentials-missing', minConfidence: 'certain' },
  }),
  testCase('missing-basic-hidden', {
    name: 'Chromium hides the Basic login, so that its lack is only likely',
    exchanges: [exchange({ type: 'main_frame', url: 'https://cam.harvest.example/', challenge: 'Basic realm="cam"' })],
    expect: { primary: 'credentials-missing', minConfidence: 'likely', inconclusive: ['wrong-username-or-password'] },
  }),
  testCase('missing-basic-shown', {
    name: 'Firefox shows the Basic login, so that its lack is certain',
    browser: 'firefox',
    exchanges: [exchange({ type: 'main_frame', url: 'https://cam.harvest.example/', challenge: 'Basic realm="cam"' })],
    expect: { primary: 'credentials-missing', minConfidence: 'certain' },
  }),
  testCase('missing-near-cookie-kept-home', {
    name: 'a session cookie of the site stayed home: another diagnosis has to say why',
    exchanges: [exchange({ url: api, from, json: { error: 'login required' } })],
    jar: [jarCookie('plot_session', 'api.harvest.example', { path: '/v1' })],
    expect: { primary: null, mustNotSay: ['credentials-missing'] },
  }),
  testCase('missing-near-other-header', {
    name: 'the token went in another header',
    exchanges: [
      exchange({
        url: api,
        from,
        headers: { 'X-Auth-Token': opaque('harvest') },
        challenge: 'Bearer',
        json: { message: 'missing token' },
      }),
    ],
    expect: { primary: null, mustNotSay: ['credentials-missing'] },
  }),
  testCase('missing-near-image', {
    name: 'an image cannot carry the header that the page sets elsewhere',
    exchanges: [
      exchange({
        id: 'x',
        at: '-3s',
        url: api,
        from,
        status: 200,
        authorization: `Bearer ${jwt({ exp: '+1h' })}`,
        json: [],
      }),
      exchange({ type: 'image', url: 'https://api.harvest.example/v2/plots/4.png', from, challenge: 'Bearer' }),
    ],
    expect: { primary: null, mustNotSay: ['credentials-missing', 'authorization-omitted-on-this-call'] },
  }),
  testCase('missing-near-sign-in-call', {
    name: 'a sign-in call carries its credentials in the body',
    exchanges: [
      exchange({
        method: 'POST',
        url: 'https://app.harvest.example/login',
        json: { message: 'Wrong e-mail or password' },
      }),
    ],
    expect: { primary: 'wrong-username-or-password', mustNotSay: ['credentials-missing'] },
  }),
  testCase('missing-near-redirect', {
    name: 'an earlier hop had carried the credential',
    exchanges: [
      exchange({
        id: 'h',
        at: '-2s',
        url: api,
        from,
        status: 302,
        authorization: basic('ann:pw'),
        redirectedTo: 'https://files.harvest.example/plots',
      }),
      exchange({ url: 'https://files.harvest.example/plots', from, challenge: 'Bearer' }),
    ],
    expect: { primary: null, mustNotSay: ['credentials-missing'] },
  }),
  testCase('missing-blind', {
    name: 'the request headers were not recorded',
    exchanges: [exchange({ url: api, from, headers: null, challenge: 'Bearer' })],
    expect: { primary: null, mustNotSay: ['credentials-missing'], inconclusive: ['credentials-missing'] },
  }),
];
