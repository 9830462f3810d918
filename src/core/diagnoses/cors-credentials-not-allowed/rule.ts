import type { ExchangeEvidence } from '../../evidence/evidence.ts';
import { isPreflight } from '../../evidence/history.ts';
import { serverConfig } from '../../fixes/index.ts';
import { requestField } from '../answers.ts';
import { cookieCouldBeSent } from '../cookies-kept.ts';
import {
  type Allowance,
  allowanceOf,
  askedHeaders,
  blockedAfterPreflight,
  corsOrigin,
  reasonShown,
} from '../cross-origin.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, type Scene, text } from '../define.ts';
import { isRefusal } from '../repeats.ts';

/** The call goes with cookies, and the server does not allow that across origins. */
export default defineDiagnosis({
  id: 'cors-credentials-not-allowed',
  needs: [],
  supersedes: [],
  facts: ['server', 'page', 'allowed'],
  specs: [
    {
      title: 'Fetch standard: CORS protocol and credentials',
      url: 'https://fetch.spec.whatwg.org/#cors-protocol-and-credentials',
    },
  ],
  examine(scene) {
    const { subject } = scene;
    const blocked = blockedAfterPreflight(scene);
    const answer = blocked?.preflight ?? (isUnreadable(subject) ? subject : null);
    if (answer === null || !answer.response.seen) return noMatch;
    const page = corsOrigin(answer);
    if (page === null) return noMatch;
    const allowance = allowanceOf(answer);
    if (blocked === null && allowance.origin === null)
      return ruledOut('the answer has no CORS headers at all, which is another fault');
    const fault = faultOf(allowance, page);
    if (fault === null) return ruledOut('the answer allows this origin and its credentials');
    if (blocked && otherFault(blocked.preflight, allowance))
      return ruledOut('the preflight also leaves out a header or method that was asked for');
    const call = blocked ? blocked.call : subject;
    const cookies = cookiesOf(call, scene);
    // “*” suffices for a call without credentials: that it was withheld shows the call's mode.
    const byMode = blocked === null && allowance.origin === '*' && /ERR_FAILED|BAD_URI/.test(subject.error ?? '');
    if (cookies === 'none' && !byMode) return ruledOut('nothing shows that the call goes with cookies');

    // The server refused for a reason of its own, and this only keeps the page from reading it.
    const reason = blocked === null && isRefusal(subject) ? reasonShown(scene) : null;
    return finding({
      confidence: reason ? 'possible' : 'likely',
      facts: {
        server: text(answer.url.hostname),
        page: text(page),
        allowed: text(allowance.origin ?? 'nothing'),
      },
      because: [
        point(fault, answer),
        cookies === 'sent'
          ? point('the call carried cookies', call ?? undefined)
          : cookies === 'in the jar'
            ? point('the browser holds a cookie for this address, and nothing else forbids the call')
            : point('the browser withheld the answer all the same, as it does from a call with credentials', subject),
        point('the page got no answer that it could read', call ?? undefined),
      ],
      against: [
        ...(cookies === 'sent' ? [] : [point('whether the page asked for credentials could not be seen')]),
        ...(reason ? [reason] : []),
      ],
      fixes: [serverConfig()],
    });
  },
});

/** Answered, and then withheld from the page by the CORS check: the browser says so, or cookies show the mode. */
const isUnreadable = (x: ExchangeEvidence): boolean =>
  x.status !== 0 &&
  !isPreflight(x) &&
  corsOrigin(x) !== null &&
  (x.error !== null || (isRefusal(x) && x.request.seen && x.request.value.cookies.length > 0));

/** Fetch standard, CORS check: with credentials the origin has to be named, and their use allowed. */
function faultOf(allowance: Allowance, page: string): string | null {
  if (allowance.origin === null) return 'the answer allows no origin';
  if (allowance.origin === '*') return 'the answer allows any origin with “*”, which excludes credentials';
  if (allowance.origin !== page) return `the answer allows ${allowance.origin} and not this page's origin`;
  return allowance.credentials ? null : 'the answer lacks Access-Control-Allow-Credentials: true';
}

const SAFELISTED = ['GET', 'HEAD', 'POST'];

/** Something else in the preflight that by itself stops the call. */
function otherFault(preflight: ExchangeEvidence, allowance: Allowance): boolean {
  const headers = askedHeaders(preflight).some(h => !allowance.headers.includes(h) && !allowance.headers.includes('*'));
  const method = requestField(preflight, 'access-control-request-method') ?? 'GET';
  const listed = allowance.methods.includes(method.toLowerCase()) || allowance.methods.includes('*');
  return headers || !(SAFELISTED.includes(method) || listed);
}

function cookiesOf(call: ExchangeEvidence | null, scene: Scene): 'sent' | 'in the jar' | 'none' {
  if (call?.request.seen) return call.request.value.cookies.length > 0 ? 'sent' : 'none';
  const { jar } = scene.evidence;
  if (!jar.seen) return 'none';
  return jar.value.some(c => cookieCouldBeSent(c, call ?? scene.subject, scene)) ? 'in the jar' : 'none';
}
