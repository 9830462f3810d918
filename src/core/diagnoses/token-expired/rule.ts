import type { ExchangeEvidence } from '../../evidence/evidence.ts';
import { credentialsOf } from '../../evidence/history.ts';
import { frontendCode, reloadPage, signInAgain } from '../../fixes/index.ts';
import { sayDuration } from '../../standards/durations.ts';
import { doubtsByAcceptance, takenAfterwards, takenAt, takenWith } from '../accepted-anyway.ts';
import {
  defineDiagnosis,
  duration,
  type Fact,
  finding,
  inconclusive,
  instant,
  noMatch,
  point,
  ruledOut,
  type Scene,
  text,
} from '../define.ts';
import { confidenceAfter, type Doubt, doubt, weaker } from '../doubts.ts';
import { doubtsAboutToken, doubtsByReason, namedOtherwise } from '../expiry-doubts.ts';
import { identityProxyOf } from '../identity-proxy.ts';
import { mainToken, placeOf } from '../sent.ts';
import { signedAddressEnd } from '../signed-address.ts';
import { COMMON_LEEWAY_MS, DATE_RESOLUTION_MS, moment } from '../token-times.ts';
import { hints, quote, says, saysAny, serverWords, type Word } from '../words.ts';

/** The time of the credential had run out when the server looked at it. */
export default defineDiagnosis({
  id: 'token-expired',
  needs: [],
  supersedes: ['token-rejected', 'permission-denied', 'request-cannot-carry-authorization', 'challenge-missing'],
  facts: ['late', 'addressLate', 'expiredAt', 'life', 'said', 'place', 'server', 'issuedLate'],
  specs: [
    { title: 'RFC 7519 §4.1.4: exp', url: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4' },
    { title: 'RFC 6750 §3.1: invalid_token', url: 'https://www.rfc-editor.org/rfc/rfc6750#section-3.1' },
  ],
  examine(scene) {
    const { subject } = scene;
    if (!mayMeanExpiry(subject)) return noMatch;
    const other = saysAny(subject, ['csrf-token', 'csrf-origin', 'clock', 'blocked-address', 'client-certificate']);
    if (other) return ruledOut(`the server gave another reason: ${quote(other)}`);
    const word = says(subject, 'expired');
    // The server's word needs no second witness; without it, only the request could tell.
    if (!subject.request.seen && !word) return inconclusive('whether what was sent had expired', subject.request.why);
    return ofToken(scene, word) ?? ofAddress(scene, word) ?? ofLifetime(scene, word) ?? ofWords(scene, word);
  },
});

/** Refusals that may be about a credential; a 200 only where its body says that nobody was recognised (GraphQL). */
function mayMeanExpiry(x: ExchangeEvidence): boolean {
  if ([400, 401, 403, 410, 498].includes(x.status)) return true;
  return x.status === 200 && serverWords(x).some(w => w.meaning === 'expired' || w.meaning === 'not-signed-in');
}

function ofToken(scene: Scene, word: Word | null) {
  const { subject, time } = scene;
  const credential = mainToken(subject);
  const exp = moment(credential?.token?.claims?.exp, time);
  if (!credential || !exp) return null;
  if (exp.clocksDisagree) return ruledOut('the two clocks disagree about whether the token had expired');
  const late = exp.past;
  if (late <= (word ? -DATE_RESOLUTION_MS * 2 : 0))
    return ruledOut(`the token was still valid for ${sayDuration(late)} by ${clockName(time)}`);
  if (!word && takenAfterwards(scene, credential)) return ruledOut(TAKEN_AFTERWARDS);
  // So early few servers look at it, and this one looked at something else.
  const other = word || !time.server.seen || late > COMMON_LEEWAY_MS ? null : namedOtherwise(subject);
  if (other) return ruledOut(`the server gave another reason: ${quote(other)}`);
  const iat = credential.token?.claims?.iat;
  const doubts = [
    ...doubtsAboutToken(scene, exp, word),
    ...(word ? [] : doubtsByAcceptance(scene, takenWith(scene, credential), late)),
  ];
  return finding({
    confidence: confidenceAfter(doubts),
    facts: {
      late: duration(Math.max(late, 0)),
      expiredAt: instant(exp.at),
      place: text(placeOf(credential)),
      ...shared(scene, word),
      ...(iat !== undefined && iat < exp.at / 1000 && { life: duration(exp.at - iat * 1000) }),
    },
    because: [
      point(
        time.server.seen
          ? `the token's exp had passed ${sayDuration(late)} before the server's Date`
          : `the token's exp had passed ${sayDuration(late)} before, by ${clockName(time)}`,
        subject,
      ),
      ...(word ? [point(quote(word), subject)] : []),
    ],
    against: doubts.map(d => d.point),
    fixes: [signInAgain(), frontendCode()],
  });
}

const clockName = (time: Scene['time']): string => {
  if (time.server.seen) return "the server's clock";
  return time.localError === 0 ? 'the local clock' : 'the clock that other sites agree on';
};

const TAKEN_AFTERWARDS = 'the same call was accepted with the same credential afterwards';

function ofAddress(scene: Scene, word: Word | null) {
  const { subject, time } = scene;
  const end = signedAddressEnd(subject.url);
  if (!end) return null;
  const late = time.serverOrLocalNow - end.at;
  if (late <= 0) return ruledOut(`the signed address was still valid for ${sayDuration(late)}`);
  const doubts: Doubt[] = word ? [] : [...doubtsByReason(subject), ...doubtsByAcceptance(scene, takenAt(scene), late)];
  if (!word && !time.server.seen) doubts.push(doubt('likely', "the server's clock was not seen", subject));
  return finding({
    confidence: confidenceAfter(doubts),
    facts: { addressLate: duration(late), expiredAt: instant(end.at), ...shared(scene, word) },
    because: [
      point(`the signed address named its own end in ${end.parameter}, ${sayDuration(late)} before`, subject),
      ...(word ? [point(quote(word), subject)] : []),
    ],
    against: doubts.map(d => d.point),
    fixes: [reloadPage(), frontendCode(), signInAgain()],
  });
}

/** An opaque token whose lifetime was told when it was issued (RFC 6749 §5.1, expires_in). */
function ofLifetime(scene: Scene, word: Word | null) {
  const { subject, history } = scene;
  const used = credentialsOf(subject);
  for (const x of history.before.toReversed()) {
    if (!x.body.seen) continue;
    const { tokens } = x.body.value;
    const credential = used.find(c => tokens.some(t => t.fingerprint !== '' && t.fingerprint === c.secretFingerprint));
    if (!credential) continue;
    const lifetime = tokens.find(t => /^expires_?in$/.test(t.name))?.number;
    if (lifetime === undefined || lifetime === null || lifetime <= 0) return null;
    const late = subject.time - (x.time + lifetime * 1000);
    if (late <= 0) return word ? null : ruledOut(`the token had been issued for ${sayDuration(late)} longer`);
    if (!word && takenAfterwards(scene, credential)) return ruledOut(TAKEN_AFTERWARDS);
    const doubts = word
      ? []
      : [...doubtsByReason(subject), ...doubtsByAcceptance(scene, takenWith(scene, credential), late)];
    return finding({
      // The lifetime was told to the page, and only the server knows whether it keeps it.
      confidence: word ? 'certain' : weaker('likely', confidenceAfter(doubts)),
      facts: { issuedLate: duration(late), life: duration(lifetime * 1000), ...shared(scene, word) },
      because: [
        point('the token was issued for a limited time', x),
        point(`that time had run out ${sayDuration(late)} before`, subject),
        ...(word ? [point(quote(word), subject)] : []),
      ],
      against: doubts.map(d => d.point),
      fixes: [signInAgain(), frontendCode()],
    });
  }
  return null;
}

/** Only the server knows: an opaque token, or one in a cookie. */
function ofWords(scene: Scene, word: Word | null) {
  const { subject } = scene;
  if (!word) return hints(subject, 'expired') ? ruledOut('the server named expiry only among other reasons') : noMatch;
  const { request } = subject;
  const carried = !request.seen || request.value.credentials.length > 0 || request.value.cookies.length > 0;
  if (!carried) return ruledOut('the request carried nothing that could expire');
  if (request.seen && request.value.credentials.length === 0 && identityProxyOf(scene))
    return ruledOut('an identity proxy speaks of its own session');
  return finding({
    confidence: subject.status === 200 ? 'likely' : 'certain',
    facts: shared(scene, word),
    because: [point(quote(word), subject)],
    against: request.seen ? [] : [point('what the request carried was not seen', subject)],
    fixes: [signInAgain(), frontendCode()],
  });
}

const shared = ({ subject }: Scene, word: Word | null): Record<string, Fact> => ({
  server: text(subject.url.hostname),
  ...(word && { said: text(word.text) }),
});
