import type { ExchangeEvidence } from '../evidence/evidence.ts';
import { responseField } from './answers.ts';
import { type Doubt, doubt } from './doubts.ts';
import { doubtsByWords, OTHER_SUBJECTS, otherSubject } from './other-subjects.ts';
import { type Meaning, quote, serverWords, type Word } from './words.ts';

/** Refusals that name no reason, or that may be said of a pair. */
const FITS_A_PAIR: ReadonlySet<Meaning> = new Set<Meaning>([
  'wrong-password',
  'unknown-user',
  'credentials-refused',
  'invalid-grant',
  'forbidden',
  'not-signed-in',
  'missing-credentials',
  ...OTHER_SUBJECTS,
]);

/** Said of what came, not of what is asked for: “with the given credentials”; a bare “authentication failed” may mean nothing came. */
export const speaksOfGiven = (word: Word | null): boolean =>
  word !== null && /\b(?:given|provided|supplied|submitted|entered) (?:\w+ )?credentials\b/i.test(word.text);

/**
 * What the answer leaves of a wrong user name or password. Whoever is asked to wait is refused for the number of his tries,
 * with the right password too.
 *
 * @param word the server's own word about the pair, if it said one
 */
export function doubtsAboutPair(x: ExchangeEvidence, word: Word | null): readonly Doubt[] {
  const leaves = word ? 'likely' : 'possible';
  const other = otherSubject(x);
  if (other) return [doubt(leaves, `${quote(other)}, which a right password meets as well`, x)];
  if (responseField(x, 'retry-after') !== undefined)
    return [doubt(leaves, 'the answer asked to wait (Retry-After), as for too many tries or a server fault', x)];
  if (word) return [];
  const named = serverWords(x).find(w => w.sure && !FITS_A_PAIR.has(w.meaning));
  return named ? [doubt('possible', `${quote(named)}, which is another reason`, x)] : doubtsByWords(x, 'possible');
}
