import { exchange, jarCookie, opaque, testCase } from './build.ts';

const site = 'https://lab.foundry.example';
const cookie = `BENCHSID=${opaque('bench')}`;
const jar = [jarCookie('BENCHSID', 'lab.foundry.example', { value: opaque('bench') })];

export default [
  testCase('session-said', {
    name: 'the server says that the session timed out',
    exchanges: [
      exchange({ id: 'ok', at: '-3h', url: `${site}/api/samples`, status: 200, cookie, json: [] }),
      exchange({
        url: `${site}/api/samples`,
        cookie,
        json: { code: 'SESSION_TIMEOUT', message: 'Your session has timed out.' },
      }),
    ],
    jar,
    expect: {
      primary: 'session-expired',
      minConfidence: 'certain',
      fixKinds: ['sign-in-again'],
      mustNotSay: ['token-expired'],
    },
  }),
  testCase('session-440', {
    name: '440 is the status of an ended login',
    exchanges: [exchange({ url: `${site}/owa/service`, method: 'POST', status: 440, cookie })],
    jar,
    expect: { primary: 'session-expired', minConfidence: 'certain' },
  }),
  testCase('session-cleared', {
    name: 'the answer deletes the cookie that had worked',
    exchanges: [
      exchange({ id: 'ok', at: '-50m', url: `${site}/api/samples`, status: 200, cookie, json: [] }),
      exchange({ url: `${site}/api/samples`, cookie, setCookie: 'BENCHSID=; Path=/; Max-Age=0' }),
    ],
    expect: { primary: 'session-expired', minConfidence: 'certain' },
  }),
  testCase('session-short', {
    name: 'a session that was accepted once ended, however young it was',
    exchanges: [
      exchange({
        id: 'in',
        at: '-9s',
        method: 'POST',
        url: `${site}/login`,
        status: 200,
        setCookie: `${cookie}; Path=/; HttpOnly`,
        json: {},
      }),
      exchange({ id: 'ok', at: '-6s', url: `${site}/api/samples`, status: 200, cookie, json: [] }),
      exchange({ url: `${site}/api/samples`, cookie, setCookie: 'BENCHSID=; Path=/; Max-Age=0' }),
    ],
    expect: { primary: 'session-expired', minConfidence: 'certain', mustNotSay: ['login-loop'] },
  }),
  testCase('session-idle', {
    name: 'after a long pause the same cookie is refused without a word',
    exchanges: [
      exchange({ id: 'ok', at: '-50m', url: `${site}/api/samples`, status: 200, cookie, json: [] }),
      exchange({ url: `${site}/api/samples`, cookie, json: { error: 'unauthorized' } }),
    ],
    jar,
    expect: { primary: 'session-expired', minConfidence: 'likely' },
  }),
  testCase('session-refresh-ended', {
    name: 'the refresh token had ended',
    exchanges: [
      exchange({
        method: 'POST',
        url: 'https://id.foundry.example/realms/lab/token',
        from: site,
        status: 400,
        json: { error: 'invalid_grant', error_description: 'Session not active' },
      }),
    ],
    expect: { primary: 'session-expired', minConfidence: 'certain', mustNotSay: ['wrong-username-or-password'] },
  }),
  testCase('session-other-language', {
    name: 'the server says it in another language',
    exchanges: [exchange({ url: `${site}/api/samples`, cookie, text: 'Ihre Sitzung ist abgelaufen.' })],
    jar,
    expect: { primary: 'session-expired', minConfidence: 'certain', mustNotSay: ['token-expired'] },
  }),
  testCase('session-restarted', {
    name: 'the server forgot a session that had just worked',
    exchanges: [
      exchange({ id: 'ok', at: '-3m', url: `${site}/api/samples`, status: 200, cookie, json: [] }),
      exchange({ url: `${site}/api/samples`, cookie, json: { message: 'Session not found' } }),
    ],
    jar,
    expect: { primary: 'session-expired', minConfidence: 'likely' },
  }),
  testCase('session-alternates', {
    name: 'the same cookie works again a moment later, so the session lives',
    focus: 'no',
    exchanges: [
      exchange({ id: 'ok', at: '-50m', url: `${site}/api/samples`, status: 200, cookie, json: [] }),
      exchange({ id: 'no', at: '-5s', url: `${site}/api/samples`, cookie }),
      exchange({ id: 'ok2', at: '-3s', url: `${site}/api/samples`, status: 200, cookie, json: [] }),
    ],
    jar,
    expect: { primary: null, mustNotSay: ['session-expired'] },
  }),
  testCase('session-just-begun', {
    name: 'a session that is refused right after the sign-in did not run out',
    exchanges: [
      exchange({
        id: 'l',
        at: '-8s',
        method: 'POST',
        url: `${site}/login`,
        status: 200,
        setCookie: `${cookie}; Path=/; Secure; HttpOnly`,
        json: { ok: true },
      }),
      exchange({ url: `${site}/api/samples`, cookie, setCookie: 'BENCHSID=; Path=/; Max-Age=0' }),
    ],
    expect: { primary: null, mustNotSay: ['session-expired'] },
  }),
  testCase('session-account-locked', {
    name: 'the description names the state of the account',
    exchanges: [
      exchange({
        method: 'POST',
        url: 'https://id.foundry.example/realms/lab/token',
        from: site,
        status: 400,
        json: { error: 'invalid_grant', error_description: 'Account disabled' },
      }),
    ],
    expect: { primary: null, mustNotSay: ['session-expired'] },
  }),
  testCase('session-headers-unseen', {
    name: 'nothing was said, and whether a cookie was sent is not known',
    exchanges: [exchange({ url: `${site}/api/samples`, headers: null })],
    expect: { primary: null, mustNotSay: ['session-expired'], inconclusive: ['session-expired'] },
  }),
];
