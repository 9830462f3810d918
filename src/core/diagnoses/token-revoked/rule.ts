import type { CredentialEvidence, ExchangeEvidence } from '../../evidence/evidence.ts';
import { accepted, credentialsOf } from '../../evidence/history.ts';
import { signInAgain } from '../../fixes/index.ts';
import { takenAfterwards } from '../accepted-anyway.ts';
import {
  type Confidence,
  defineDiagnosis,
  duration,
  finding,
  inconclusive,
  noMatch,
  type Point,
  point,
  ruledOut,
  type Scene,
  text,
} from '../define.ts';
import { confidenceAfter, doubt, weaker } from '../doubts.ts';
import { looksLikeRefresh, looksLikeSignOut } from '../flow-paths.ts';
import { doubtsByWords } from '../other-subjects.ts';
import { claimsOf, mayCarryToken, refusedToken } from '../refused-token.ts';
import { isBrowserScheme } from '../sent.ts';
import { moment } from '../token-times.ts';
import { quote, says, saysAny, TOKEN_REASONS, type Word } from '../words.ts';

/** Longer ago than this, an opaque token of unknown lifetime may as well have expired. */
const RECENT_MS = 15 * 60_000;

/** Within its lifetime, but withdrawn: it worked until a moment, then no more. */
export default defineDiagnosis({
  id: 'token-revoked',
  needs: [],
  supersedes: ['token-rejected', 'api-key-invalid'],
  facts: ['worked', 'server', 'said'],
  specs: [
    { title: 'RFC 7009: Token revocation', url: 'https://www.rfc-editor.org/rfc/rfc7009' },
    { title: 'RFC 6750 §3.1: invalid_token', url: 'https://www.rfc-editor.org/rfc/rfc6750#section-3.1' },
  ],
  examine(scene) {
    const { subject } = scene;
    if (!mayCarryToken(subject)) return noMatch;
    // A refresh that is refused ends the session: other diagnoses tell how.
    if (subject.method === 'POST' && looksLikeRefresh(subject.url)) return noMatch;
    const word = says(subject, 'revoked');
    const sent = refusedToken(subject);
    if (word) return said(scene, word, sent);
    if (!subject.request.seen)
      return inconclusive('whether what was sent had been accepted before', subject.request.why);
    if (!sent || subject.status !== 401) return noMatch;
    if (isBrowserScheme(sent.scheme ?? '')) return noMatch;
    const worked = scene.history.acceptedWith(sent.secretFingerprint).filter(x => x.url.origin === subject.url.origin);
    const last = worked.filter(x => x.time < subject.time).at(-1);
    if (!last) return inactiveBeforeItsEnd(scene, sent);
    const objection = objectionTo(scene, sent, worked);
    return objection ? ruledOut(objection) : stoppedWorking(scene, sent, last);
  },
});

function said(scene: Scene, word: Word, sent: CredentialEvidence | null) {
  const { subject } = scene;
  const stepUp = says(subject, 'step-up');
  const again = sent && takenAfterwards(scene, sent);
  const doubts = again ? [doubt('likely', 'the same call was accepted with the same token afterwards', again)] : [];
  return finding({
    confidence: confidenceAfter(doubts),
    facts: { server: text(subject.url.hostname), said: text(word.text) },
    because: [point(quote(word), subject)],
    against: [...(stepUp ? [point(quote(stepUp), subject)] : []), ...doubts.map(d => d.point)],
    fixes: [signInAgain()],
  });
}

/**
 * "Not active" is also said of tokens that have run out or not begun (the `active` member of RFC 7662 means all three):
 * only where the token's own times are in order, being withdrawn is what is left.
 */
