import { isKnownScheme } from '../standards/schemes.ts';
import type { Challenge, ChallengeProblem } from './challenge.ts';
import { type Blame, type Reason, SENTENCES } from './challenge-problems.ts';
import {
  EQUALS,
  isToken,
  QUOTE,
  readQuoted,
  SEMICOLON,
  skip,
  skipBlanks,
  skipCommas,
  TAB,
  TOKEN68_CHAR,
} from './grammar.ts';
import { type RecoveredValue, recoverValue } from './recovery-values.ts';
import { beginsChallenge, isSeparator, looksLikeParam, nextComma, unquotedEnd, wordEnd } from './recovery-words.ts';

/**
 * Reads a field that is outside the grammar the way that serves its reader best: every scheme and parameter that the
 * sender most likely meant is kept, what nobody can know is left out, and each departure gets a sentence (the first of
 * its kind). Pushes to `challenges`; always returns at least one problem. Linear: each look ahead is at most one word.
 */
export function recoverField(text: string, field: number, challenges: Challenge[]): ChallengeProblem[] {
  const problems = new Map<string, ChallengeProblem>();
  const blame = (reason: Reason, at: number) => {
    if (!problems.has(reason)) problems.set(reason, { reason, say: SENTENCES[reason], field, at });
  };
  const split = findLineBreak(text);
  if (split >= 0) {
    // A bare CR, LF or NUL may be an attempt to smuggle a header in: RFC 9110 §5.5 calls it dangerous. Do not guess.
    blame('line-break-or-nul', split);
    return [...problems.values()];
  }
  new Recovery(text, field, challenges, blame).run();
  if (problems.size === 0) blame('outside-grammar', 0);
  return [...problems.values()];
}

const FIELD_NAME = /^[\t ,]*(?:www|proxy)-authenticate:/i;

class Recovery {
  private readonly text: string;
  private readonly field: number;
  private readonly challenges: Challenge[];
  private readonly blame: Blame;
  private at = 0;
  private current: Challenge | null = null;
  /** Right after a scheme and its blank: a token68 may stand here. */
  private fresh = false;
  /** The scheme was followed by a comma at once, so that by the grammar no parameter can belong to it. */
  private closed = false;
  /** The challenge whose parameters a lone word interrupts: `a=b, word, c=d`. */
  private interrupted: Challenge | null = null;

  constructor(text: string, field: number, challenges: Challenge[], blame: Blame) {
    this.text = text;
    this.field = field;
    this.challenges = challenges;
    this.blame = blame;
  }

  run(): void {
    const name = FIELD_NAME.exec(this.text)?.[0].length ?? 0;
    if (name > 0) this.blame('field-name', 0);
    this.at = name;
    this.separator();
    let afterComma = true;
    while (this.at < this.text.length) {
      this.element(afterComma);
      afterComma = this.separator();
      if (afterComma) this.fresh = false;
    }
  }

  /** Passes commas, and what stands for them; says whether there was one. */
  private separator(): boolean {
    const { text } = this;
    const first = skipBlanks(text, this.at);
    this.at = skipCommas(text, first);
    while (text.charCodeAt(this.at) === SEMICOLON) {
      this.blame('semicolon', this.at);
      this.at = skipCommas(text, this.at + 1);
    }
    return isSeparator(text, first);
  }

  private element(afterComma: boolean): void {
    const { text } = this;
    if (this.fresh && this.token68()) return;
    const start = this.at;
    const end = wordEnd(text, start);
    const equals = skipBlanks(text, end);
    if (end === start) {
      this.junk();
      return;
    }
    const word = text.slice(start, end);
    if (text.charCodeAt(equals) === EQUALS) {
      if (this.current !== null) this.parameter(word, start, equals, afterComma);
      // "This = that": the blank says that "This" stands as a scheme; "scope=foo" is a parameter that lost its scheme.
      else if (equals > end && isToken(word)) this.scheme(word, end);
      else this.orphan(start, equals);
    } else if (word.endsWith(':') && isKnownScheme(word.slice(0, -1))) {
      this.blame('stray-text', end - 1);
      this.scheme(word.slice(0, -1), end);
    } else if (!isToken(word) || (text.charCodeAt(end) === QUOTE && this.current !== null)) {
      this.junk();
    } else if (afterComma) {
      this.scheme(word, end);
    } else if (beginsChallenge(text, start) || looksLikeParam(text, equals)) {
      this.blame('missing-comma', start);
      this.scheme(word, end);
    } else {
      this.blame('stray-text', start);
      this.at = end;
    }
  }

