import type { ExchangeEvidence } from '../../evidence/evidence.ts';
import { accepted, credentialsOf, isPreflight, sameCall } from '../../evidence/history.ts';
import { isBrowserManaged } from '../../evidence/needs.ts';
import { askAccess, contactAdmin, switchAccount } from '../../fixes/index.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, type Scene, text } from '../define.ts';
import { confidenceAfter, weaker } from '../doubts.ts';
import { forbiddenByGraphql } from '../graphql.ts';
import { identityProxyOf } from '../identity-proxy.ts';
import { doubtsByWords, otherSubject } from '../other-subjects.ts';
import { carried, sessionCookiesOf } from '../session-cookies.ts';
import { isSignedAddress } from '../signed-address.ts';
import { firewallOf, forwardProxyOf } from '../who-answered.ts';
import { type Meaning, quote, says, saysAny } from '../words.ts';

/** Reasons that a 403 can have besides a missing right; each has a diagnosis of its own. */
const OTHERS: readonly Meaning[] = [
  'scope',
  'csrf-origin',
  'csrf-token',
  'missing-credentials',
  'not-signed-in',
  'missing-api-key',
  'invalid-api-key',
  'client-certificate',
  'clock',
  'request-signature',
  'no-such-route',
  'expired',
  'revoked',
  'session-over',
  'step-up',
  'account-disabled',
  'misconfigured',
  'blocked-address',
];

/** Signed in, and not allowed. */
export default defineDiagnosis({
  id: 'permission-denied',
  needs: [],
  supersedes: ['token-rejected', 'challenge-missing', 'wrong-username-or-password', 'negotiate-not-sent'],
  facts: ['server', 'path', 'status', 'said'],
  specs: [{ title: 'RFC 9110 §15.5.4: 403 Forbidden', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4' }],
  examine(scene) {
    const { subject } = scene;
    const graphql = forbiddenByGraphql(subject);
    if (graphql !== null) return byGraphql(scene, graphql);
    // AWS's JSON services say AccessDeniedException with 400.
    const by400 = subject.status === 400 && carriesIdentity(scene);
    if ((subject.status !== 403 && subject.status !== 401 && !by400) || isPreflight(subject)) return noMatch;
    const other = saysAny(subject, OTHERS);
    if (other) return ruledOut(`${quote(other)}, which is another reason`);
    if (tokenRefused(subject)) return ruledOut('the challenge speaks of the token');
    if (firewallOf(subject)) return ruledOut('a firewall wrote the answer');
    if (forwardProxyOf(subject) || identityProxyOf(scene)) return ruledOut('the answer is not the application’s own');
    const identity = identityOf(scene);
    if (identity && scene.history.sameOrigin.some(x => sameCall(x, subject) && sameIdentity(x, scene)))
      return ruledOut('the same call was accepted with the same identity');
    const word = says(subject, 'permission');
    const forbidden = says(subject, 'forbidden');
    // The one that signed the address is the one who may not.
    if (subject.status === 403 && isSignedAddress(subject.url) && (word ?? forbidden))
      return match(scene, 'likely', word ?? forbidden, identity);
    const carries = carriesIdentity(scene);
    // IIS: the rights on the file itself, whoever asks (its status is a known liar).
    if (subject.status === 401 && word && /\b401\.3\b|access control (?:list|entry)|\bACL\b/i.test(word.text))
      return match(scene, identity || carries ? 'certain' : 'likely', word, identity);
    // A 401 says so of strangers too: there somebody has to have been named.
    if (word && (identity || subject.status !== 401 || carries))
      return match(scene, identity || (carries && subject.status !== 401) ? 'certain' : 'likely', word, identity);
    // Without words only 403 speaks of rights, and only to somebody who is known.
    if (subject.status !== 403 || !identity) return noMatch;
    return match(scene, 'likely', forbidden, identity);
  },
});

function match(
  { subject }: Scene,
  confidence: 'certain' | 'likely',
  word: ReturnType<typeof says>,
  identity: ExchangeEvidence | null,
) {
  // "Not allowed: your plan does not include it" tells which right in one breath; beside a bare 403 it is another reason.
  const about = otherSubject(subject);
  const weigh = word === null || word.meaning === 'forbidden' || (about !== null && about.text !== word.text);
  const doubts = weigh ? doubtsByWords(subject, 'possible') : [];
  return finding({
    confidence: weaker(confidence, confidenceAfter(doubts)),
    facts: {
      server: text(subject.url.hostname),
      path: text(subject.url.path),
      status: text(String(subject.status)),
      ...(word && { said: text(word.text) }),
    },
    because: [
      ...(word ? [point(quote(word), subject)] : [point('403 means that the server knows who asks', subject)]),
      ...(identity ? [point('the same identity was accepted for another address', identity)] : []),
    ],
    against: [
      ...(identity ? [] : [point('that you are signed in could not be confirmed by another answer')]),
      ...doubts.map(d => d.point),
    ],
    fixes: [askAccess(), switchAccount(), ...(subject.status === 401 ? [contactAdmin()] : [])],
  });
}

/** GraphQL tells a missing right inside an answer that looks like a success. */
function byGraphql({ subject }: Scene, code: string) {
  return finding({
    confidence: 'likely',
    facts: {
      server: text(subject.url.hostname),
      path: text(subject.url.path),
      status: text(String(subject.status)),
      said: text(code),
    },
    because: [point(`the body holds errors whose code is ${code}`, subject)],
    against: [point('that you are signed in could not be confirmed by another answer')],
    fixes: [askAccess(), switchAccount()],
  });
}

/** An accepted exchange with the same identity. */
const identityOf = (scene: Scene): ExchangeEvidence | null =>
  scene.history.sameOrigin.find(x => sameIdentity(x, scene)) ?? null;

/** Accepted with the same credential or session, or after the browser's own handshake. */
function sameIdentity(x: ExchangeEvidence, { subject, evidence }: Scene): boolean {
  if (!accepted(x)) return false;
  const own = credentialsOf(subject);
  if (credentialsOf(x).some(c => own.some(o => o.secretFingerprint === c.secretFingerprint))) return true;
  if (sessionCookiesOf(subject, evidence).some(c => carried(x, c))) return true;
  // Each Negotiate and NTLM message is a new one; the scheme shows that the handshake was made.
  const managed = credentialsOf(x).find(c => /^(?:negotiate|ntlm)$/i.test(c.scheme ?? ''));
  if (managed) return own.some(o => o.scheme?.toLowerCase() === managed.scheme?.toLowerCase());
  return isBrowserManaged(x) && isBrowserManaged(subject);
}

const carriesIdentity = ({ subject, evidence }: Scene): boolean =>
  credentialsOf(subject).length > 0 || sessionCookiesOf(subject, evidence).length > 0;

const tokenRefused = (x: ExchangeEvidence): boolean =>
  x.response.seen && (x.response.value.challenges?.challenges ?? []).some(c => c.params.some(p => p.name === 'error'));
