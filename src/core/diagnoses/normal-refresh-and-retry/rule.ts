import { answeredAt } from '../../evidence/clock.ts';
import type { ExchangeEvidence } from '../../evidence/evidence.ts';
import { accepted, credentialsOf, isPreflight } from '../../evidence/history.ts';
import { nothing } from '../../fixes/index.ts';
import { defineDiagnosis, duration, finding, noMatch, type Point, point, ruledOut, type Scene } from '../define.ts';
import { isSignInCall, looksLikeRefresh } from '../flow-paths.ts';
import { repeatsOf } from '../repeats.ts';

/** A page that refreshes by itself does so at once; a slow network gets a minute. */
const RECOVERY_WINDOW_MS = 60_000;
/** Without a refresh in sight, only a repetition this quick was surely made by the page and not by a person. */
const UNSEEN_REFRESH_MS = 10_000;

/** Two ways of carrying what was renewed. */
type Renewed = 'token' | 'cookie';

/** The page recovered by itself: refused, refreshed, repeated, accepted. */
export default defineDiagnosis({
  id: 'normal-refresh-and-retry',
  kind: 'normal',
  needs: ['request'],
  supersedes: [
    'token-expired',
    'token-rejected',
    'token-revoked',
    'session-expired',
    'cookie-expired',
    'refresh-race',
    'stale-token-after-refresh',
    'credentials-missing',
    'cors-headers-missing-on-error',
    'fetch-credentials-omitted',
  ],
  facts: ['late', 'took'],
  specs: [
    { title: 'RFC 6750 §3.1: invalid_token', url: 'https://www.rfc-editor.org/rfc/rfc6750#section-3.1' },
    {
      title: 'RFC 6749 §6: Refreshing an access token',
      url: 'https://www.rfc-editor.org/rfc/rfc6749#section-6',
    },
  ],
  examine(scene) {
    const { subject, time } = scene;
    if (subject.status !== 401 || looksLikeRefresh(subject.url)) return noMatch;
    const retry = repeatsOf(scene).find(x => accepted(x) && x.time - answeredAt(subject) < RECOVERY_WINDOW_MS);
    if (!retry) return noMatch;
    const renewed = renewedIn(subject, retry);
    if (renewed === null) return ruledOut('the repetition that was accepted carried nothing new');

    const between = scene.history.after.filter(
      x => x.time <= retry.time && x !== retry && accepted(x) && !isPreflight(x),
    );
    const refresh = between.find(x => gave(x, retry)) ?? between.find(x => looksLikeRefresh(x.url) && !isSignInCall(x));
    if (refresh && isSignInCall(refresh)) return ruledOut('a sign-in lies between the refusal and the repetition');
    if (!refresh && (between.some(isSignInCall) || retry.time - answeredAt(subject) > UNSEEN_REFRESH_MS))
      return ruledOut('no refresh lies between the refusal and the repetition');

    const exp = credentialsOf(subject).find(c => c.token !== null)?.token?.claims?.exp;
    const late = typeof exp === 'number' ? time.serverOrLocalNow - exp * 1000 : 0;
    return finding({
      confidence: refresh ? 'certain' : 'likely',
      facts: {
        took: duration(answeredAt(retry) - answeredAt(subject)),
        ...(late > 0 && { late: duration(late) }),
      },
      because: reasons(scene, refresh, retry, renewed),
      against: refresh ? [] : [point('the refresh itself was not seen')],
      fixes: [nothing()],
    });
  },
});

/** What the repetition carried that the refused request did not; null when it was nothing. */
function renewedIn(subject: ExchangeEvidence, retry: ExchangeEvidence): Renewed | null {
  if (!retry.request.seen || !subject.request.seen) return null;
  const before = new Set(credentialsOf(subject).map(c => c.secretFingerprint));
  const bearer = credentialsOf(retry).filter(c => !/^(?:basic|digest|ntlm|negotiate)$/i.test(c.scheme ?? ''));
  if (before.size > 0 && bearer.some(c => !before.has(c.secretFingerprint))) return 'token';
  const cookies = new Set(subject.request.value.cookies.map(c => c.fingerprint));
  return retry.request.value.cookies.some(c => !cookies.has(c.fingerprint)) ? 'cookie' : null;
}

/** True when this answer delivered what the repetition carried. */
function gave(x: ExchangeEvidence, retry: ExchangeEvidence): boolean {
  const used = new Set(credentialsOf(retry).map(c => c.secretFingerprint));
  const cookies = retry.request.seen ? retry.request.value.cookies : [];
  const delivered = x.body.seen && x.body.value.tokens.some(t => used.has(t.fingerprint));
  const set = x.response.seen ? x.response.value.setCookies : [];
  return delivered || (looksLikeRefresh(x.url) && set.some(s => cookies.some(c => c.fingerprint === s.fingerprint)));
}

function reasons(
  { subject }: Scene,
  refresh: ExchangeEvidence | undefined,
  retry: ExchangeEvidence,
  renewed: Renewed,
): Point[] {
  return [
    point('the request was refused', subject),
    ...(refresh ? [point(`a refresh was answered ${refresh.status}`, refresh)] : []),
    point(`the same call with a new ${renewed} was answered ${retry.status}`, retry),
  ];
}
