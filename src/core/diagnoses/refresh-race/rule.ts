import type { ExchangeEvidence } from '../../evidence/evidence.ts';
import { accepted, credentialsOf } from '../../evidence/history.ts';
import { frontendCode, serverCode, signInAgain } from '../../fixes/index.ts';
import {
  count,
  defineDiagnosis,
  duration,
  finding,
  noMatch,
  type Point,
  point,
  ruledOut,
  type Scene,
  text,
} from '../define.ts';
import { looksLikeRefresh } from '../flow-paths.ts';
import { isOtherName } from '../session-cookies.ts';
import { quote, says, saysAny } from '../words.ts';

/** Twins of one moment: calls that noticed the end of the token together. */
const TWINS_MS = 10_000;
/** A page falls back to its sign-in this soon after a lost race. */
const FALLOUT_MS = 15_000;

/** Several refreshes at once: the first one used the refresh token up, and the others lost the session. */
export default defineDiagnosis({
  id: 'refresh-race',
  needs: ['request'],
  supersedes: [
    'session-expired',
    'token-revoked',
    'wrong-username-or-password',
    'token-rejected',
    'credentials-missing',
    'cookie-expired',
    'graphql-unauthenticated-200',
  ],
  facts: ['calls', 'apart', 'server', 'said'],
  specs: [
    { title: 'RFC 9700 §4.14: Refresh token protection', url: 'https://www.rfc-editor.org/rfc/rfc9700#section-4.14' },
    { title: 'RFC 6749 §5.2: invalid_grant', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2' },
  ],
  examine(scene) {
    const { subject } = scene;
    if (isRefusedRefresh(subject)) return ofRefresh(scene, subject, true);
    if (subject.status !== 401) return noMatch;
    const lost = scene.history.before.findLast(
      x => isRefusedRefresh(x) && subject.time - x.time < FALLOUT_MS && x.url.site === subject.url.site,
    );
    return lost ? ofRefresh(scene, lost, false) : noMatch;
  },
});

const isRefusedRefresh = (x: ExchangeEvidence): boolean =>
  x.method === 'POST' && looksLikeRefresh(x.url) && [400, 401, 403, 409].includes(x.status);

function ofRefresh(scene: Scene, lost: ExchangeEvidence, isSubject: boolean) {
  const all = [scene.subject, ...scene.evidence.others];
  const twins = all.filter(
    x =>
      x !== lost &&
      x.method === 'POST' &&
      x.url.origin === lost.url.origin &&
      x.url.path === lost.url.path &&
      Math.abs(x.time - lost.time) < TWINS_MS,
  );
  const winner = twins.find(accepted);
  const reuse = says(lost, 'refresh-reuse');
  const word = reuse ?? saysAny(lost, ['invalid-grant', 'revoked', 'session-over']);
  if (!winner) return reuse && isSubject ? said(scene, lost) : ruledOut('only one refresh was seen at that moment');
  const same = sameCarried(lost, winner);
  if (same === false && !reuse) return ruledOut('the two refreshes carried different tokens');
  const clears = lost.response.seen && lost.response.value.setCookies.some(c => c.clears);
  const shown = same === true || word !== null || clears;
  return finding({
    confidence: isSubject && shown ? 'certain' : 'likely',
    facts: {
      calls: count(twins.length + 1),
      apart: duration(lost.time - winner.time),
      server: text(lost.url.hostname),
      ...(word && { said: text(word.text) }),
    },
    because: [
      point('a refresh was accepted', winner),
      point(`another one, ${Math.abs(lost.time - winner.time)} ms apart, was refused`, lost),
      ...(same === true ? [point('both carried the same refresh token', lost)] : []),
      ...(word ? [point(quote(word), lost)] : []),
      ...(clears ? [point('the refusal deleted the cookies that the first one had renewed', lost)] : []),
    ],
    against: isSubject ? [] : [point('this request itself was no refresh', scene.subject)],
    fixes: [signInAgain(), frontendCode(), serverCode()],
  });
}

/** The server itself says that the refresh token was used before; who used it was not seen. */
function said({ subject }: Scene, lost: ExchangeEvidence) {
  const word = says(lost, 'refresh-reuse');
  const because: Point[] = word ? [point(quote(word), lost)] : [];
  return finding({
    confidence: 'likely',
    facts: { server: text(subject.url.hostname), ...(word && { said: text(word.text) }) },
    because,
    against: [point('the other use of the refresh token was not seen', subject)],
    fixes: [signInAgain(), frontendCode(), serverCode()],
  });
}

/** Whether both refreshes carried the same secret; null where it stood in the body, which is not recorded. */
function sameCarried(a: ExchangeEvidence, b: ExchangeEvidence): boolean | null {
  const secrets = (x: ExchangeEvidence) =>
    x.request.seen
      ? [
          ...credentialsOf(x).map(c => c.secretFingerprint),
          ...x.request.value.cookies.filter(c => !isOtherName(c.name)).map(c => c.fingerprint),
        ]
      : [];
  const [left, right] = [secrets(a), secrets(b)];
  if (left.length === 0 || right.length === 0) return null;
  return left.some(f => right.includes(f));
}
