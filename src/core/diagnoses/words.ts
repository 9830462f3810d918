import type { ExchangeEvidence } from '../evidence/evidence.ts';
import { param } from '../http/challenge.ts';
import { ACCESS_WORDS } from './access-words.ts';
import { FOREIGN_WORDS } from './foreign-words.ts';
import { namesSeveralReasons, readSentences, saysAbsent, statedIn } from './sentences.ts';
import { SUBJECT_WORDS } from './subject-words.ts';
import { TOKEN_WORDS } from './token-words.ts';
import { meaningOfCode } from './vendor-codes.ts';
import type { Meaning } from './word-meanings.ts';

export type { Meaning } from './word-meanings.ts';

/** One thing that the server said, and what it means. */
export interface Word {
  readonly meaning: Meaning;
  /** As the server wrote it, secrets masked, shortened for display. */
  readonly text: string;
  readonly place: 'challenge' | 'body' | 'header';
  /** The parameter, member path or field name. */
  readonly name: string;
  /** False where the server named several reasons and did not choose ("invalid or expired"). */
  readonly sure: boolean;
}

/**
 * Everything that the server said about a refusal, in its challenge, body and vendor headers, with its meaning.
 * One text may mean several things ("the audience is invalid; the issuer is invalid"). What was not seen says nothing.
 */
export function serverWords(exchange: ExchangeEvidence): readonly Word[] {
  const known = CACHE.get(exchange);
  if (known) return known;
  const words = withoutLies(spoken(exchange).flatMap(readOnce));
  CACHE.set(exchange, words);
  return words;
}

/** The server's clearest statement of that meaning: one that chose among reasons; null where it made none. */
export function says(exchange: ExchangeEvidence, meaning: Meaning): Word | null {
  return serverWords(exchange).find(w => w.meaning === meaning && w.sure) ?? null;
}

/** The same, also where the server named the meaning among others ("missing, invalid or expired"). */
export function hints(exchange: ExchangeEvidence, meaning: Meaning): Word | null {
  return says(exchange, meaning) ?? serverWords(exchange).find(w => w.meaning === meaning) ?? null;
}

/** The first clear statement of any of these meanings, in the order given. */
export function saysAny(exchange: ExchangeEvidence, meanings: readonly Meaning[]): Word | null {
  for (const meaning of meanings) {
    const word = says(exchange, meaning);
    if (word) return word;
  }
  return null;
}

/** The reasons for which a token that arrived is refused: each is more telling than `invalid-token`. */
export const TOKEN_REASONS: readonly Meaning[] = [
  'expired',
  'not-yet-valid',
  'revoked',
  'not-active',
  'audience',
  'issuer',
  'tenant',
  'unknown-key',
  'algorithm',
  'signature',
  'malformed',
  'wrong-type',
  'scope',
  'step-up',
  'dpop-nonce',
  'dpop-proof',
  'account-disabled',
];

/** A server's words as a quotation for a clause. */
export const quote = (word: Word): string => `the answer said “${word.text}”`;

/** The evidence is immutable, and many rules ask the same exchange. */
const CACHE = new WeakMap<ExchangeEvidence, readonly Word[]>();

const WORD_PATTERNS = [...TOKEN_WORDS, ...ACCESS_WORDS, ...FOREIGN_WORDS, ...SUBJECT_WORDS];

/** A text of the answer, before it has been understood. */
interface Spoken {
  readonly text: string;
  readonly place: Word['place'];
  readonly name: string;
}

/** Vendor headers in which a reason stands; the evidence holds only those of its allow-list. */
const TELLING_FIELDS =
  /^(?:x-amzn-errortype|x-ms-diagnostics|x-ms-error-code|x-seraph-loginreason|x-error|x-error-code|x-auth-error|x-reason|x-authentication-error|x-squid-error|x-required-permission|x-openam|x-goog-iap-generated-response)$/;
const TELLING_PARAMETERS = /^(?:error|error_?description|error_?code|error_?message|reason|message|detail|title)$/;

/** The texts in which servers tell a reason, as they were written. */
export function spoken(x: ExchangeEvidence): Spoken[] {
  const found: Spoken[] = [];
  if (x.response.seen) {
    const { challenges, proxyChallenges, headers } = x.response.value;
    for (const c of [...(challenges?.challenges ?? []), ...(proxyChallenges?.challenges ?? [])]) {
      for (const p of c.params) {
        if (TELLING_PARAMETERS.test(p.name)) found.push({ text: p.value, place: 'challenge', name: p.name });
      }
      // Entra's continuous access evaluation sends the demand itself in `claims`.
      if (param(c, 'claims')) found.push({ text: 'claims challenge', place: 'challenge', name: 'claims' });
    }
    for (const [name, value] of Object.entries(headers)) {
      if (TELLING_FIELDS.test(name)) found.push({ text: value, place: 'header', name });
    }
  }
  if (x.body.seen) found.push(...x.body.value.words.map(w => ({ text: w.text, place: 'body' as const, name: w.path })));
  return found;
}

