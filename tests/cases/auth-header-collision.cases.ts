import { basic, exchange, jwt, testCase } from './build.ts';

const host = 'https://photos.homelab.example';
const token = `Bearer ${jwt({ sub: 'ann', exp: '+3h' })}`;
const front = {
  challenge: 'Basic realm="home"',
  responseHeaders: { Server: 'nginx' },
  html: '<title>401 Authorization Required</title>',
};

export default [
  testCase('collision-firefox', {
    name: 'Basic opened the page, then the app sent its own token',
    browser: 'firefox',
    exchanges: [
      exchange({
        id: 'page',
        at: '-20s',
        type: 'main_frame',
        url: `${host}/`,
        status: 200,
        authorization: basic('home:pw'),
      }),
      exchange({ url: `${host}/api/albums`, authorization: token, ...front }),
    ],
    expect: {
      primary: 'auth-header-collision',
      minConfidence: 'certain',
      fixKinds: ['server-config', 'frontend-code'],
      mustNotSay: ['scheme-mismatch', 'token-expired', 'wrong-username-or-password', 'server-strips-authorization'],
    },
  }),
  testCase('collision-chrome', {
    name: 'Chromium hides the Basic login, and the page that was refused and then given tells of it',
    exchanges: [
      exchange({ id: 'p0', at: '-30s', type: 'main_frame', url: `${host}/`, ...front }),
      exchange({ id: 'p1', at: '-22s', type: 'main_frame', url: `${host}/`, status: 200 }),
      exchange({ url: `${host}/api/albums`, authorization: 'Bearer null', ...front }),
    ],
    expect: { primary: 'auth-header-collision', minConfidence: 'certain', mustNotSay: ['bearer-placeholder-value'] },
  }),
  testCase('collision-near-no-basic', {
    name: 'no Basic login was ever accepted here',
    browser: 'firefox',
    exchanges: [exchange({ url: `${host}/api/albums`, authorization: token, ...front })],
    expect: { primary: 'scheme-mismatch', mustNotSay: ['auth-header-collision'] },
  }),
  testCase('collision-near-read', {
    name: 'the app itself read the token and calls it expired',
    browser: 'firefox',
    exchanges: [
      exchange({
        id: 'page',
        at: '-20s',
        type: 'main_frame',
        url: `${host}/`,
        status: 200,
        authorization: basic('home:pw'),
      }),
      exchange({
        url: `${host}/api/albums`,
        authorization: `Bearer ${jwt({ exp: '-3h' })}`,
        challenge: 'Basic realm="home"',
        json: { error: 'jwt expired' },
      }),
    ],
    expect: { primary: 'token-expired', mustNotSay: ['auth-header-collision'] },
  }),
  testCase('collision-blind', {
    name: 'the response headers were not recorded',
    exchanges: [{ ...exchange({ url: `${host}/api/albums`, authorization: token }), responseHeaders: [] }],
    expect: { primary: null, mustNotSay: ['auth-header-collision'], inconclusive: ['auth-header-collision'] },
  }),
];
