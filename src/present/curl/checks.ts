import type { Evidence, Finding } from '../../core/index.ts';
import {
  anonymous,
  asSent,
  type Change,
  firstHop,
  fromThePage,
  isLogin,
  pastTheCache,
  preflight,
  withCookie,
  withCredential,
  without,
} from './changes.ts';
import { type CurlRequest, curlRequest } from './request.ts';

/** A request that shows the point of a verdict, and what its answer tells. */
export interface Check {
  readonly request: CurlRequest;
  readonly say: string;
}

/**
 * The request by which a verdict can be proved outside of the browser.
 *
 * @returns null where no request can show it: nothing is wrong, or the matter is the browser's own
 */
export function checkFor(evidence: Evidence, finding: Finding): Check | null {
  if (finding.kind === 'normal' || IN_THE_BROWSER.has(finding.diagnosis)) return null;
  const [change, say] = variantOf(evidence, finding) ?? CHECKS[finding.diagnosis] ?? [asSent, AS_SENT];
  return { request: change(curlRequest(evidence.subject), evidence, finding), say };
}

/** Where what was seen calls for another request than the verdict does as a rule. */
function variantOf({ subject }: Evidence, { diagnosis, facts }: Finding): readonly [Change, string] | null {
  const sent = subject.request.seen ? subject.request.value.credentials : null;
  const offered = subject.response.seen ? (subject.response.value.challenges?.challenges ?? []) : [];
  switch (diagnosis) {
    case 'wrong-username-or-password':
      // What a sign-in form sends stands in the body.
      return sent?.length === 0 && subject.method === 'POST' && !offered.some(c => isLogin(c.scheme))
        ? [asSent, BODY_SAYS]
        : null;
    case 'extension-stripped-credentials':
      return facts.cookie ? [withCookie, 'With the cookie that never left the browser.'] : null;
    case 'fetch-credentials-omitted':
      return facts.own
        ? [withCookie, 'With the cookie that this call left behind. If this is accepted, only it was missing.']
        : null;
    case 'permission-denied':
      return sent?.length === 0 && subject.request.seen && subject.request.value.cookies.length === 0
        ? [asSent, AS_SENT]
        : null;
    default:
      return null;
  }
}

const BODY_SAYS =
  'With the name and password in the body, in the form that the page sends. If this is accepted, what was typed was wrong.';
const AS_SENT =
  'The same request outside of the browser. If the answer is the same, neither the page nor the browser is at fault.';
const NEW_TOKEN =
  'Put a fresh token in. If this is accepted, it is the token that was sent, and not the address or the account.';
const LOGIN_SAYS =
  'curl asks for the password. If this is accepted, what the browser had stored or was given is wrong.';
const COOKIE_SAYS =
  'The request with the cookie as it stands in the jar. If this is accepted, the session is good and only the cookie’s attributes kept it home.';
const CORS_SAYS =
  'The page may read the answer only if it names this origin in Access-Control-Allow-Origin, and for credentials has Access-Control-Allow-Credentials: true, on refusals as well.';
const PREFLIGHT_SAYS =
  'A preflight carries no credentials. Anything but a 2xx with Access-Control-Allow-Origin, and Access-Control-Allow-Headers with every name asked for, keeps the browser from sending the request.';
const CHALLENGE_SAYS =
  'Without any credential. Look at the WWW-Authenticate lines: one per challenge, each with its scheme and realm; without one no browser asks for a login.';

