import { exchange, jwt, testCase } from './build.ts';

const url = 'https://www.orchardist.example/api/prices';
const authorization = `Bearer ${jwt({ sub: '3', exp: '+1h' })}`;

export default [
  testCase('waf-field', {
    name: 'a field that only the filter writes',
    exchanges: [
      exchange({
        url,
        authorization,
        status: 403,
        html: '<title>Just a moment...</title>',
        responseHeaders: { Server: 'cloudflare', 'cf-mitigated': 'challenge' },
      }),
    ],
    expect: {
      primary: 'waf-or-firewall-blocked',
      minConfidence: 'certain',
      mustNotSay: ['permission-denied', 'token-expired'],
      fixKinds: ['contact-admin', 'gateway-config'],
    },
  }),
  testCase('waf-page', {
    name: 'the filter’s block page with its reference',
    exchanges: [
      exchange({
        url,
        status: 403,
        html: "<title>Access Denied</title><h1>Access Denied</h1>You don't have permission to access this on this server. Reference #18.2f6a1602",
        responseHeaders: { Server: 'AkamaiGHost' },
      }),
    ],
    expect: { primary: 'waf-or-firewall-blocked', minConfidence: 'certain', mustNotSay: ['permission-denied'] },
  }),
  testCase('waf-address', {
    name: 'the server names the network address',
    exchanges: [exchange({ url, status: 403, text: 'Your IP address 203.0.113.9 is not on the allow list.' })],
    expect: { primary: 'waf-or-firewall-blocked', minConfidence: 'likely', mustNotSay: ['permission-denied'] },
  }),
  testCase('waf-only-on-the-way', {
    name: 'the content network only passed the application’s refusal on',
    exchanges: [
      exchange({
        url,
        authorization,
        status: 403,
        json: { error: 'forbidden', message: 'You need the role “editor” for this.' },
        responseHeaders: { Server: 'cloudflare', 'CF-RAY': '8aa1-FRA' },
      }),
    ],
    expect: { primary: null, mustNotSay: ['waf-or-firewall-blocked'] },
  }),
  testCase('waf-unseen', {
    name: 'the response headers were not recorded',
    exchanges: [{ ...exchange({ url, status: 403 }), responseHeaders: [] }],
    expect: { primary: null, inconclusive: ['waf-or-firewall-blocked'] },
  }),
];
