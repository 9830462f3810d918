import type { CredentialEvidence, ExchangeEvidence } from '../../evidence/evidence.ts';
import { accepted, credentialsOf, sameCall } from '../../evidence/history.ts';
import { clearSavedCredentials, retypeCredentials } from '../../fixes/index.ts';
import { defineDiagnosis, duration, finding, noMatch, point, ruledOut, type Scene, text } from '../define.ts';
import { type Doubt, doubt } from '../doubts.ts';
import { scriptCanSetHeaders } from '../sent.ts';
import { type Meaning, quote, saysAny } from '../words.ts';

/** Reasons that have nothing to do with the pair being old. */
const NOT_THE_PAIR: readonly Meaning[] = [
  'account-disabled',
  'permission',
  'step-up',
  'csrf-token',
  'blocked-address',
  'misconfigured',
];

/** The browser goes on sending a pair that was right once. */
export default defineDiagnosis({
  id: 'stale-cached-credentials',
  needs: ['credential'],
  supersedes: [
    'wrong-username-or-password',
    'token-revoked',
    'session-expired',
    'basic-encoding-mismatch',
    'session-not-shared-between-servers',
  ],
  facts: ['worked', 'server'],
  specs: [{ title: 'RFC 7617 §2.2: Reusing credentials', url: 'https://www.rfc-editor.org/rfc/rfc7617#section-2.2' }],
  examine(scene) {
    const { subject, credential, history } = scene;
    if (subject.status !== 401 || !/^basic$/i.test(credential.scheme ?? '')) return noMatch;
    const worked = history.acceptedWith(credential.secretFingerprint).filter(x => x.url.origin === subject.url.origin);
    const last = worked.filter(x => x.time < subject.time).at(-1);
    if (!last) return unprompted(scene) ?? ruledOut('the pair had not been accepted before, as far as was seen');
    if (worked.some(x => x.time > subject.time)) return ruledOut('the same pair was accepted again afterwards');
    const other = saysAny(subject, NOT_THE_PAIR);
    if (other) return ruledOut(`the server gave another reason: ${quote(other)}`);
    const again = history.sameOrigin.filter(
      x =>
        x.status === 401 && x.time > last.time && credentialsOf(x).some(c => c.fingerprint === credential.fingerprint),
    );
    const renewed = history.after.find(
      x =>
        accepted(x) &&
        x.url.origin === subject.url.origin &&
        credentialsOf(x).some(c => /^basic$/i.test(c.scheme ?? '')),
    );
    const weighed = doubtOf(subject, last, again, worked);
    return finding({
      confidence: weighed?.leaves ?? 'certain',
      facts: { worked: duration(subject.time - last.time), server: text(subject.url.hostname) },
      because: [
        point('the very same pair had been accepted', last),
        point('it was refused now', subject),
        ...(again.length > 0 ? [point('it was sent again and again, and refused each time', again.at(-1))] : []),
        ...(renewed ? [point('another pair was accepted afterwards', renewed)] : []),
      ],
      against: weighed ? [weighed.point] : [],
      fixes: [clearSavedCredentials(), retypeCredentials()],
    });
  },
});

/** A password is seldom changed between two requests: until then the other address may just be open to other accounts. */
const MOMENT_MS = 60_000;

/** Apache's `Require user` and the like answer 401 to a right pair, so what counts is a refusal where it was accepted. */
function doubtOf(
  subject: ExchangeEvidence,
  last: ExchangeEvidence,
  again: readonly ExchangeEvidence[],
  worked: readonly ExchangeEvidence[],
): Doubt | null {
  if ([subject, ...again].some(x => worked.some(w => sameCall(w, x)))) return null;
  const leaves = subject.time - last.time < MOMENT_MS ? 'possible' : 'likely';
  return doubt(leaves, 'it was accepted at another address, and this one may be open to other accounts only', last);
}

/**
 * The very first request that was seen carried a pair that no script can have set and no challenge had asked for: the
 * browser remembered it, and went on with it although it was refused.
 */
function unprompted({ subject, credential, history }: Scene & { readonly credential: CredentialEvidence }) {
  const isSame = (x: ExchangeEvidence) => credentialsOf(x).some(c => c.fingerprint === credential.fingerprint);
  const earlier = history.before.filter(x => x.url.origin === subject.url.origin);
  const [first] = earlier;
  // A prompt comes after a leg without the pair; another pair or an acceptance is another story.
  if (!first || !earlier.every(x => x.request.seen && isSame(x) && x.status === 401 && !x.prompted)) return null;
  if ([first, subject].some(x => scriptCanSetHeaders(x) || x.prompted || x.url.hasUserinfo)) return null;
  if (saysAny(subject, ['wrong-password', 'unknown-user', ...NOT_THE_PAIR])) return null;
  return finding({
    confidence: 'likely',
    facts: { server: text(subject.url.hostname) },
    because: [
      point('the first request that was seen carried the pair, and no challenge had asked for it', first),
      point(`it was sent ${earlier.length + 1} times and refused each time, without a prompt in between`, subject),
    ],
    against: [point('that the pair had ever been right was not seen')],
    fixes: [clearSavedCredentials(), retypeCredentials()],
  });
}
