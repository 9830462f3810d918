import { diagnose, type Evidence, type Exchange, type ExchangeEvidence } from '../../core/index.ts';
import { isSignIn } from './watch.ts';

/**
 * Refusals behind a status that is none: a call that is sent to a sign-in page, an answer that CORS withholds for its
 * credentials, GraphQL's 200, a 404 that hides. Whether one is a refusal is the engine's judgement; here stands when it
 * is worth asking.
 *
 * @param before exchanges of the tab seen earlier
 */
export function mayBeDisguised(x: Exchange, before: Iterable<Exchange>): boolean {
  if (x.status >= 300 && x.status < 400) return isLedAway(x);
  if (x.status === 404) return (x.type === 'xmlhttprequest' || x.type === 'main_frame') && wasGiven(x, before);
  return x.status >= 200 && x.status < 300 && x.error !== null && WITHHELD.test(x.error);
}

/** “Nothing is there” may mean “nothing for you” where the very same address was given before. */
function wasGiven(x: Exchange, before: Iterable<Exchange>): boolean {
  for (const { url, method, status } of before) {
    if (url === x.url && method === x.method && status >= 200 && status < 300) return true;
  }
  return false;
}

/** True when the engine finds a refusal behind the status. @param evidence with the neighbours that are known so far */
export function isDisguised(evidence: Evidence): boolean {
  const [verdict] = diagnose(evidence).findings;
  return DISGUISED.has(verdict.diagnosis) && verdict.confidence !== 'possible';
}

/**
 * The same for an answer of which DevTools have shown more: an error's text may speak of sign-in where its status does
 * not, and a login that the browser added makes a 403 one to somebody.
 */
export function isRefusedAsShown(evidence: Evidence): boolean {
  const { status, type, throughDevtools } = evidence.subject;
  if (status === 403 && throughDevtools?.includes('credential')) return true;
  if (status < 400) return isDisguised(evidence);
  if (!WORDED.has(status) || !ASKED_BY_PAGE.has(type)) return false;
  const [verdict] = diagnose(evidence).findings;
  return verdict.kind === 'failure' && verdict.confidence !== 'possible';
}

const DISGUISED = new Set([
  'soft-login-redirect',
  'identity-proxy-session-expired',
  'graphql-unauthenticated-200',
  'preflight-unauthorized',
  'cors-credentials-not-allowed',
  'captive-portal',
  'login-loop',
  'status-misuse-401-403',
]);

/** Statuses with which servers refuse sign-ins, keys, certificates and forgery tokens, among many other things. */
const WORDED = new Set([400, 403, 422]);
const ASKED_BY_PAGE = new Set<ExchangeEvidence['type']>(['main_frame', 'sub_frame', 'xmlhttprequest']);

/** Chromium's and Firefox' word for an answer that CORS keeps from the page. */
const WITHHELD = /^(?:net::ERR_FAILED|NS_ERROR_DOM_BAD_URI)$/;

/** A call or page that is sent to where one signs in. Asked of redirects only, and parses nothing. */
function isLedAway(x: Exchange): boolean {
  const to = x.redirectedTo ?? locationOf(x);
  // A frame that is sent to a sign-in is often a page's own way to ask in silence whether somebody is signed in.
  if (to === null || (x.type !== 'xmlhttprequest' && x.type !== 'main_frame')) return false;
  // A network's own sign-in answers in the place of any site without TLS.
  if (x.type === 'main_frame' && isPlain(x.url) && isPlain(to) && hostOf(x.url) !== hostOf(to)) return true;
  return isSignIn({ method: 'GET', url: to }) || FLOW_PARAMETERS.test(to);
}

const isPlain = (url: string): boolean => url.startsWith('http:');
const hostOf = (url: string): string => url.split(/[/?#]/, 3)[2] ?? '';

/** Parameters of an authorization request (RFC 6749 §4.1.1) and of a SAML request. */
const FLOW_PARAMETERS = /[?&](?:client_id|samlrequest|redirect_ur[il])=/i;

/** The redirect of a preflight is not followed, so nobody tells where it leads. */
function locationOf(x: Exchange): string | null {
  if (!x.responseHeaders.seen) return null;
  return x.responseHeaders.value.reveal().find(([name]) => name.toLowerCase() === 'location')?.[1] ?? null;
}

/** An exchange with the little that is known of it before its episode exists. */
export const earlyEvidence = (
  subject: ExchangeEvidence,
  others: readonly ExchangeEvidence[],
  browser: Evidence['browser'],
): Evidence => ({
  id: subject.id,
  browser,
  now: subject.endTime ?? subject.time,
  subject,
  others,
  jar: { seen: false, why: 'not-recorded' },
});
