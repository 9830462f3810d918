import { basic, exchange, jarCookie, opaque, testCase } from './build.ts';

/** What was accepted, deleted or answered in passing, before or after the refusal, and how little of it is a reason. */
const web = 'https://press.quillgate.example';
const value = opaque('quill', 32);
const sid = `quill_sid=${value}`;
const jar = [jarCookie('quill_sid', 'press.quillgate.example', { value })];
const call = (path: string, more: object = {}) => exchange({ url: `${web}${path}`, ...more });
const page = (path: string, more: object = {}) => call(path, { type: 'main_frame', ...more });
const kept = `${sid}; Path=/; HttpOnly; Secure`;
const gone = (name: string) => `${name}=; Max-Age=0; Path=/`;
const orders = call('/api/drafts', { json: { error: 'Unauthorized' } });
const signIn = call('/api/login', { id: 'l', at: '+1s', method: 'POST', status: 200, setCookie: kept, json: {} });
const me = (at: string, more: object = {}) =>
  call('/api/me', { id: `me${at}`, at, status: 200, cookie: sid, json: { name: 'm' }, ...more });
const omitted = 'fetch-credentials-omitted';
const pair = basic('mara:north-wind');
const asks = (realm: string) => ({ challenge: `Basic realm="${realm}"` });
const desk = (at: string, more: object = {}) => page('/desk', { id: `d${at}`, at, ...more });
const vault = (more: object = {}) => page('/vault', { authorization: pair, ...asks('Press'), ...more });
const leg = page('/room', { id: '1', at: '-2s', request: 'r', ...asks('Press') });
const claim = (
  primary: string | null,
  minConfidence: 'certain' | 'likely' | 'possible',
  mustNotSay: string[] = [],
) => ({
  primary,
  minConfidence,
  mustNotSay,
});
const silentOn = (...mustNotSay: string[]) => ({ primary: null, mustNotSay });
const refresh = (path: string, more: object) => call(path, { method: 'POST', ...more });
const foreign = (from: string) =>
  exchange({ url: 'https://api.inkmill.example/v1/pages', from, json: { error: 'Unauthorized' } });