/** A server that refuses a thousand times says the same thing a thousand times. Bounded; the text decides alone. */
const READ = new Map<string, readonly Word[]>();
const MOST_READ = 500;

function readOnce(said: Spoken): readonly Word[] {
  const key = JSON.stringify([said.place, said.name, said.text]);
  const known = READ.get(key);
  if (known) return known;
  const words = wordsOf(said);
  if (READ.size >= MOST_READ) READ.clear();
  READ.set(key, words);
  return words;
}

const SHOWN = 160;

function wordsOf(said: Spoken): Word[] {
  const text = said.text.length > SHOWN ? `${said.text.slice(0, SHOWN)}…` : said.text;
  const code = meaningOfCode(said.text, said.name);
  const found = new Map<Meaning, Word>();
  const add = (meaning: Meaning, sure: boolean) => {
    const before = found.get(meaning);
    if (!before || (sure && !before.sure)) found.set(meaning, { ...said, text, meaning, sure });
  };
  if (code) add(code, true);
  let supposesReason = false;
  for (const sentence of readSentences(said.text)) {
    const { unhedged, unconditional, firm } = statedIn(sentence);
    for (const { meaning, pattern, unless, within, vague } of WORD_PATTERNS) {
      const parts = within === 'phrase' ? sentence.phrases : [sentence.whole];
      if (!parts.some(part => pattern.test(part)) || unless?.test(sentence.whole)) continue;
      // Only the narrow form puts every meaning in doubt: what may be required is required.
      const stated = SUPPOSABLE.has(meaning) ? firm : CONDITIONAL.has(meaning) ? unconditional : unhedged;
      const undecided = DOUBTFUL.has(meaning) && namesSeveralReasons(stated);
      add(meaning, !vague && !undecided && pattern.test(stated));
      if (!TOKEN_REASONS.includes(meaning)) continue;
      // A condition is an advice and tells no refusal; a guess is one about the token that was refused.
      if (pattern.test(unconditional) && !pattern.test(firm)) supposesReason = true;
      else if (!pattern.test(unconditional)) add('invalid-token', false);
    }
    if (namesSeveralReasons(sentence.whole)) {
      const told = namesSeveralReasons(unconditional);
      add('invalid-token', told && !saysAbsent(unconditional));
    }
  }
  // A token of which the server supposes why it is no good is no good, unless it told another reason.
  if (supposesReason) add('invalid-token', ![...found.values()].some(w => w.sure && !NO_REASON.has(w.meaning)));
  return [...found.values()];
}

/** Known liars: an API gateway that knows no such route says that a token is missing (causes.md, order of reasoning). */
function withoutLies(words: readonly Word[]): readonly Word[] {
  if (!words.some(w => w.meaning === 'no-such-route')) return words;
  return words.filter(w => w.meaning !== 'missing-credentials');
}

/** Meanings between which such a sentence leaves the choice. "CSRF token missing or incorrect" is decided enough. */
const DOUBTFUL: ReadonlySet<Meaning> = new Set([
  ...TOKEN_REASONS.filter(m => m !== 'account-disabled' && m !== 'dpop-proof'),
  'missing-credentials',
  'missing-api-key',
  'invalid-api-key',
  'invalid-token',
  'credentials-refused',
]);

/** What can be supposed. A refusal without a reason is no supposition, and neither is a demand. */
const SUPPOSABLE: ReadonlySet<Meaning> = new Set([
  ...TOKEN_REASONS.filter(m => !['step-up', 'dpop-nonce', 'dpop-proof', 'scope'].includes(m)),
  'session-over',
  'session-unknown',
  'password-expired',
  'licence',
  'invalid-api-key',
]);

/** What a condition can speak of besides: “if your token is missing or invalid”. */
const CONDITIONAL: ReadonlySet<Meaning> = new Set([
  'invalid-token',
  'missing-credentials',
  'missing-api-key',
  'credentials-refused',
  'wrong-password',
]);

/** Refusals that leave open why. */
const NO_REASON: ReadonlySet<Meaning> = new Set(['invalid-token', 'credentials-refused', 'not-signed-in', 'forbidden']);
