import type { ExchangeEvidence, UrlEvidence } from '../evidence/evidence.ts';

/**
 * What a path says about its place in a sign-in flow. Words of a path are hints, never proof: a rule may use them to
 * choose between candidates, not to raise its confidence.
 */
export const looksLikeSignIn = (url: UrlEvidence): boolean =>
  (hasWord(url, SIGN_IN) || SIGN_IN_PART.test(url.path)) && !looksLikeSignOut(url);

/** Where an identity provider sends the browser back to: this answer creates the session. */
export const looksLikeCallback = (url: UrlEvidence): boolean =>
  hasWord(url, CALLBACK) || (has(url, 'code') && has(url, 'state')) || has(url, 'samlresponse');

/** An endpoint that trades a refresh token or cookie for a new access token (RFC 6749 §6). */
export const looksLikeRefresh = (url: UrlEvidence): boolean => hasWord(url, REFRESH) || isTokenEndpoint(url);

/** RFC 6749 §3.2; the path is not fixed, its last word is by custom. */
export const isTokenEndpoint = (url: UrlEvidence): boolean => /(?:^|\/)(?:access[-_]?)?tokens?\/?$/i.test(url.path);

export const looksLikeSignOut = (url: UrlEvidence): boolean => hasWord(url, SIGN_OUT) || SIGN_OUT_PART.test(url.path);

/** A call that only asks who is signed in. */
export const looksLikeProbe = (url: UrlEvidence): boolean => {
  const last = url.path.split('/').filter(Boolean).at(-1) ?? '';
  return PROBE.test(last.replace(/\.[a-z]{1,5}$/i, ''));
};

/** A call that a sign-in page makes to sign in: it sends something, to an address that says so. */
export const isSignInCall = (x: ExchangeEvidence): boolean =>
  (x.method === 'POST' && looksLikeSignIn(x.url) && !hasWord(x.url, REFRESH)) || looksLikeCallback(x.url);

const SIGN_IN = wordsOf(
  'login logon log-in log_in signin sign-in sign_in sso authenticate auth sessions session j_spring_security_check',
);
/** `wp-login.php`, `doLogin`, `user_signin`: the word at the beginning of a segment, or behind a usual one. */
const SIGN_IN_PART = /(?:^|\/)(?:[a-z]+[-_.]|do|user|admin|member)?(?:log[-_]?in|sign[-_]?in|logon)(?![a-z])/i;
const SIGN_OUT_PART = /(?:^|\/)(?:log|sign)[-_]?(?:out|off)(?![a-z])/i;
const CALLBACK = wordsOf('callback signin-oidc signin-callback acs login_success oidc-callback postlogin');
const REFRESH = wordsOf('refresh refreshtoken refresh-token refresh_token renew rotate reissue');
const SIGN_OUT = wordsOf('logout logoff log-out log_out signout sign-out sign_out endsession end-session revoke');
const PROBE =
  /^(?:me|self|whoami|who-am-i|session|sessions|user|users?-?info|current[-_]?user|current|profile|account|identity|is-?logged-?in|logged-?in|auth[-_]?status|status|check|check[-_]?auth|check[-_]?session|validate|verify|ping|viewer|principal)$/i;

function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** Whole segments, and their parts between dots: `login.php`, `auth.refresh`. */
function hasWord(url: UrlEvidence, words: ReadonlySet<string>): boolean {
  return url.path
    .toLowerCase()
    .split('/')
    .some(segment => words.has(segment) || segment.split('.').some(part => words.has(part)));
}

const has = (url: UrlEvidence, name: string): boolean => url.query.some(q => q.name.toLowerCase() === name);
