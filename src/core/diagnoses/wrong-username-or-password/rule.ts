import type { CredentialEvidence } from '../../evidence/evidence.ts';
import { accepted, authorizationOf } from '../../evidence/history.ts';
import { authorizationSeen } from '../../evidence/needs.ts';
import { contactAdmin, retypeCredentials } from '../../fixes/index.ts';
import { param } from '../../http/challenge.ts';
import { defineDiagnosis, finding, inconclusive, noMatch, point, ruledOut, type Scene, text } from '../define.ts';
import { digestDomainCovers } from '../digest-domain.ts';
import { confidenceAfter, doubt, weaker } from '../doubts.ts';
import { isSignInCall, isTokenEndpoint, looksLikeRefresh } from '../flow-paths.ts';
import { refusedByNtlm, sameAnswer } from '../ntlm-refused.ts';
import { otherSubject } from '../other-subjects.ts';
import { doubtsAboutPair, speaksOfGiven } from '../pair-doubts.ts';
import { sameRequest } from '../repeats.ts';
import { challengesOf } from '../sent.ts';
import { sessionCookiesOf } from '../session-cookies.ts';
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
      const byBrowser = refusedByNtlm(scene) ?? ofChallenge(scene, word);
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
  // A page that has a form of its own wants no dialog of the browser's, so that its server leaves the challenge out.
  const asStranger = word === null && saysAny(subject, ['not-signed-in', 'missing-credentials']) !== null;
  const quiet = answered && challengesOf(subject).length === 0 && !asStranger;
  if (!challenge && !quiet) return null;
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
    confidence: weaker(word ? 'certain' : quiet ? 'possible' : 'likely', confidenceAfter(doubts)),
    facts: {
      server: text(subject.url.hostname),
      scheme: text(credential.scheme ?? ''),
      ...(realm && { realm: text(realm) }),
      ...(word && { said: text(word.text) }),
      ...(blanksIn(credential) && { blanks: text(blanksIn(credential) ?? '') }),
    },
    because: [
      point(`a user name and password were sent with ${credential.scheme}`, subject),
      point(
        word ? quote(word) : quiet ? 'it was refused with 401' : 'the server answered with the same challenge again',
        subject,
      ),
      ...(blanksIn(credential) ? [point(`${blanksIn(credential)} began or ended with a blank`, subject)] : []),
    ],
    against: [
      ...(word ? [] : [sameAnswer(subject)]),
      ...(quiet && !word ? [point('without a challenge nothing shows that the server read the pair', subject)] : []),
      ...doubts.map(d => d.point),
    ],
    fixes: [retypeCredentials(), contactAdmin()],
  });
}

/** Chromium hides the pair; the second challenge within one request, or what the script gave, tells that one was refused. */
function hiddenPair({ subject, history, evidence }: Scene) {
  const first = history.before.find(
    x => sameRequest(x, subject) && x.status === 401 && x.url.href === subject.url.href,
  );
  const authorization = authorizationSeen(evidence);
  // XMLHttpRequest.open() puts its account there, and the browser answers with it before an extension hears of the challenge.
  const handedOver =
    subject.url.hasUserinfo &&
    subject.type === 'xmlhttprequest' &&
    subject.initiator?.origin === subject.url.origin &&
    !history.after.some(x => sameRequest(x, subject));
  if (!first && !handedOver) {
    return authorization.seen ? null : inconclusive('whether a user name and password were sent', authorization.why);
  }
  const doubts = doubtsAboutPair(subject, null);
  return finding({
    confidence: weaker('likely', confidenceAfter(doubts)),
    facts: { server: text(subject.url.hostname), scheme: text(challengesOf(subject)[0]?.scheme ?? '') },
    because: first
      ? [
          point('the server asked for a user name and password', first),
          point('the browser answered within the same request, and the server asked again', subject),
        ]
      : [
          point('the script gave the browser a user name and password for this request', subject),
          point('browsers answer the challenge with them, and the answer is a challenge all the same', subject),
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

/** The headers carried nothing that could be refused, so that the refused credentials stood in the body. */
const carriedInBody = ({ subject, evidence }: Scene): boolean =>
  subject.method === 'POST' &&
  subject.request.seen &&
  subject.request.value.credentials.length === 0 &&
  sessionCookiesOf(subject, evidence).length === 0;

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
  const inBody = speaksOfGiven(word) && carriedInBody(scene);
  if (!signsIn && !((plain || grants || inBody) && subject.method === 'POST')) return noMatch;
  if (!word && (subject.status !== 401 || says(subject, 'missing-credentials') || hints(subject, 'expired')))
    return noMatch;
  const doubts = [...doubtsAboutPair(subject, word)];
  if (!word && !subject.body.seen) doubts.push(doubt('possible', 'what the answer said was not seen', subject));
  else if (!word && doubts.length === 0) doubts.push(doubt('likely', 'the answer did not say why', subject));
  if (inBody && !signsIn && !plain)
    doubts.push(doubt('likely', 'what the request held besides its headers is not seen', subject));
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
