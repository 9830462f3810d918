import type { CredentialEvidence, ExchangeEvidence } from '../../evidence/evidence.ts';
import { accepted, credentialsOf } from '../../evidence/history.ts';
import { frontendCode } from '../../fixes/index.ts';
import { defineDiagnosis, finding, noMatch, type Point, point, ruledOut, type Scene, text } from '../define.ts';
import { isSignInCall, looksLikeRefresh, looksLikeSignOut } from '../flow-paths.ts';
import { isBrowserScheme, offeredSchemes, scriptCanSetHeaders } from '../sent.ts';
import { afterLaterSignIn } from '../sign-ins.ts';
import { quote, saysAny, TOKEN_REASONS } from '../words.ts';

/** An acceptance this long ago says little about what the page still holds. */
const RECENT_MS = 15 * 60_000;

/** Its siblings carry the token, this one call does not, though it could. */
export default defineDiagnosis({
  id: 'authorization-omitted-on-this-call',
  needs: ['authorization'],
  supersedes: ['credentials-missing', 'challenge-missing', 'fetch-credentials-omitted'],
  facts: ['server', 'scheme', 'sibling', 'place'],
  specs: [
    { title: 'RFC 9110 §11.6.2: Authorization', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-11.6.2' },
    {
      title: 'RFC 6750 §2.1: Authorization request header field',
      url: 'https://www.rfc-editor.org/rfc/rfc6750#section-2.1',
    },
  ],
  examine(scene) {
    const { subject, authorization } = scene;
    if (subject.status !== 401 && subject.status !== 403 && subject.status !== 499) return noMatch;
    if (authorization !== null || credentialsOf(subject).length > 0) return noMatch;
    const sibling = siblingOf(scene);
    if (!sibling) return noMatch;
    const objection = objectionTo(scene, sibling.credential);
    if (objection) return ruledOut(objection);
    const doubts = doubtsAbout(scene, sibling.exchange);
    return finding({
      confidence: doubts.length > 0 ? 'likely' : 'certain',
      facts: {
        server: text(subject.url.hostname),
        scheme: text(sibling.credential.scheme ?? 'key'),
        sibling: text(`${sibling.exchange.method} ${sibling.exchange.url.path}`),
        place: text(sibling.credential.name),
      },
      because: [
        point(
          `another request to ${subject.url.origin} carried ${sibling.credential.name} and was accepted`,
          sibling.exchange,
        ),
        point('this request carried none, though a script can set headers on it', subject),
      ],
      against: doubts,
      fixes: [frontendCode()],
    });
  },
});

interface Sibling {
  readonly exchange: ExchangeEvidence;
  readonly credential: CredentialEvidence;
}

/** The nearest accepted request of the same tab and origin that carried a credential which its page had set. */
function siblingOf(scene: Scene): Sibling | null {
  const { subject, history } = scene;
  const nearest = history.sameOrigin
    .filter(x => x.tabId === subject.tabId && accepted(x) && scriptCanSetHeaders(x) && !afterLaterSignIn(x, scene))
    .flatMap(exchange => {
      const credential = credentialsOf(exchange).find(c => setByPage(c));
      return credential ? [{ exchange, credential }] : [];
    })
    .sort((a, b) => Math.abs(a.exchange.time - subject.time) - Math.abs(b.exchange.time - subject.time));
  return nearest[0] ?? null;
}

const setByPage = (c: CredentialEvidence): boolean =>
  (c.place === 'authorization' && !isBrowserScheme(c.scheme ?? '')) || c.place === 'header';

function objectionTo(scene: Scene, credential: CredentialEvidence): string | null {
  const { subject, history } = scene;
  if (subject.method === 'OPTIONS') return 'preflights never carry credentials';
  if (!scriptCanSetHeaders(subject)) return 'a request of this kind carries no header of a page';
  const headers = subject.request.seen ? subject.request.value.headers : {};
  if (/\btext\/event-stream\b/.test(headers.accept ?? '')) return 'an EventSource carries no header of a page';
  if (isSignInCall(subject) || looksLikeRefresh(subject.url)) return 'a sign-in or refresh call needs no token';
  const asked = history.preflight?.request.seen
    ? (history.preflight.request.value.headers['access-control-request-headers'] ?? '')
    : '';
  if (
    asked
      .toLowerCase()
      .split(/\s*,\s*/)
      .includes(credential.name)
  )
    return `the preflight announced ${credential.name}, so the page had set it`;
  if (history.hops.some(x => credentialsOf(x).length > 0))
    return 'an earlier hop of the redirect carried the credential';
  const offered = offeredSchemes(subject);
  const scheme = credential.scheme?.toLowerCase();
  if (credential.place === 'authorization' && offered.length > 0 && !offered.some(o => o.toLowerCase() === scheme))
    return `the server asked for ${offered.join(' or ')} here, and the other requests carried ${credential.scheme ?? 'a bare token'}`;
  const left = history.before.find(x => looksLikeSignOut(x.url) && x.url.site === subject.url.site);
  if (left) return 'a sign-out came before';
  const other = saysAny(subject, [
    ...TOKEN_REASONS,
    'permission',
    'csrf-token',
    'csrf-origin',
    'blocked-address',
    'session-over',
  ]);
  if (other) return `the server gave another reason: ${quote(other)}`;
  if (subject.status === 403 && !saysAny(subject, ['missing-credentials', 'missing-api-key', 'not-signed-in']))
    return 'a 403 without a word about missing credentials';
  return null;
}

function doubtsAbout({ subject, history }: Scene, sibling: ExchangeEvidence): Point[] {
  const doubts: Point[] = [];
  if (subject.time - sibling.time > RECENT_MS) doubts.push(point('the accepted request lies far back', sibling));
  const empty = (x: ExchangeEvidence) =>
    x.status === 401 &&
    x.tabId === subject.tabId &&
    scriptCanSetHeaders(x) &&
    x.request.seen &&
    credentialsOf(x).length === 0;
  const alike = history.sameOrigin.filter(x => x.time > sibling.time && x.method !== 'OPTIONS' && empty(x));
  if (sibling.time < subject.time && alike.length > 0)
    doubts.push(point('later requests carried none either, so that the page may have lost its token', alike[0]));
  return doubts;
}