  private orphan(start: number, equals: number): void {
    this.blame('no-scheme', start);
    this.at = equals + 1;
    this.value();
  }

  private scheme(word: string, end: number): void {
    const before = this.current?.params.length ? this.current : this.interrupted;
    this.current = { scheme: word, token68: null, params: [], field: this.field };
    this.challenges.push(this.current);
    this.at = skipBlanks(this.text, end);
    this.fresh = this.at > end;
    this.closed = isSeparator(this.text, end);
    this.interrupted = this.closed && !isKnownScheme(word) ? before : null;
    if (this.text.charCodeAt(end) === TAB && !isSeparator(this.text, this.at) && this.at < this.text.length)
      this.blame('tab-after-scheme', end);
  }

  /** A bare token right after the scheme. Says false where a parameter or something else stands. */
  private token68(): boolean {
    const { text, at: start } = this;
    this.fresh = false;
    const bare = skip(text, start, TOKEN68_CHAR);
    let end = bare;
    while (text.charCodeAt(end) === EQUALS) end++;
    const after = skipBlanks(text, end);
    if (bare === start || this.current === null) return false;
    const last = after >= text.length || isSeparator(text, after);
    // "name =", whatever comes after it, is a parameter, as "name=" before a value is.
    if (!last && (after === end || end - bare === 1 || text.charCodeAt(after) === EQUALS)) return false;
    const word = text.slice(start, end);
    if (!last && end === bare) {
      if (beginsChallenge(text, start)) return false;
      this.blame(looksLikeParam(text, after) ? 'token68-and-params' : 'stray-text', after);
      if (!looksLikeParam(text, after)) this.current.token68 = word;
      this.at = end;
      return true;
    }
    this.current.token68 = word;
    this.at = end;
    return true;
  }

  private parameter(word: string, start: number, equals: number, afterComma: boolean): void {
    let challenge = this.current as Challenge;
    if (!isToken(word)) this.blame('bad-name', start);
    if (!afterComma && challenge.params.length > 0) this.blame('missing-comma', start);
    this.at = equals + 1;
    const read = this.value();
    if (this.closed && this.interrupted && read?.value) {
      this.blame('word-between-parameters', start);
      this.current = challenge = this.interrupted;
      this.closed = false;
    } else if (this.closed && challenge.params.length === 0) {
      this.blame(read?.value ? 'comma-after-scheme' : 'no-scheme', start);
      if (!read?.value) return;
    }
    if (challenge.token68 !== null && !this.demoteToken68(challenge, start)) return;
    if (read) challenge.params.push({ name: word.toLowerCase(), ...read });
  }

  /** Parameters after a token68: which of the two was meant? A padded one cannot be anything else; it stays. */
  private demoteToken68(challenge: Challenge, at: number): boolean {
    const token68 = challenge.token68 as string;
    this.blame('token68-and-params', at);
    if (token68.endsWith('==')) return false;
    const name = token68.slice(0, -1);
    if (token68.endsWith('=') && isToken(name))
      challenge.params.push({ name: name.toLowerCase(), value: '', quoted: false });
    challenge.token68 = null;
    return true;
  }

  private value(): RecoveredValue | null {
    const { read, end } = recoverValue(this.text, this.at, this.blame);
    this.at = end;
    return read;
  }

  /** Leaves out what cannot be used, and no more than that: a parameter or a known scheme after it still counts. */
  private junk(): void {
    const { text, at: start } = this;
    const isQuote = text.charCodeAt(start) === QUOTE;
    this.blame(isQuote ? 'bare-quoted-string' : 'stray-text', start);
    const quoted = isQuote ? readQuoted(text, start) : null;
    if (quoted) this.at = quoted.closed ? quoted.end : nextComma(text, start);
    else this.at = unquotedEnd(text, start);
  }
}

function findLineBreak(text: string): number {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0d || code === 0x0a || code === 0) return at;
  }
  return -1;
}
