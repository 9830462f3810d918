import { exchange, jarCookie, opaque, testCase } from './build.ts';

const site = 'https://recipes.hearth.example';
const page = exchange({
  id: 'p',
  at: '-4s',
  type: 'main_frame',
  url: `${site}/`,
  status: 200,
  html: '<title>Recipes</title>',
});
const probe = exchange({ id: 'a', at: '-3s', url: `${site}/api/v2/whoami`, json: { error: 'unauthenticated' } });
const after = exchange({ id: 'n', at: '-2s', url: `${site}/api/v2/popular`, status: 200, json: [] });

export default [
  testCase('probe-public-page', {
    name: 'the page asks for the user and goes on with public content',
    focus: 'a',
    exchanges: [page, probe, after],
    expect: {
      primary: 'normal-anonymous-probe',
      minConfidence: 'likely',
      fixKinds: ['none'],
      mustNotSay: ['session-expired'],
    },
  }),
  testCase('probe-after-sign-out', {
    name: 'right after a sign-out the page asks once more',
    focus: 'a',
    exchanges: [
      exchange({
        id: 'o',
        at: '-5s',
        method: 'POST',
        url: `${site}/auth/logout`,
        status: 204,
        setCookie: 'hearth=; Max-Age=0; Path=/',
      }),
      probe,
    ],
    expect: { primary: 'normal-anonymous-probe', minConfidence: 'likely' },
  }),
  testCase('probe-live-session', {
    name: 'another request of the page had just carried a session',
    focus: 'a',
    exchanges: [
      {
        ...page,
        ...exchange({
          id: 'p',
          at: '-4s',
          type: 'main_frame',
          url: `${site}/`,
          status: 200,
          cookie: `hearth_session=${opaque('h')}`,
          html: '<p>Hi</p>',
        }),
      },
      probe,
      after,
    ],
    jar: [jarCookie('hearth_session', 'recipes.hearth.example', { value: opaque('h'), path: '/nowhere' })],
    expect: { primary: null, mustNotSay: ['normal-anonymous-probe'] },
  }),
  testCase('probe-after-sign-in', {
    name: 'a sign-in had just succeeded, so somebody should be there',
    focus: 'a',
    exchanges: [
      exchange({ id: 'l', at: '-5s', method: 'POST', url: `${site}/login`, status: 200, json: { ok: true } }),
      probe,
      after,
    ],
    expect: { primary: null, mustNotSay: ['normal-anonymous-probe'] },
  }),
  testCase('probe-unseen', {
    name: 'whether something was sent is not known',
    focus: 'a',
    exchanges: [page, { ...probe, requestHeaders: [] }, after],
    expect: { primary: null, inconclusive: ['normal-anonymous-probe'] },
  }),
];