export const CHECKS: Readonly<Record<string, readonly [change: Change, say: string]>> = {
  'credentials-missing': [withCredential, 'With a credential. If this is accepted, it was only missing.'],
  'authorization-omitted-on-this-call': [
    withCredential,
    'With the token that the other calls carry. If this is accepted, it was only missing.',
  ],
  'bearer-prefix-wrong': [withCredential, 'With the prefix corrected. If this is accepted, the token itself is good.'],
  'bearer-placeholder-value': [withCredential, 'With a real token in its place.'],
  'authorization-malformed': [
    withCredential,
    'With the value in its right form. If this is accepted, the token itself is good.',
  ],
  'wrong-auth-header-name': [withCredential, 'With the token in the field that the server reads.'],
  'scheme-mismatch': [withCredential, 'With the scheme that the challenge names.'],
  'request-cannot-carry-authorization': [
    withCredential,
    'With the field that the browser cannot send here. If this is accepted, only the way of asking is wrong.',
  ],
  'server-strips-authorization': [
    asSent,
    'No page and no browser is in between. If this is refused in the same words, something before the application takes the field away.',
  ],
  'authorization-stripped-cross-origin-redirect': [
    withCredential,
    'Straight to the last address, with the credential. If this is accepted, only the redirect lost it.',
  ],
  'redirect-variant-drops-auth': [
    firstHop,
    'curl does not follow redirects here: look at Location. It shows the address to call in the first place.',
  ],
  'extension-stripped-credentials': [withCredential, 'With the credential that never left the browser.'],
  'anonymous-mode-subresource': [withCookie, 'With the cookies that this kind of request does not carry.'],
  'fetch-credentials-omitted': [
    withCookie,
    'With the cookies that the call left behind. If this is accepted, the call lacks credentials: ‘include’.',
  ],
  'wrong-username-or-password': [withCredential, LOGIN_SAYS],
  'stale-cached-credentials': [withCredential, LOGIN_SAYS],
  'basic-encoding-mismatch': [
    withCredential,
    'curl sends the name and password in the encoding of the terminal, which is UTF-8 as a rule.',
  ],
  'negotiate-not-sent': [
    withCredential,
    'With the ticket of this computer (klist shows it). If this is accepted, only the browser’s settings keep it back.',
  ],
  'negotiate-ntlm-fallback': [
    withCredential,
    'With -v curl tells which mechanism it used. Without a ticket for this very host name the same happens here.',
  ],
  'challenge-missing': [anonymous, CHALLENGE_SAYS],
  'challenge-malformed': [anonymous, CHALLENGE_SAYS],
  'digest-algorithm-unsupported': [anonymous, 'The algorithm stands in the challenge: browsers know MD5 and SHA-256.'],
  'preflight-unauthorized': [preflight, PREFLIGHT_SAYS],
  'cors-authorization-header-not-allowed': [preflight, PREFLIGHT_SAYS],
  'cors-headers-missing-on-error': [fromThePage, CORS_SAYS],
  'cors-credentials-not-allowed': [fromThePage, CORS_SAYS],
  'cookie-samesite-blocked': [withCookie, COOKIE_SAYS],
  'cookie-secure-over-http': [withCookie, COOKIE_SAYS],
  'cookie-domain-mismatch': [withCookie, COOKIE_SAYS],
  'cookie-path-mismatch': [withCookie, COOKIE_SAYS],
  'cookie-partitioned-elsewhere': [withCookie, COOKIE_SAYS],
  'third-party-cookie-blocked': [withCookie, COOKIE_SAYS],
  'cookie-shadowed-by-duplicate': [
    withCookie,
    'With one cookie of this name: try the value of each. The one that is accepted is the one to keep.',
  ],
  'session-expired': [
    without('cookie'),
    'Without the cookie. If the answer is the same, the server no longer knows the session.',
  ],
  'header-too-large': [
    without('cookie'),
    'Without the cookies. If the answer is another one, their size is the cause.',
  ],
  'stale-cached-401': [
    pastTheCache,
    'Past the caches. If this is accepted, the refusal was an old one; Age and X-Cache tell where it lay.',
  ],
  'soft-login-redirect': [
    asSent,
    'curl does not follow redirects here: a call for data should get 401, not a Location with the sign-in.',
  ],
  'identity-proxy-session-expired': [
    without('cookie'),
    'Without the proxy’s cookie: it answers by itself, with its redirect or 401, before your server is asked.',
  ],
  'token-expired': [withCredential, NEW_TOKEN],
  'token-revoked': [withCredential, NEW_TOKEN],
  'token-rejected': [withCredential, NEW_TOKEN],
  'token-wrong-audience': [
    withCredential,
    'With a token that was issued for this API. If this is accepted, only the audience was wrong.',
  ],
  'token-wrong-issuer': [withCredential, 'With a token of the issuer that this API trusts.'],
  'id-token-instead-of-access-token': [
    withCredential,
    'With the access token. If this is accepted, the ID token was only the wrong one of the two.',
  ],
  'refresh-token-instead-of-access-token': [
    withCredential,
    'With the access token. If this is accepted, the refresh token was only the wrong one of the two.',
  ],
  'permission-denied': [
    asSent,
    'With a token of somebody who has the right, this shows whether only the right is missing.',
  ],
  'insufficient-scope': [asSent, 'With a token that has the scope, this shows whether only the scope is missing.'],
  'status-misuse-401-403': [
    anonymous,
    'Without any credential: 401 is right here, and 403 for somebody who is known and has no right.',
  ],
  'proxy-auth-required': [
    asSent,
    'Through the same proxy (curl -x, or https_proxy). It answers before the server is reached.',
  ],
};

/** What only shows between page, browser and time: another client proves nothing about it. */
const IN_THE_BROWSER: ReadonlySet<string> = new Set([
  ...['refresh-race', 'stale-token-after-refresh', 'login-loop', 'captive-portal', 'url-credentials-blocked'],
  ...['set-cookie-too-large', 'set-cookie-domain-rejected', 'set-cookie-prefix-violation'],
  ...['set-cookie-samesite-none-insecure', 'session-cookie-overwritten', 'login-set-no-cookie'],
]);