export default [
  // A cookie of a call just before, and one that came later.
  testCase('passing-own-call-without', {
    name: 'a call just before carried the cookie, and this one did not',
    exchanges: [me('-5s'), orders],
    jar,
    expect: claim(omitted, 'likely'),
  }),
  testCase('passing-rolled-on', {
    name: 'the answer just before set the same value again',
    exchanges: [me('-5s', { setCookie: kept }), orders],
    jar,
    expect: claim(omitted, 'likely'),
  }),
  testCase('passing-signed-in-later', {
    name: 'the cookie came with a sign-in after the refusal',
    focus: 'a',
    exchanges: [orders, signIn, me('+2s')],
    jar,
    expect: claim('credentials-missing', 'likely', [omitted]),
  }),
  testCase('passing-probe-signed-in-later', {
    name: 'the page asked who is signed in before the sign-in that set the cookie',
    focus: 'a',
    exchanges: [call('/api/whoami', { json: {} }), signIn, me('+2s')],
    jar,
    expect: claim('normal-anonymous-probe', 'likely', [omitted]),
  }),
  testCase('passing-returned-later', {
    name: 'an identity provider sent the browser back after the refusal',
    focus: 'a',
    exchanges: [
      orders,
      page('/auth/callback', { id: 'b', at: '+2s', status: 302, setCookie: kept, redirectedTo: `${web}/` }),
      me('+4s'),
    ],
    jar,
    expect: silentOn(omitted),
  }),
  testCase('passing-signed-out-between', {
    name: 'a sign-out lies between the call that carried the cookie and the one that did not',
    focus: 'a',
    exchanges: [
      me('-9s'),
      call('/api/logout', {
        id: 'o',
        at: '-5s',
        method: 'POST',
        status: 200,
        cookie: sid,
        setCookie: gone('quill_sid'),
      }),
      orders,
      signIn,
      me('+2s'),
    ],
    jar,
    expect: silentOn(omitted),
  }),
  testCase('passing-other-tab', {
    name: 'the cookie went along with a call of another tab',
    exchanges: [me('-5s', { tab: 7 }), orders],
    jar,
    expect: silentOn(omitted),
  }),
  testCase('passing-cross-origin-later', {
    name: 'the cookie of another origin of the site was set after the refusal',
    focus: 'a',
    exchanges: [
      call('/api/drafts', { from: 'https://www.quillgate.example' }),
      { ...signIn, initiator: 'https://www.quillgate.example' },
      me('+2s', { from: 'https://www.quillgate.example' }),
    ],
    jar,
    expect: silentOn(omitted),
  }),
  // A pair that another address took.
  testCase('passing-pair-asked', {
    name: 'the pair was taken at an address that asks for it, and refused at another one without a word',
    browser: 'firefox',
    exchanges: [desk('-9s', asks('Press')), desk('-8s', { status: 200, authorization: pair }), vault()],
    expect: claim('permission-denied', 'likely'),
  }),
  testCase('passing-pair-public', {
    name: 'the pair was sent to an address that was not seen to ask for one',
    browser: 'firefox',
    exchanges: [desk('-8s', { status: 200, authorization: pair }), vault()],
    expect: claim('permission-denied', 'possible'),
  }),
  testCase('passing-pair-by-script', {
    name: 'a script sent the pair to both addresses',
    browser: 'firefox',
    exchanges: [
      desk('-9s', asks('Press')),
      desk('-8s', { status: 200, authorization: pair }),
      call('/vault', { authorization: pair, ...asks('Press') }),
    ],
    expect: claim('permission-denied', 'possible'),
  }),
  testCase('passing-pair-realm', {
    name: 'the pair was taken for another realm',
    browser: 'firefox',
    exchanges: [desk('-9s', asks('Desk')), desk('-8s', { status: 200, authorization: pair }), vault()],
    expect: silentOn('permission-denied'),
  }),
  testCase('passing-pair-words', {
    name: 'the server says that the pair is wrong',
    browser: 'firefox',
    exchanges: [
      desk('-9s', asks('Press')),
      desk('-8s', { status: 200, authorization: pair }),
      vault({ json: { error: 'Invalid username or password' } }),
    ],
    expect: silentOn('permission-denied'),
  }),
  testCase('passing-pair-later', {
    name: 'the pair was taken elsewhere only afterwards',
    browser: 'firefox',
    focus: 'a',
    exchanges: [vault(), desk('+2s', { status: 200, authorization: pair })],
    expect: silentOn('permission-denied'),
  }),
  // 403 after a challenge.
  testCase('passing-leg', {
    name: 'the request was asked for a login and then forbidden',
    exchanges: [leg, page('/room', { request: 'r', status: 403 })],
    expect: claim('permission-denied', 'likely'),
  }),
  testCase('passing-leg-wait', {
    name: 'the request was asked for a login and then told to wait',
    exchanges: [leg, page('/room', { request: 'r', status: 403, responseHeaders: { 'Retry-After': '900' } })],
    expect: claim('permission-denied', 'possible'),
  }),
  testCase('passing-leg-elsewhere', {
    name: 'the request was asked for a login, and another server forbade it',
    exchanges: [
      leg,
      exchange({ type: 'main_frame', url: 'https://cdn.inkmill.example/room', request: 'r', status: 403 }),
    ],
    expect: silentOn('permission-denied'),
  }),
  testCase('passing-leg-unanswered', {
    name: 'the browser is seen to answer nothing, and the request is forbidden',
    browser: 'firefox',
    exchanges: [leg, page('/room', { request: 'r', status: 403 })],
    expect: silentOn('permission-denied'),
  }),
  testCase('passing-supposed-right', {
    name: 'the server supposes that a right is missing',
    exchanges: [
      call('/api/drafts', { status: 403, cookie: sid, json: { message: 'You may have insufficient permissions' } }),
    ],
    expect: claim('permission-denied', 'likely'),
  }),
  testCase('passing-supposed-stranger', {
    name: 'the server supposes so of somebody who showed nothing',
    exchanges: [call('/api/drafts', { status: 403, json: { message: 'You may have insufficient permissions' } })],
    expect: silentOn('permission-denied'),
  }),
  // What a call deletes.
  testCase('passing-deleted-session', {
    name: 'a call deleted the session that it carried, and the page asked who is signed in',
    focus: 'a',
    exchanges: [
      call('/api/leave', {
        id: '1',
        at: '-5s',
        method: 'POST',
        status: 200,
        cookie: sid,
        setCookie: gone('quill_sid'),
      }),
      call('/api/whoami', { json: {} }),
    ],
    expect: claim('normal-anonymous-probe', 'likely'),
  }),
  testCase('passing-deleted-other', {
    name: 'a call deleted another cookie, and the session goes on being sent',
    exchanges: [
      me('-9s'),
      call('/api/profile', {
        id: '1',
        at: '-5s',
        method: 'POST',
        status: 200,
        cookie: `${sid}; login_step=${opaque('s')}`,
        setCookie: gone('login_step'),
      }),
      call('/api/whoami', { cookie: sid, json: {} }),
    ],
    expect: silentOn('session-expired', 'normal-anonymous-probe'),
  }),
  // Calls that refresh.
  testCase('passing-refresh-cookie', {
    name: 'the token of the refresh cookie is called one of the wrong type',
    exchanges: [
      refresh('/auth/refresh', { cookie: `refresh_token=${opaque('r')}`, json: { message: 'Wrong token type' } }),
    ],
    expect: claim('refresh-token-instead-of-access-token', 'likely'),
  }),
  testCase('passing-refresh-feeds', {
    name: 'something else than a session is refreshed, with the cookie of the session',
    exchanges: [refresh('/api/feeds/refresh', { cookie: sid, json: { message: 'Wrong token type' } })],
    expect: silentOn('refresh-token-instead-of-access-token'),
  }),
  testCase('passing-refresh-feeds-invalid', {
    name: 'something else is refreshed, and a token is called invalid',
    exchanges: [refresh('/api/feeds/refresh', { cookie: sid, json: { message: 'Invalid token' } })],
    expect: silentOn('session-expired'),
  }),
  // Kept from the script in silence.
  testCase('passing-cors-page', {
    name: 'Firefox keeps the refusal from a page of another origin',
    browser: 'firefox',
    exchanges: [foreign(web)],
    expect: { primary: 'cors-headers-missing-on-error', minConfidence: 'certain' },
  }),
  testCase('passing-cors-extension', {
    name: 'an extension asked, which may read the answer',
    browser: 'firefox',
    exchanges: [foreign('moz-extension://8d1e6c1a')],
    expect: silentOn('cors-headers-missing-on-error'),
  }),
];