function inactiveBeforeItsEnd({ subject, time }: Scene, sent: CredentialEvidence) {
  const word = says(subject, 'not-active');
  const claims = claimsOf(sent);
  const exp = moment(claims.exp, time);
  const nbf = moment(claims.nbf, time);
  if (!word || !exp) return noMatch;
  if (exp.past > 0 || exp.clocksDisagree) return ruledOut('the token had expired');
  if (nbf && nbf.past < 0) return ruledOut('the token was not valid yet');
  return finding({
    confidence: 'likely',
    facts: { server: text(subject.url.hostname), said: text(word.text) },
    because: [point(quote(word), subject), point("the token's own time was not over", subject)],
    against: [point('that it had ever been accepted was not seen', subject)],
    fixes: [signInAgain()],
  });
}

function objectionTo(scene: Scene, sent: CredentialEvidence, worked: readonly ExchangeEvidence[]): string | null {
  const { subject, time } = scene;
  if (worked.some(x => x.time > subject.time)) return 'the same token was accepted again afterwards';
  const refusedBetween = scene.history.sameOrigin.find(
    x =>
      x.status === 401 &&
      x.time < subject.time &&
      credentialsOf(x).some(c => c.secretFingerprint === sent.secretFingerprint),
  );
  if (refusedBetween && worked.some(x => x.time > refusedBetween.time))
    return 'the same token was accepted and refused in turn';
  const exp = moment(claimsOf(sent).exp, time);
  if (exp && exp.past > 0) return 'the token had expired';
  const end = issuedUntil(scene, sent);
  if (end !== null && end <= subject.time) return 'the time for which the token was issued had run out';
  const other = saysAny(subject, [
    ...TOKEN_REASONS,
    'permission',
    'csrf-token',
    'csrf-origin',
    'missing-credentials',
  ] as const);
  return other && other.meaning !== 'not-active' ? `the server gave another reason: ${quote(other)}` : null;
}

function stoppedWorking(scene: Scene, sent: CredentialEvidence, last: ExchangeEvidence) {
  const { subject, history, time } = scene;
  const exp = moment(claimsOf(sent).exp, time);
  const fresh = exp !== null || isWithinLifetime(scene, sent);
  const inactive = says(subject, 'not-active');
  const out = history.before.findLast(
    x => looksLikeSignOut(x.url) && accepted(x) && x.time > last.time && x.url.site === subject.url.site,
  );
  const doubts = inactive ? [] : doubtsByWords(subject, 'possible');
  const against: Point[] = doubts.map(d => d.point);
  if (!fresh) against.push(point('how long the token was meant to live is not known', subject));
  const recent = subject.time - last.time < RECENT_MS;
  const confidence: Confidence = inactive && exp ? 'certain' : fresh || recent ? 'likely' : 'possible';
  return finding({
    confidence: weaker(confidence, confidenceAfter(doubts)),
    facts: {
      server: text(subject.url.hostname),
      worked: duration(subject.time - last.time),
      ...(inactive && { said: text(inactive.text) }),
    },
    because: [
      point('the very same token had been accepted', last),
      ...(fresh ? [point('its lifetime was not over', subject)] : []),
      ...(inactive ? [point(quote(inactive), subject)] : []),
      ...(out ? [point('a sign-out lay between', out)] : []),
    ],
    against,
    fixes: [signInAgain()],
  });
}

const isWithinLifetime = (scene: Scene, sent: CredentialEvidence): boolean =>
  (issuedUntil(scene, sent) ?? 0) > scene.subject.time;

/** Epoch milliseconds by `expires_in` of the answer that had issued the token (RFC 6749 §5.1); null where it was not told. */
function issuedUntil({ history }: Scene, sent: CredentialEvidence): number | null {
  const issued = history.before.findLast(
    x => x.body.seen && x.body.value.tokens.some(t => t.fingerprint === sent.secretFingerprint),
  );
  if (!issued?.body.seen) return null;
  const lifetime = issued.body.value.tokens.find(t => /^expires_?in$/.test(t.name))?.number;
  return lifetime ? issued.time + lifetime * 1000 : null;
}
