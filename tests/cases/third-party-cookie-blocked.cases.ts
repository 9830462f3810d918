import { exchange, jarCookie, opaque, testCase } from './build.ts';

const page = exchange({
  id: 'p',
  at: '-5s',
  type: 'main_frame',
  url: 'https://intranet.bakery.example/',
  status: 200,
  html: '<p>Intranet</p>',
});
const widget = 'https://booking.calendars.example';
const jar = [
  jarCookie('cal_session', 'booking.calendars.example', { sameSite: 'no_restriction', value: opaque('cal') }),
];

export default [
  testCase('third-party-frame', {
    name: 'the document of a frame goes without its cookie',
    browser: 'firefox',
    exchanges: [
      page,
      exchange({
        type: 'sub_frame',
        url: `${widget}/week`,
        from: 'https://intranet.bakery.example',
        html: '<h1>Signed out</h1>',
      }),
    ],
    jar,
    expect: {
      primary: 'third-party-cookie-blocked',
      minConfidence: 'likely',
      mustNotSay: ['cookie-samesite-blocked', 'credentials-missing'],
      fixKinds: ['browser-setting', 'server-config'],
    },
  }),
  testCase('third-party-credentials-mode', {
    name: 'a call from another origin may just have asked for no credentials',
    exchanges: [page, exchange({ url: `${widget}/api/week`, from: 'https://intranet.bakery.example' })],
    jar,
    expect: { primary: null, mustNotSay: ['third-party-cookie-blocked', 'cookie-samesite-blocked'] },
  }),
  testCase('third-party-sibling-sent', {
    name: 'another request of the frame did carry the cookie',
    exchanges: [
      page,
      exchange({
        id: 'f',
        at: '-4s',
        type: 'sub_frame',
        url: `${widget}/week`,
        from: 'https://intranet.bakery.example',
        status: 200,
        cookie: `cal_session=${opaque('cal')}`,
        html: '<p>Week</p>',
      }),
      exchange({ url: `${widget}/api/week`, from: widget }),
    ],
    jar,
    expect: { primary: null, mustNotSay: ['third-party-cookie-blocked'] },
  }),
  testCase('third-party-unseen', {
    name: 'whether a cookie was sent is not known',
    exchanges: [
      page,
      exchange({ type: 'sub_frame', url: `${widget}/week`, from: 'https://intranet.bakery.example', headers: null }),
    ],
    jar,
    expect: { primary: null, inconclusive: ['third-party-cookie-blocked'] },
  }),
];
