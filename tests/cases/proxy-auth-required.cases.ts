import { exchange, testCase } from './build.ts';

const url = 'http://weather.almanac.example/today';

export default [
  testCase('proxy-407', {
    name: 'the proxy asks for a sign-in',
    exchanges: [
      exchange({
        type: 'main_frame',
        url,
        status: 407,
        responseHeaders: { 'Proxy-Authenticate': 'Negotiate', Via: '1.1 gate02' },
      }),
    ],
    expect: {
      primary: 'proxy-auth-required',
      minConfidence: 'certain',
      mustNotSay: ['credentials-missing', 'captive-portal'],
      fixKinds: ['connect-network', 'retype-credentials'],
    },
  }),
  testCase('proxy-401', {
    name: 'a 401 is of the site, whatever proxies are on the way',
    exchanges: [
      exchange({ type: 'main_frame', url, challenge: 'Basic realm="x"', responseHeaders: { Via: '1.1 gate02' } }),
    ],
    expect: { primary: null, mustNotSay: ['proxy-auth-required'] },
  }),
];
