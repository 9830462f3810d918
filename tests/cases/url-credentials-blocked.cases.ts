import { basic, exchange, testCase } from './build.ts';

const frame = 'https://ann:pw@cams.weir.example/live';

export default [
  testCase('userinfo-frame', {
    name: 'a frame whose address holds a user name went out without it',
    exchanges: [
      exchange({ type: 'sub_frame', url: frame, from: 'https://desk.weir.example', challenge: 'Basic realm="cams"' }),
    ],
    expect: {
      primary: 'url-credentials-blocked',
      minConfidence: 'certain',
      fixKinds: ['use-other-url', 'frontend-code'],
      mustNotSay: ['credentials-missing'],
    },
  }),
  testCase('userinfo-never-sent', {
    name: 'a call to such an address was never made',
    exchanges: [exchange({ url: frame, from: 'https://desk.weir.example', status: 0, error: 'net::ERR_FAILED' })],
    expect: { primary: 'url-credentials-blocked', minConfidence: 'certain' },
  }),
  testCase('userinfo-near-sent', {
    name: 'Basic went along all the same',
    browser: 'firefox',
    exchanges: [
      exchange({
        type: 'sub_frame',
        url: frame,
        from: 'https://desk.weir.example',
        authorization: basic('ann:pw'),
        challenge: 'Basic realm="cams"',
      }),
    ],
    expect: { primary: 'wrong-username-or-password', mustNotSay: ['url-credentials-blocked'] },
  }),
  testCase('userinfo-near-xhr', {
    name: 'the account of XMLHttpRequest.open, which the browser answers the challenge with',
    exchanges: [exchange({ url: frame, from: 'https://cams.weir.example', challenge: 'Basic realm="cams"' })],
    expect: { primary: null, mustNotSay: ['url-credentials-blocked'] },
  }),
];
