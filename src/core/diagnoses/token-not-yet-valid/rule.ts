import { serverConfig, wait } from '../../fixes/index.ts';
import { sayDuration } from '../../standards/durations.ts';
import { takenWith } from '../accepted-anyway.ts';
import {
  defineDiagnosis,
  duration,
  finding,
  inconclusive,
  instant,
  noMatch,
  point,
  ruledOut,
  type Scene,
  text,
} from '../define.ts';
import { confidenceAfter, type Doubt, doubt } from '../doubts.ts';
import { doubtsByWords } from '../other-subjects.ts';
import { mainToken } from '../sent.ts';
import { COMMON_LEEWAY_MS, DATE_RESOLUTION_MS, moment } from '../token-times.ts';
import { quote, says, saysAny, type Word } from '../words.ts';

/** The token's validity begins only later, as the server's clock has it. */
export default defineDiagnosis({
  id: 'token-not-yet-valid',
  needs: [],
  supersedes: ['token-rejected'],
  facts: ['early', 'validFrom', 'claim', 'said', 'server'],
  specs: [
    { title: 'RFC 7519 §4.1.5: nbf', url: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.5' },
    { title: 'RFC 7519 §4.1.6: iat', url: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.6' },
  ],
  examine(scene) {
    const { subject } = scene;
    if (![400, 401, 403, 498].includes(subject.status)) return noMatch;
    const word = says(subject, 'not-yet-valid');
    if (!subject.request.seen && !word) return inconclusive('whether what was sent was valid yet', subject.request.why);
    const other = saysAny(subject, [
      'expired',
      'clock',
      'csrf-token',
      'audience',
      'issuer',
      'signature',
      'unknown-key',
      'scope',
      'algorithm',
      'revoked',
      'account-disabled',
      'permission',
    ]);
    if (other && !word) return says(subject, 'expired') || !startOf(scene) ? noMatch : ruledOut(quote(other));
    return byClaims(scene, word) ?? byWords(scene, word);
  },
});

/** The later of nbf and iat that lies ahead of the server, if any. Few verifiers look at iat. */
function startOf({ subject, time }: Scene) {
  const claims = mainToken(subject)?.token?.claims;
  const nbf = moment(claims?.nbf, time);
  const iat = moment(claims?.iat, time);
  const ahead = (m: typeof nbf) => (m ? -m.past : 0);
  if (nbf && ahead(nbf) > DATE_RESOLUTION_MS) return { claim: 'nbf', at: nbf, early: ahead(nbf) };
  if (iat && ahead(iat) > DATE_RESOLUTION_MS) return { claim: 'iat', at: iat, early: ahead(iat) };
  return null;
}

function byClaims(scene: Scene, word: Word | null) {
  const { subject, time } = scene;
  const start = startOf(scene);
  if (!start) return null;
  if (start.at.clocksDisagree) return ruledOut('the two clocks disagree about whether the token was valid yet');
  const doubts: Doubt[] = [];
  if (!word) {
    doubts.push(...doubtsByWords(subject, 'likely'));
    const sent = mainToken(subject);
    const taken = sent && takenWith(scene, sent)[0];
    if (taken) doubts.push(doubt('possible', 'the same token was accepted as well, early as it was', taken));
    if (!time.server.seen) doubts.push(doubt('likely', "the server's clock was not seen", subject));
    const little = start.early <= COMMON_LEEWAY_MS;
    if (start.claim === 'iat')
      // Few look at it, and of those most forgive so little.
      doubts.push(
        doubt(
          little ? 'possible' : 'likely',
          'iat tells when the token was issued; few servers refuse for it',
          subject,
        ),
      );
    if (little) doubts.push(doubt('likely', 'so little was missing that many servers would have taken it', subject));
  }
  return finding({
    confidence: confidenceAfter(doubts),
    facts: {
      early: duration(start.early),
      validFrom: instant(start.at.at),
      claim: text(start.claim),
      server: text(subject.url.hostname),
      ...(word && { said: text(word.text) }),
    },
    because: [
      point(`the token's ${start.claim} lay ${sayDuration(start.early)} ahead of the server's clock`, subject),
      ...(word ? [point(quote(word), subject)] : []),
    ],
    against: doubts.map(d => d.point),
    fixes: [wait(), serverConfig()],
  });
}

function byWords(scene: Scene, word: Word | null) {
  const { subject, time } = scene;
  if (!word) return noMatch;
  const nbf = moment(mainToken(subject)?.token?.claims?.nbf, time);
  if (nbf && (nbf.pastForServer ?? 0) > DATE_RESOLUTION_MS)
    return ruledOut("the token's nbf had passed by the server's own clock");
  return finding({
    confidence: 'certain',
    facts: { said: text(word.text), server: text(subject.url.hostname) },
    because: [point(quote(word), subject)],
    fixes: [wait(), serverConfig()],
  });
}
