import { answeredAt } from '../../evidence/clock.ts';
import type { ExchangeEvidence, SentCookie } from '../../evidence/evidence.ts';
import { accepted, sameCall } from '../../evidence/history.ts';
import { signInAgain } from '../../fixes/index.ts';
import {
  defineDiagnosis,
  duration,
  finding,
  inconclusive,
  type Match,
  noMatch,
  point,
  ruledOut,
  type Scene,
  text,
} from '../define.ts';
import { confidenceAfter, type Doubt, weaker } from '../doubts.ts';
import { isSignInCall, looksLikeRefresh } from '../flow-paths.ts';
import { doubtsByWords } from '../other-subjects.ts';
import { isRefusal } from '../repeats.ts';
import { sentToSignIn } from '../sent-to-sign-in.ts';
import { carried, valuesOf } from '../session-cookies.ts';
import { type Sign, signOf } from '../session-signs.ts';
import { type Meaning, quote, saysAny } from '../words.ts';

/** A refresh token that was used by somebody else so shortly before was lost in a race (refresh-race). */
const RACE_MS = 30_000;
/** A session that ends this soon after it began did not expire (login-loop). */
const FRESH_MS = 60_000;

/** The server no longer knows the session that the browser still carries. */
export default defineDiagnosis({
  id: 'session-expired',
  needs: ['response'],
  supersedes: ['token-revoked', 'token-rejected', 'challenge-missing', 'credentials-missing'],
  facts: ['server', 'cookie', 'idle', 'said'],
  specs: [
    { title: 'RFC 9110 §15.5.2: 401 Unauthorized', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2' },
    { title: 'RFC 6749 §5.2: invalid_grant', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2' },
  ],
  examine(scene) {
    const { subject } = scene;
    if (
      !(isRefusal(subject) || subject.status === 400 || sentToSignIn(subject)) ||
      subject.status === 407 ||
      subject.status === 419
    )
      return noMatch;
    if (isSignInCall(subject)) return noMatch;
    const sign = signOf(scene, scene.response);
    if (sign === null) {
      if (subject.request.seen || subject.status === 400) return noMatch;
      return inconclusive('whether a session was sent', subject.request.why);
    }
    const objection = objectionTo(scene, sign);
    return objection ? ruledOut(objection) : match(scene, sign);
  },
});

function objectionTo(scene: Scene, sign: Sign): string | null {
  const { subject, history } = scene;
  const other = saysAny(subject, [
    'account-disabled',
    'csrf-token',
    'csrf-origin',
    'refresh-reuse',
    'client-auth',
    'step-up',
    // Only the server can say that a session is over; where it did not, any reason that it gave goes first.
    ...(sign.said === null ? REASONS_OF_THE_LIVING : []),
  ]);
  if (other) return `${quote(other)}, which is another reason`;
  if (subject.response.seen && (subject.response.value.age ?? 0) > 0) return 'the answer is an old one out of a cache';
  const { cookie } = sign;
  const raced = history.before.findLast(
    x => sameCall(x, subject) && accepted(x) && subject.time - x.time < RACE_MS && looksLikeRefresh(x.url),
  );
  if (raced) return 'the same refresh had succeeded moments before';
  if (cookie === null) return null;
  if (new Set(valuesOf(subject, cookie.name)).size > 1) return `two cookies named ${cookie.name} were sent`;
  const again = acceptedAgain(scene, cookie);
  if (again) return 'the same session was accepted again after a refusal';
  const setBy = history.before.findLast(x => setsValue(x, cookie));
  // Once it has been accepted it did begin, however short it was; a loop refuses the very first use.
  if (setBy && sign.last === null && subject.time - answeredAt(setBy) < FRESH_MS)
    return 'the session had begun only a moment before';
  if (setBy && setBy.url.origin !== subject.url.origin && sign.last === null)
    return 'another server had set this cookie';
  return null;
}

/** What is said to somebody whom the server knows, and of other credentials than the session. */
const REASONS_OF_THE_LIVING: readonly Meaning[] = [
  'scope',
  'permission',
  'blocked-address',
  'misconfigured',
  'missing-api-key',
  'invalid-api-key',
  'client-certificate',
];

const setsValue = (x: ExchangeEvidence, cookie: SentCookie): boolean =>
  x.response.seen &&
  x.response.value.setCookies.some(s => s.name === cookie.name && s.fingerprint === cookie.fingerprint);

/** Refused, then accepted with the same value: the session lives, and something else decides. */
function acceptedAgain({ subject, history }: Scene, cookie: SentCookie): boolean {
  const firstRefusal = history.before.find(
    x => isRefusal(x) && x.url.origin === subject.url.origin && carried(x, cookie),
  );
  const from = firstRefusal?.time ?? subject.time;
  return [...history.before, ...history.after].some(
    x => x.time > from && accepted(x) && x.url.origin === subject.url.origin && carried(x, cookie) && x !== subject,
  );
}

function match({ subject }: Scene, sign: Sign): Match {
  // 440 and a way to the sign-in that names the timeout are words as well.
  const told = sign.said !== null || sign.confidence === 'certain';
  const doubts: readonly Doubt[] = told ? [] : doubtsByWords(subject, 'possible');
  const idle = sign.last && !sign.early ? subject.time - answeredAt(sign.last) : null;
  return finding({
    confidence: weaker(sign.confidence, confidenceAfter(doubts)),
    facts: {
      server: text(subject.url.hostname),
      ...(sign.cookie && { cookie: text(sign.cookie.name) }),
      ...(sign.said !== null && { said: text(sign.said) }),
      ...(idle !== null && idle > 0 && { idle: duration(idle) }),
    },
    because: [
      ...sign.because,
      ...(sign.last && sign.cookie
        ? [
            point(
              `the same value of ${sign.cookie.name} had been accepted ${sign.early ? 'for this very call' : 'before'}`,
              sign.last,
            ),
          ]
        : []),
    ],
    against: [
      ...(sign.last ? [] : [point('no earlier acceptance of this session was seen')]),
      ...(sign.early ? [point('it was refused too soon for a timeout, and nothing tells what ended it', subject)] : []),
      ...doubts.map(d => d.point),
    ],
    fixes: [signInAgain()],
  });
}
