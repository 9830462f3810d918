import type { ExchangeEvidence } from '../evidence/evidence.ts';
import type { Scene } from './define.ts';
import { type Doubt, doubt } from './doubts.ts';
import { doubtsByWords } from './other-subjects.ts';
import { offeredSchemes } from './sent.ts';
import { COMMON_LEEWAY_MS, type Moment } from './token-times.ts';
import { hints, type Meaning, quote, says, saysAny, type Word } from './words.ts';

/**
 * What speaks against an expiry that the token's own `exp` shows.
 *
 * @param word the server's own word that it has expired: then only the status may speak against it
 */
export function doubtsAboutToken({ subject, time }: Scene, exp: Moment, word: Word | null): Doubt[] {
  const by200 = subject.status === 200 ? [doubt('likely', 'the answer itself was 200', subject)] : [];
  if (word) return by200;
  const doubts: Doubt[] = [...doubtsByReason(subject), ...by200];
  if (!time.server.seen) doubts.push(doubt('likely', "the server's clock was not seen", subject));
  else if ((exp.pastForServer ?? 0) <= COMMON_LEEWAY_MS)
    doubts.push(
      doubt('likely', 'it had expired so shortly before that many servers would still have taken it', subject),
    );
  const offered = offeredSchemes(subject);
  if (offered.length > 0 && offered.every(s => /^(?:basic|digest|negotiate|ntlm)$/i.test(s)))
    doubts.push(doubt('likely', `the server asked for ${offered.join(' or ')}, not for a token`, subject));
  if (subject.status === 403 && !offered.length && !hints(subject, 'invalid-token') && !says(subject, 'scope'))
    doubts.push(doubt('likely', 'the status was 403, which is for missing rights', subject));
  return doubts;
}

const OTHER_REASONS: readonly Meaning[] = [
  'audience',
  'issuer',
  'tenant',
  'unknown-key',
  'algorithm',
  'signature',
  'wrong-type',
  'account-disabled',
  'revoked',
  'step-up',
  'wrong-password',
  'invalid-api-key',
  'missing-api-key',
  'request-signature',
  'dpop-proof',
  'dpop-nonce',
];

/** What the server named instead. It looks at the end before the rights, so that a scope leaves more than the others. */
export function doubtsByReason(subject: ExchangeEvidence): Doubt[] {
  const say = (word: Word) => `the server gave another reason: ${quote(word)}`;
  const named = namedOtherwise(subject);
  if (named) return [doubt('possible', say(named), subject)];
  const rights = saysAny(subject, ['scope', 'permission']);
  return rights ? [doubt('likely', say(rights), subject)] : [...doubtsByWords(subject, 'likely')];
}

/** The reason of its own that the server gave. "Signature not valid in the specified time frame" is no other reason. */
export function namedOtherwise(subject: ExchangeEvidence): Word | null {
  const named = saysAny(subject, OTHER_REASONS);
  return named && !/\bexpir|\btime frame\b/i.test(named.text) ? named : null;
}
