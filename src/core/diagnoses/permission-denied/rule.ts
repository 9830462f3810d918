import type { ExchangeEvidence } from '../../evidence/evidence.ts';
import { accepted, authorizationOf, credentialsOf, isPreflight, sameCall } from '../../evidence/history.ts';
import { authorizationSeen, isBrowserManaged } from '../../evidence/needs.ts';
import { askAccess, contactAdmin, switchAccount } from '../../fixes/index.ts';
import { param } from '../../http/challenge.ts';
import { isSafeMethod } from '../answers.ts';
import { type Confidence, defineDiagnosis, finding, noMatch, point, ruledOut, type Scene, text } from '../define.ts';
import { confidenceAfter, type Doubt, weaker } from '../doubts.ts';
import { isSignInCall } from '../flow-paths.ts';
import { forbiddenByGraphql } from '../graphql.ts';
import { identityProxyOf } from '../identity-proxy.ts';
import { doubtsByWords, otherSubject } from '../other-subjects.ts';
import { doubtsAboutPair } from '../pair-doubts.ts';
import { letThrough, sameRequest } from '../repeats.ts';
import { scriptCanSetHeaders } from '../sent.ts';
import { carried, gave, sessionCookiesOf } from '../session-cookies.ts';
import { isSignedAddress } from '../signed-address.ts';
import { firewallOf, forwardProxyOf } from '../who-answered.ts';
import { hints, type Meaning, quote, says, saysAny, serverWords } from '../words.ts';

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

/** What may stand beside a supposed right without being another reason. */
const SAYS_NO_MORE: readonly Meaning[] = ['permission', 'forbidden'];

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
    if (!isSafeMethod(subject.method) && hints(subject, 'csrf-token'))
      return ruledOut('the server supposes that its forgery protection refused the call');
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
    // Apache and lighttpd ask a known account again where another one is required: 401, as for a wrong password.
    const named = subject.status === 401 && isBrowserManaged(subject) ? namedJustBefore(scene) : null;
    if (named) return match(scene, named.confidence, null, named.accepted);
    // Without words only 403 speaks of rights, and only to somebody who is known.
    if (subject.status !== 403) return noMatch;
    // Supposed by the server itself ("you may have …"), with nothing else beside it, of somebody who showed who he is.
    const supposed = hints(subject, 'permission');
    if (supposed && (identity || carries) && serverWords(subject).every(w => SAYS_NO_MORE.includes(w.meaning)))
      return match(scene, 'likely', supposed, identity);
    if (identity) return match(scene, 'likely', forbidden, identity);
    if (answeredBefore(scene)) return match(scene, 'likely', forbidden, null, doubtsAboutPair(subject, null));
    return namesSomebody(scene) ? match(scene, 'possible', forbidden, null) : noMatch;
  },
});

function match(
  { subject }: Scene,
  confidence: Confidence,
  word: ReturnType<typeof says>,
  identity: ExchangeEvidence | null,
  ofPair: readonly Doubt[] = [],
) {
  // "Not allowed: your plan does not include it" tells which right in one breath; beside a bare 403 it is another reason.
  const about = otherSubject(subject);
  const weigh = word === null || word.meaning === 'forbidden' || (about !== null && about.text !== word.text);
  const byWords = weigh ? doubtsByWords(subject, 'possible') : [];
  const doubts = ofPair.length > 0 ? ofPair : byWords;
  const weighed = weaker(confidence, confidenceAfter(doubts));
  return finding({
    confidence: weighed,
    facts: {
      server: text(subject.url.hostname),
      path: text(subject.url.path),
      status: text(String(subject.status)),
      ...(word && { said: text(word.text) }),
    },
    because: [
      ...(word ? [point(quote(word), subject)] : []),
      ...(!word && subject.status === 403 && weighed !== 'possible'
        ? [point('403 means that the server knows who asks', subject)]
        : []),
      ...(identity ? [point('the same identity was accepted for another address', identity)] : []),
    ],
    against: [
      ...(!word && subject.status === 401 ? [point('401 is the answer to a wrong password as well', subject)] : []),
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

/**
 * The same request was asked for a login and then answered 403: a wrong pair would have been asked for again. Not where it
 * went on to another server, or where the browser shows that it answered nothing.
 */
function answeredBefore({ subject, evidence, history }: Scene): boolean {
  const sent = authorizationSeen(evidence);
  if (sent.seen && sent.value === null) return false;
  return history.before.some(
    x => x.status === 401 && isBrowserManaged(x) && sameRequest(x, subject) && x.url.origin === subject.url.origin,
  );
}

/** A whole pair, or the session of a sign-in that was seen to succeed; and the answer names no reason of any kind. */
function namesSomebody({ subject, evidence, history }: Scene): boolean {
  if (serverWords(subject).some(w => w.meaning !== 'forbidden')) return false;
  const pair = authorizationOf(subject);
  if (pair) return /^basic$/i.test(pair.scheme ?? '') && pair.shape === 'well-formed' && pair.facts.colon !== false;
  const signIn = history.before.findLast(x => isSignInCall(x) && letThrough(x) && x.url.origin === subject.url.origin);
  return sessionCookiesOf(subject, evidence).some(c => signIn && gave(signIn, c));
}

/** So short before, the password was not another one. */
const MOMENT_MS = 60_000;

/**
 * The very pair that is refused was accepted at another address a moment ago, and the answer names no reason. Only an address
 * that asks for a login itself tells that the pair is right: a public one takes any. A script may send whatever it likes.
 */
function namedJustBefore({ subject, history }: Scene): { confidence: Confidence; accepted: ExchangeEvidence } | null {
  const pair = authorizationOf(subject);
  if (!/^basic$/i.test(pair?.scheme ?? '') || pair?.shape !== 'well-formed') return null;
  if (serverWords(subject).length > 0) return null;
  const taken = history
    .acceptedWith(pair.secretFingerprint)
    .filter(x => x.url.origin === subject.url.origin && x.time < subject.time && subject.time - x.time < MOMENT_MS)
    .map(x => ({ accepted: x, asked: history.sameOrigin.filter(y => sameCall(y, x) && asksForPair(y)) }))
    // Another realm (RFC 9110 §11.5) has other accounts.
    .filter(({ asked }) => asked.length === 0 || asked.some(y => sameRealm(y, subject)));
  const best = taken.findLast(t => t.asked.length > 0) ?? taken.at(-1);
  if (!best) return null;
  const sure = best.asked.length > 0 && !scriptCanSetHeaders(subject);
  return { confidence: sure ? 'likely' : 'possible', accepted: best.accepted };
}

const asksForPair = (x: ExchangeEvidence): boolean => x.status === 401 && realmsOf(x).length > 0;

/** The realms for which an answer asks a user name and password; null for one that it leaves unnamed. */
const realmsOf = (x: ExchangeEvidence): readonly (string | null)[] =>
  x.response.seen
    ? (x.response.value.challenges?.challenges ?? [])
        .filter(c => /^basic$/i.test(c.scheme))
        .map(c => param(c, 'realm') ?? null)
    : [];

const sameRealm = (a: ExchangeEvidence, b: ExchangeEvidence): boolean =>
  realmsOf(a).some(r => realmsOf(b).some(other => r === null || other === null || r === other));

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
