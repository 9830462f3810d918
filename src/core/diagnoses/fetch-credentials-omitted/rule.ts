import type { ExchangeEvidence, JarCookie } from '../../evidence/evidence.ts';
import { accepted, authorizationOf, isPreflight } from '../../evidence/history.ts';
import { authorizationSeen, isBrowserManaged } from '../../evidence/needs.ts';
import { frontendCode, serverConfig } from '../../fixes/index.ts';
import { cameLater, mayHoldSession, verdictOn, wentJustBefore } from '../cookies-kept.ts';
import { allowanceOf, corsOrigin } from '../cross-origin.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, type Scene, text } from '../define.ts';
import { isRefusal } from '../repeats.ts';
import { quote, saysAny, TOKEN_REASONS } from '../words.ts';

/** The page asked another origin without telling the browser to send cookies along, or its own with `omit`. */
export default defineDiagnosis({
  id: 'fetch-credentials-omitted',
  needs: ['request', 'jar'],
  supersedes: [
    'credentials-missing',
    'challenge-missing',
    'session-expired',
    'permission-denied',
    'status-misuse-401-403',
  ],
  facts: ['cookie', 'server', 'page', 'own'],
  specs: [
    {
      title: 'Fetch standard: credentials mode',
      url: 'https://fetch.spec.whatwg.org/#concept-request-credentials-mode',
    },
  ],
  examine(scene) {
    const { subject, request, jar } = scene;
    if (!isRefusal(subject) || subject.status === 407 || subject.type !== 'xmlhttprequest' || isPreflight(subject))
      return noMatch;
    if (subject.initiator === null) return noMatch;
    const own = subject.initiator.origin === subject.url.origin;
    if (request.cookies.length > 0) return ruledOut('cookies went along');
    if (request.credentials.length > 0) return ruledOut('the request carried another credential');
    const cookie = jar.find(c => mayHoldSession(c) && !cameLater(c, scene) && couldGo(c, scene));
    // To its own origin a page's call carries them unless told otherwise; that this one did is shown by another call alone.
    const before = own && cookie ? wentJustBefore(cookie, scene) : undefined;
    if (own && !before) return noMatch;
    if (!cookie) return ofIgnoredCookie(scene, jar) ?? ofRememberedLogin(scene);
    const other = saysAny(subject, [...TOKEN_REASONS, 'csrf-token', 'csrf-origin', 'blocked-address']);
    if (other) return ruledOut(`the server gave another reason: ${quote(other)}`);
    const sibling = before ?? siblingOf(scene, cookie);
    return finding({
      confidence: sibling && !own ? 'certain' : 'likely',
      facts: {
        cookie: text(cookie.name),
        server: text(subject.url.hostname),
        ...(own ? { own: text(subject.initiator.origin) } : { page: text(subject.initiator.origin) }),
      },
      because: [
        point(`the browser held the cookie ${cookie.name}, and no rule of it kept it home`, subject),
        point(
          `the request went from ${subject.initiator.origin} to ${own ? 'itself' : 'another origin'} without any cookie`,
          subject,
        ),
        ...(sibling ? [point('another call of the same page did carry it', sibling)] : []),
      ],
      against: [
        ...(sibling && !own ? [] : [point('the mode of the fetch itself is not told', subject)]),
        ...(own ? [point('another extension may have taken the cookie from this call alone', subject)] : []),
      ],
      fixes: [frontendCode(), serverConfig()],
    });
  },
});

/**
 * A sign-in call of the same site set a sound cookie, and the browser does not hold it: from a call without credentials
 * it takes none (Fetch standard, credentials mode).
 */
function ofIgnoredCookie({ subject, history }: Scene, jar: readonly JarCookie[]) {
  const setIn = (x: ExchangeEvidence) =>
    x.response.seen
      ? x.response.value.setCookies.find(
          c => !c.clears && c.refused === null && mayHoldSession(c) && (c.expires === null || c.expires > subject.time),
        )
      : undefined;
  const login = history.before.findLast(
    x =>
      accepted(x) &&
      x.type === 'xmlhttprequest' &&
      x.url.origin === subject.url.origin &&
      x.initiator?.origin === subject.initiator?.origin &&
      (x.initiator?.site === x.url.site || readWithoutCredentials(x)) &&
      setIn(x) !== undefined,
  );
  const set = login && setIn(login);
  if (!login || !set || subject.initiator === null || jar.some(c => c.name === set.name)) return null;
  const other = saysAny(subject, [...TOKEN_REASONS, 'csrf-token', 'csrf-origin', 'blocked-address']);
  if (other) return null;
  return finding({
    confidence: 'likely',
    facts: { server: text(subject.url.hostname), page: text(subject.initiator.origin) },
    because: [
      point(`an answer to the page set the cookie ${set.name}, and no rule refuses it`, login),
      point('the browser does not hold it: it takes no cookie from a call without credentials', subject),
    ],
    against: [point('the mode of the fetch itself is not told, and the cookie may have been deleted since', login)],
    fixes: [frontendCode(), serverConfig()],
  });
}

/** The page could read an answer that “*” opened: the call was made without credentials, whatever is blocked across sites. */
const readWithoutCredentials = (x: ExchangeEvidence): boolean =>
  x.error === null && corsOrigin(x) !== null && allowanceOf(x).origin === '*';

/** The browser's own remembered login stays home in the same way; only Firefox shows that it was not sent. */
function ofRememberedLogin({ subject, history, evidence }: Scene) {
  if (!isBrowserManaged(subject) || subject.initiator === null) return noMatch;
  const sent = authorizationSeen(evidence);
  if (!sent.seen || sent.value !== null) return noMatch;
  const login = history.sameOrigin.find(
    x => accepted(x) && /^(?:basic|digest)$/i.test(authorizationOf(x)?.scheme ?? ''),
  );
  if (!login) return noMatch;
  return finding({
    confidence: 'likely',
    facts: { server: text(subject.url.hostname), page: text(subject.initiator.origin) },
    because: [
      point('the browser held a login for this server, which had been accepted', login),
      point(`the request went from ${subject.initiator.origin} to another origin without it`, subject),
    ],
    against: [point('the mode of the fetch itself is not told', subject)],
    fixes: [frontendCode(), serverConfig()],
  });
}

/** Same site, or seen going along with another call of the page: else third-party blocking explains it as well. */
function couldGo(cookie: JarCookie, scene: Scene): boolean {
  const { sent } = verdictOn(cookie, scene.subject, scene.evidence);
  return sent === true || (sent === 'unknown' && siblingOf(scene, cookie) !== null);
}

function siblingOf({ subject, history }: Scene, cookie: JarCookie): ExchangeEvidence | null {
  return (
    history.sameOrigin.find(
      x =>
        x.request.seen &&
        x.initiator?.origin === subject.initiator?.origin &&
        x.type === subject.type &&
        x.request.value.cookies.some(c => c.name === cookie.name && c.fingerprint === cookie.fingerprint) &&
        (accepted(x) || x.status === 401),
    ) ?? null
  );
}
