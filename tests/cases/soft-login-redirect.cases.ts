import { exchange, opaque, testCase } from './build.ts';

const site = 'https://office.cooperage.example';
const cookie = `coop_sid=${opaque('coop')}`;

export default [
  testCase('soft-redirect', {
    name: 'a call for data is sent to the sign-in page',
    focus: 'a',
    exchanges: [
      exchange({
        id: 'a',
        at: '-3s',
        url: `${site}/odata/Barrels`,
        cookie,
        status: 302,
        redirectedTo: `${site}/Account/Login?ReturnUrl=%2Fodata%2FBarrels`,
      }),
      exchange({
        id: 'b',
        at: '-2s',
        url: `${site}/Account/Login?ReturnUrl=%2Fodata%2FBarrels`,
        cookie,
        status: 200,
        html: '<form><input type="password"></form>',
      }),
    ],
    expect: {
      primary: 'soft-login-redirect',
      minConfidence: 'certain',
      mustNotSay: ['identity-proxy-session-expired', 'permission-denied'],
      fixKinds: ['sign-in-again', 'server-config'],
    },
  }),
  testCase('soft-authorize', {
    name: 'the application sends the call to its identity provider',
    exchanges: [
      exchange({
        url: `${site}/api/barrels`,
        cookie,
        status: 303,
        redirectedTo: 'https://id.cooperage.example/connect?client_id=office&response_type=code&state=s',
      }),
    ],
    expect: { primary: 'soft-login-redirect', minConfidence: 'certain' },
  }),
  testCase('soft-html', {
    name: 'the call is answered with a sign-in form instead of JSON',
    exchanges: [
      exchange({
        url: `${site}/api/barrels`,
        cookie,
        status: 200,
        html: '<!doctype html><title>Welcome</title><form><input type="password"></form>',
      }),
    ],
    expect: { primary: 'soft-login-redirect', minConfidence: 'likely' },
  }),
  testCase('soft-proxy', {
    name: 'the redirect is that of an identity proxy',
    exchanges: [
      exchange({ url: `${site}/api/barrels`, status: 302, redirectedTo: `${site}/oauth2/start?rd=%2Fapi%2Fbarrels` }),
    ],
    expect: { primary: 'identity-proxy-session-expired', mustNotSay: ['soft-login-redirect'] },
  }),
  testCase('soft-page', {
    name: 'a page that is sent to the sign-in is the normal way',
    exchanges: [exchange({ type: 'main_frame', url: `${site}/`, status: 302, redirectedTo: `${site}/Account/Login` })],
    expect: { primary: null, mustNotSay: ['soft-login-redirect'] },
  }),
  testCase('soft-sign-in-itself', {
    name: 'the call that signs in may lead back to the form',
    exchanges: [
      exchange({
        method: 'POST',
        url: `${site}/Account/Login`,
        status: 302,
        redirectedTo: `${site}/Account/Login?error=1`,
      }),
    ],
    expect: { primary: null, mustNotSay: ['soft-login-redirect'] },
  }),
];
