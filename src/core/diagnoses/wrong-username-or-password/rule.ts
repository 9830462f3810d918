import type { CredentialEvidence, ExchangeEvidence } from '../../evidence/evidence.ts';
import { accepted, authorizationOf, sameCall } from '../../evidence/history.ts';
import { authorizationSeen } from '../../evidence/needs.ts';
import { contactAdmin, retypeCredentials } from '../../fixes/index.ts';
import { param } from '../../http/challenge.ts';
import {
  defineDiagnosis,
  finding,
  inconclusive,
  noMatch,
  type Point,
  point,
  ruledOut,
  type Scene,
  text,
} from '../define.ts';
import { digestDomainCovers } from '../digest-domain.ts';
import { confidenceAfter, doubt, weaker } from '../doubts.ts';
import { isSignInCall, isTokenEndpoint, looksLikeRefresh } from '../flow-paths.ts';
import { signsOfBreak } from '../ntlm-breaks.ts';
import { otherSubject } from '../other-subjects.ts';
import { doubtsAboutPair } from '../pair-doubts.ts';
import { sameRequest } from '../repeats.ts';
import { challengesOf } from '../sent.ts';
import { hints, quote, says, saysAny, type Word } from '../words.ts';

/** The pair was read and refused: at a Basic or Digest challenge, or by a sign-in call. */
export default defineDiagnosis({
  id: 'wrong-username-or-password',
  needs: ['response'],
  supersedes: ['challenge-missing', 'credentials-missing', 'session-expired', 'token-rejected'],
  blamesCredential: true,
  facts: ['server', 'scheme', 'realm', 'said', 'blanks'],
  specs: [
    { title: 'RFC 7617: Basic', url: 'https://www.rfc-editor.org/rfc/rfc7617' },
    { title: 'RFC 7616: Digest', url: 'https://www.rfc-editor.org/rfc/rfc7616' },
    { title: 'RFC 9110 §15.5.2: 401 Unauthorized', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2' },
  ],
  examine(scene) {
    const { subject } = scene;
    const other = saysAny(subject, [
      'account-disabled',
      'password-expired',
      'permission',
      'step-up',
      'csrf-token',
      'csrf-origin',
      'misconfigured',
      'client-certificate',
      'blocked-address',
      'client-auth',
      'refresh-reuse',
    ]);
    const word = saysAny(subject, ['wrong-password', 'unknown-user', 'credentials-refused']);
    const about = otherSubject(subject, ['captcha', 'sso-required', 'unverified', 'licence', 'unavailable']);
    // "Login failed: captcha required" speaks of the captcha alone; "wrong password" beside it is a reason of its own.
    const spokenOf = word !== null && /passw|passcode|user ?name|credential/i.test(word.text);
    const signsIn = subject.method === 'POST' && isSignInCall(subject);
    if (about && !spokenOf)
      return word || signsIn ? ruledOut(`${quote(about)}, which is about something else`) : noMatch;
    if (other) return word || signsIn ? ruledOut(`the server gave another reason: ${quote(other)}`) : noMatch;
    if (subject.status === 401) {
      const byBrowser = ofNtlm(scene) ?? ofChallenge(scene, word);
      if (byBrowser) return byBrowser;
    }
    return ofSignIn(scene, word, signsIn);
  },
});

/** A pair was sent in answer to a challenge, and the same challenge came back. */
function ofChallenge(scene: Scene, word: Word | null) {
  const { subject, evidence } = scene;
  const challenge = challengesOf(subject).find(c => /^(?:basic|digest)$/i.test(c.scheme));
  const authorization = authorizationSeen(evidence);
  const credential = authorization.seen ? authorization.value : null;
  const answered = credential !== null && /^(?:basic|digest)$/i.test(credential.scheme ?? '');
  if (!challenge && !(answered && word)) return null;
  if (challenge && param(challenge, 'stale')?.toLowerCase() === 'true')
    return ruledOut('the challenge called only the nonce stale, not the password');
  if (!authorization.seen) return hiddenPair(scene);
  if (!credential || !answered) return null;
  if (challenge && challenge.scheme.toLowerCase() !== credential.scheme?.toLowerCase()) return null;
  const objection = objectionTo(scene, credential);
  if (objection) return ruledOut(objection);
  const realm = challenge && param(challenge, 'realm');
  const doubts = doubtsAboutPair(subject, word);
  return finding({
    confidence: weaker(word ? 'certain' : 'likely', confidenceAfter(doubts)),
    facts: {
      server: text(subject.url.hostname),
      scheme: text(credential.scheme ?? ''),
      ...(realm && { realm: text(realm) }),
      ...(word && { said: text(word.text) }),
      ...(blanksIn(credential) && { blanks: text(blanksIn(credential) ?? '') }),
    },
    because: [
      point(`a user name and password were sent with ${credential.scheme}`, subject),
      point(word ? quote(word) : 'the server answered with the same challenge again', subject),
      ...(blanksIn(credential) ? [point(`${blanksIn(credential)} began or ended with a blank`, subject)] : []),
    ],
    against: [...(word ? [] : [sameAnswer(subject)]), ...doubts.map(d => d.point)],
    fixes: [retypeCredentials(), contactAdmin()],
  });
}

const sameAnswer = (x: ExchangeEvidence): Point =>
  point('servers answer a locked account and a server fault in the same way', x);

/** The last NTLM message was refused on a straight way; where another one was as well, the pair is wrong. */
function ofNtlm({ subject, history }: Scene) {
  const message = (x: ExchangeEvidence) => authorizationOf(x)?.facts.ntlmMessage;
  const secret = (x: ExchangeEvidence) => authorizationOf(x)?.secretFingerprint;
  if (message(subject) !== 3) return null;
  const legs = history.before.filter(x => x.status === 401 && sameCall(x, subject));
  const first = legs.findLast(x => message(x) === 1);
  const before = legs.findLast(x => message(x) === 3 && secret(x) !== secret(subject));
  const earlier = before ?? first;
  if (!earlier || signsOfBreak(subject, earlier).length > 0) return null;
  const doubts = doubtsAboutPair(subject, null);
  return finding({
    confidence: weaker(before ? 'likely' : 'possible', confidenceAfter(doubts)),
    facts: { server: text(subject.url.hostname), scheme: text(authorizationOf(subject)?.scheme ?? 'NTLM') },
    because: [
      point('the server refused the last message of the handshake', subject),
      ...(before ? [point('it had refused an earlier one as well', before)] : []),
      point('nothing shows that somebody stood in between', subject),
    ],
    against: [sameAnswer(subject), ...doubts.map(d => d.point)],
    fixes: [retypeCredentials(), contactAdmin()],
  });
}

/** Chromium hides the pair; the second challenge within one request tells that one was sent and refused. */
function hiddenPair({ subject, history, evidence }: Scene) {
  const first = history.before.find(
    x => sameRequest(x, subject) && x.status === 401 && x.url.href === subject.url.href,
  );
  const authorization = authorizationSeen(evidence);
  if (!first) {
    return authorization.seen ? null : inconclusive('whether a user name and password were sent', authorization.why);
  }
  const doubts = doubtsAboutPair(subject, null);
  return finding({
    confidence: weaker('likely', confidenceAfter(doubts)),
    facts: { server: text(subject.url.hostname), scheme: text(challengesOf(subject)[0]?.scheme ?? '') },
    because: [
      point('the server asked for a user name and password', first),
      point('the browser answered within the same request, and the server asked again', subject),
    ],
    against: [point('the browser does not show which pair it sent', subject), ...doubts.map(d => d.point)],
    fixes: [retypeCredentials(), contactAdmin()],
  });
}

function objectionTo({ subject, history }: Scene, credential: CredentialEvidence): string | null {
  const worked = history.acceptedWith(credential.secretFingerprint).find(x => x.url.origin === subject.url.origin);
  if (worked) return 'the same pair had been accepted before';
  if (credential.shape !== 'well-formed') return 'the value was not a whole pair';
  const { charset, colon, base64, nonce, uriMatches } = credential.facts;
  if (charset === 'utf-8' || charset === 'latin-1')
    return 'the pair holds letters outside ASCII, which are encoded in two ways';
  if (colon === false || base64 === false) return 'the value was not a whole pair';
  if (uriMatches === false) return 'the address that was signed is not the one that was asked for';
  const nonceWorked =
    nonce !== undefined && history.sameOrigin.some(x => accepted(x) && authorizationOf(x)?.facts.nonce === nonce);
  if (nonceWorked) return 'the same nonce had been accepted before, so the password was right';
  return digestDomainCovers(subject) ? null : "the challenge's domain does not cover the requested path";
}

const blanksIn = (c: CredentialEvidence): string | null => {
  if (c.facts.userHasBlanksAround === true) return 'the user name';
  return c.facts.passwordHasBlanksAround === true ? 'the password' : null;
};

/** A call whose purpose is to sign in, or whose answer speaks of the password. */
function ofSignIn(scene: Scene, word: Word | null, signsIn: boolean) {
  const { subject, history } = scene;
  if (![400, 401, 403, 404, 422].includes(subject.status) || subject.method === 'OPTIONS') return noMatch;
  if (looksLikeRefresh(subject.url) && !isTokenEndpoint(subject.url))
    return word ? ruledOut('the call was made to refresh, so no password was sent') : noMatch;
  if (isTokenEndpoint(subject.url)) {
    const won = history.sameOrigin.find(
      x => x.url.path === subject.url.path && accepted(x) && Math.abs(x.time - subject.time) < 30_000,
    );
    if (won) return ruledOut('a twin of the call was accepted at the same time');
    if (!word) return noMatch;
  }
  const plain = word !== null && word.meaning !== 'credentials-refused';
  const grants = word !== null && isTokenEndpoint(subject.url);
  if (!signsIn && !((plain || grants) && subject.method === 'POST')) return noMatch;
  if (!word && (subject.status !== 401 || says(subject, 'missing-credentials') || hints(subject, 'expired')))
    return noMatch;
  const doubts = [...doubtsAboutPair(subject, word)];
  if (!word && !subject.body.seen) doubts.push(doubt('possible', 'what the answer said was not seen', subject));
  else if (!word && doubts.length === 0) doubts.push(doubt('likely', 'the answer did not say why', subject));
  if (isTokenEndpoint(subject.url) && !plain)
    doubts.push(doubt('likely', 'the grant that was asked for could not be seen', subject));
  return finding({
    confidence: confidenceAfter(doubts),
    facts: { server: text(subject.url.hostname), ...(word && { said: text(word.text) }) },
    because: [
      ...(signsIn ? [point('the request was made to sign in', subject)] : []),
      word ? point(quote(word), subject) : point(`it was refused with ${subject.status}`, subject),
    ],
    against: doubts.map(d => d.point),
    fixes: [retypeCredentials(), contactAdmin()],
  });
}
