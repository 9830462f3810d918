import { exchange, testCase } from './build.ts';

const url = 'http://auction.bazaar.example/';
const asked = exchange({
  id: 'p',
  at: '-20s',
  type: 'main_frame',
  url,
  status: 407,
  responseHeaders: { 'Proxy-Authenticate': 'Basic realm="Out"', Server: 'squid/5.9' },
});
const denied = exchange({
  type: 'main_frame',
  url,
  status: 403,
  responseHeaders: { Server: 'squid/5.9', 'X-Squid-Error': 'ERR_ACCESS_DENIED 0', Via: '1.1 gate (squid/5.9)' },
  html: '<title>ERROR: The requested URL could not be retrieved</title>',
});

export default [
  testCase('proxy-says-no', {
    name: 'after the sign-in the proxy itself forbids the site',
    exchanges: [asked, denied],
    expect: {
      primary: 'proxy-denied',
      minConfidence: 'certain',
      mustNotSay: ['permission-denied', 'proxy-auth-required', 'waf-or-firewall-blocked'],
      fixKinds: ['contact-admin'],
    },
  }),
  testCase('proxy-says-no-alone', {
    name: 'no sign-in to the proxy was seen',
    exchanges: [denied],
    expect: { primary: 'proxy-denied', minConfidence: 'likely' },
  }),
  testCase('proxy-only-on-the-way', {
    name: 'the answer only passed through the proxy',
    exchanges: [
      asked,
      exchange({
        type: 'main_frame',
        url,
        status: 403,
        responseHeaders: { Server: 'nginx', Via: '1.1 gate (squid/5.9)', 'X-Cache': 'MISS from gate' },
        html: '<h1>Bidders only</h1>',
      }),
    ],
    expect: { primary: null, mustNotSay: ['proxy-denied'] },
  }),
  testCase('proxy-denied-unseen', {
    name: 'the response headers were not recorded',
    exchanges: [{ ...exchange({ type: 'main_frame', url, status: 403 }), responseHeaders: [] }],
    expect: { primary: null, inconclusive: ['proxy-denied'] },
  }),
];
