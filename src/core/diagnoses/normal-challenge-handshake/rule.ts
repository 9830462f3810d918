import { answeredAt } from '../../evidence/clock.ts';
import type { ExchangeEvidence, ResponseEvidence } from '../../evidence/evidence.ts';
import { authorizationOf } from '../../evidence/history.ts';
import { nothing } from '../../fixes/index.ts';
import { count, defineDiagnosis, duration, finding, noMatch, point, ruledOut, type Scene, text } from '../define.ts';
import { letThrough, repeatsOf, sameRequest, sameRequestLine } from '../repeats.ts';
import { says } from '../words.ts';

/** Without a request id, later than this it is another attempt, not a leg. */
const LEG_WINDOW_MS = 10_000;
/** A person may need a while to type; what was typed is then in the repeated request. */
const TYPING_WINDOW_MS = 300_000;
/** A browser answers `stale` or a further leg by itself at once; longer means that a person was asked. */
const SILENT_MS = 3_000;

const SCHEMES = ['basic', 'digest', 'negotiate', 'ntlm', 'kerberos'];

/** The first answer is a challenge by design: what counts is how the same request ended. */
export default defineDiagnosis({
  id: 'normal-challenge-handshake',
  kind: 'normal',
  needs: ['response'],
  supersedes: [
    'credentials-missing',
    'wrong-username-or-password',
    'scheme-mismatch',
    'negotiate-not-sent',
    'negotiate-ntlm-fallback',
    'ntlm-connection-broken',
    'digest-stale-nonce',
    'digest-uri-mismatch',
    'dpop-nonce-required',
    'dpop-proof-invalid',
    'challenge-malformed',
    'stale-cached-credentials',
    'proxy-auth-required',
  ],
  facts: ['scheme', 'status', 'took', 'legs'],
  specs: [
    { title: 'RFC 9110 §11.3: Challenge and response', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-11.3' },
    { title: 'RFC 4559 §5: Negotiate operation example', url: 'https://www.rfc-editor.org/rfc/rfc4559#section-5' },
    { title: 'RFC 9449 §9: Resource server-provided nonce', url: 'https://www.rfc-editor.org/rfc/rfc9449#section-9' },
  ],
  examine(scene) {
    const { subject } = scene;
    const offered = offeredBy(subject, scene.response);
    if (offered.length === 0) return noMatch;
    const repeats = repeatsOf(scene).filter(x => sameRequestLine(x, subject));
    const success = repeats.find(letThrough);
    if (!success) return ruledOut('no repetition of the request was accepted');
    const took = answeredAt(success) - answeredAt(subject);
    const objection = objectionTo(scene, success, offered, took);
    if (objection) return ruledOut(objection);

    const answer = authorizationOf(success)?.scheme ?? null;
    // Long after, without a request id and an answer that is shown, it may be another attempt after all.
    const late = took > LEG_WINDOW_MS && answer === null && !sameRequest(subject, success);
    return finding({
      confidence: late ? 'likely' : 'certain',
      facts: {
        scheme: text(answer ?? offered[0] ?? ''),
        status: count(success.status),
        took: duration(took),
        legs: count(repeats.indexOf(success) + 2),
      },
      because: [
        point(`the server asked for ${offered.join(' or ')}`, subject),
        point(`the same request was answered ${success.status} ${late ? 'later' : 'right after'}`, success),
        answer === null
          ? point('the acceptance shows that the browser answered: it does not show its own credentials', success)
          : point(`the repetition carried an ${answer} answer`, success),
      ],
      against: late ? [point('so long after, it may have been a second attempt', success)] : [],
      fixes: [nothing()],
    });
  },
});

/** The schemes of the challenge that a client answers by itself, as the server wrote them. */
function offeredBy(subject: ExchangeEvidence, response: ResponseEvidence): string[] {
  const { challenges, proxyChallenges } = response;
  if (subject.status === 407) return managed(proxyChallenges);
  if (wantsDpopNonce(subject, response)) return ['DPoP'];
  return subject.status === 401 ? managed(challenges) : [];
}

const managed = (parsed: ResponseEvidence['challenges']): string[] =>
  (parsed?.challenges ?? []).map(c => c.scheme).filter(s => SCHEMES.includes(s.toLowerCase()));

/** RFC 9449 §8 and §9: the answer brings the nonce that the proof has to hold; without it there is no second leg. */
const wantsDpopNonce = (subject: ExchangeEvidence, response: ResponseEvidence): boolean =>
  response.headerNames.includes('dpop-nonce') &&
  (says(subject, 'dpop-nonce') !== null ||
    (response.challenges?.challenges ?? []).some(
      c => c.scheme.toLowerCase() === 'dpop' && c.params.some(p => p.name === 'error' && p.value === 'use_dpop_nonce'),
    ));

/** Why the success is not the answer to this challenge; null when nothing speaks against it. */
function objectionTo(scene: Scene, success: ExchangeEvidence, offered: readonly string[], took: number): string | null {
  const { subject, evidence } = scene;
  const sent = authorizationOf(subject);
  const answer = authorizationOf(success);
  const leg = sameRequest(subject, success);
  const asked = [...offered.map(s => s.toLowerCase()), ...(offered.includes('DPoP') ? ['bearer'] : [])];

  if (answer?.scheme && !asked.includes(answer.scheme.toLowerCase()))
    return 'the repetition was accepted for a credential of another scheme';
  // At one prompt a person may mistype and try again: the same request goes on until it is accepted.
  if (!leg && sent?.scheme?.toLowerCase() === 'basic') return 'a user name and password had been sent and were refused';
  if (sent?.scheme?.toLowerCase() === 'digest' && !isStale(subject) && took > SILENT_MS)
    return 'a Digest answer had been refused, and the person was asked again';
  const typed = (answer && !sent) || mayHaveTyped(subject, success);
  if (!leg && took > (typed ? TYPING_WINDOW_MS : LEG_WINDOW_MS))
    return 'the request was accepted only in a later attempt';
  if (leg || answer || subject.status === 407) return null;
  if (success.request.seen && evidence.browser === 'firefox')
    return 'the repetition was accepted without an answer to the challenge';
  return gainedCookie(subject, success) ? 'the repetition carried a cookie that the first one lacked' : null;
}

/**
 * A browser that hides its own credentials shows no more of a dialog that was filled in than the page that comes at last.
 * Only where the source tells no request ids: two ids are two attempts, and calls of a script are repeated without a person.
 */
const mayHaveTyped = (subject: ExchangeEvidence, success: ExchangeEvidence): boolean =>
  (subject.type === 'main_frame' || subject.type === 'sub_frame') &&
  (subject.requestId === null || success.requestId === null) &&
  authorizationOf(subject) === null;

const isStale = (x: ExchangeEvidence): boolean =>
  x.response.seen &&
  (x.response.value.challenges?.challenges ?? []).some(c =>
    c.params.some(p => p.name === 'stale' && p.value.toLowerCase() === 'true'),
  );

/** A session that began between the two explains the success as well; one that the challenge itself set does not. */
function gainedCookie(before: ExchangeEvidence, after: ExchangeEvidence): boolean {
  if (!before.request.seen || !after.request.seen) return false;
  const known = new Set(before.request.value.cookies.map(c => c.fingerprint));
  if (before.response.seen) for (const c of before.response.value.setCookies) known.add(c.fingerprint);
  return after.request.value.cookies.some(c => !known.has(c.fingerprint));
}
