import { isKnownScheme } from '../standards/schemes.ts';
import type { Challenge, ChallengeProblem } from './challenge.ts';
import {
  COMMA,
  EQUALS,
  isToken,
  QUOTE,
  readQuoted,
  skip,
  skipBlanks,
  skipCommas,
  TAB,
  TOKEN68_CHAR,
} from './grammar.ts';
import { looksLikeParam, nextComma, unquotedEnd, wordEnd } from './recovery-words.ts';

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

const SENTENCES = {
  'line-break-or-nul':
    'A bare line break or NUL stands inside the value, which no field may hold, so nothing in it can be trusted.',
  'unbalanced-quote': 'A quoted value has no closing quote; it was read to the end of the field.',
  'unescaped-quote':
    'A quoted value has quotes inside that are not escaped, so where it ends cannot be known; it was left out.',
  'text-after-value': 'Text follows a quoted value without a separator; that text was left out.',
  'character-not-allowed': 'A quoted value holds a control character.',
  'unquoted-value': 'A value with characters that need quotes stands without them.',
  'missing-value': 'A parameter has a name and an equals sign, but no value.',
  'missing-comma': 'Two parameters or challenges stand side by side without a comma.',
  'comma-after-scheme': 'A comma stands between a scheme and its parameters; they were taken as that scheme’s.',
  'token68-and-params':
    'A scheme is followed by both a bare token and parameters; the grammar allows one or the other.',
  'no-scheme': 'A parameter stands where a scheme should begin; it was left out.',
  'bad-name': 'A parameter’s name holds characters that a name may not hold.',
  'bare-quoted-string': 'A quoted text stands where a parameter should; it was left out.',
  'tab-after-scheme': 'A tab stands after the scheme, where the grammar wants a space.',
  'stray-text': 'Text that is neither a scheme nor a parameter was left out.',
  'outside-grammar': 'The value does not follow the grammar of a challenge.',
} as const;
type Reason = keyof typeof SENTENCES;

class Recovery {
  private readonly text: string;
  private readonly field: number;
  private readonly challenges: Challenge[];
  private readonly blame: (reason: Reason, at: number) => void;
  private at = 0;
  private current: Challenge | null = null;
  /** Right after a scheme and its blank: a token68 may stand here. */
  private fresh = false;
  /** The scheme was followed by a comma at once, so that by the grammar no parameter can belong to it. */
  private closed = false;

  constructor(text: string, field: number, challenges: Challenge[], blame: (reason: Reason, at: number) => void) {
    this.text = text;
    this.field = field;
    this.challenges = challenges;
    this.blame = blame;
  }

  run(): void {
    this.at = skipCommas(this.text, 0);
    let afterComma = true;
    while (this.at < this.text.length) {
      this.element(afterComma);
      const blanks = skipBlanks(this.text, this.at);
      afterComma = this.text.charCodeAt(blanks) === COMMA;
      if (afterComma) this.fresh = false;
      this.at = skipCommas(this.text, blanks);
    }
  }

  private element(afterComma: boolean): void {
    const { text } = this;
    if (this.fresh && this.token68()) return;
    const start = this.at;
    const end = wordEnd(text, start);
    const equals = skipBlanks(text, end);
    if (end === start) {
      this.junk(text.charCodeAt(start) === QUOTE ? 'bare-quoted-string' : 'stray-text');
      return;
    }
    const word = text.slice(start, end);
    if (text.charCodeAt(equals) === EQUALS) {
      if (this.current !== null) this.parameter(word, start, equals, afterComma);
      // "This = that": the blank says that "This" stands as a scheme; "scope=foo" is a parameter that lost its scheme.
      else if (equals > end && isToken(word)) this.scheme(word, end);
      else this.orphan(start, equals);
    } else if (!isToken(word) || (text.charCodeAt(end) === QUOTE && this.current !== null)) {
      this.junk('stray-text');
    } else if (afterComma) {
      this.scheme(word, end);
    } else if (isKnownScheme(word) || looksLikeParam(text, equals)) {
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
    this.current = { scheme: word, token68: null, params: [], field: this.field };
    this.challenges.push(this.current);
    this.at = skipBlanks(this.text, end);
    this.fresh = this.at > end;
    this.closed = this.text.charCodeAt(end) === COMMA;
    const next = this.text.charCodeAt(this.at);
    if (this.text.charCodeAt(end) === TAB && next !== COMMA && this.at < this.text.length)
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
    const last = after >= text.length || text.charCodeAt(after) === COMMA;
    if (!last && (after === end || end - bare === 1)) return false;
    const word = text.slice(start, end);
    if (!last && end === bare) {
      if (isKnownScheme(word)) return false;
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
    const challenge = this.current as Challenge;
    if (!isToken(word)) this.blame('bad-name', start);
    if (!afterComma && challenge.params.length > 0) this.blame('missing-comma', start);
    this.at = equals + 1;
    const read = this.value();
    if (this.closed && challenge.params.length === 0) {
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

  /** The value at the position; null where it cannot be known. */
  private value(): { value: string; quoted: boolean } | null {
    const { text } = this;
    const start = skipBlanks(text, this.at);
    this.at = start;
    if (text.charCodeAt(start) === QUOTE) return this.quotedValue(start);
    const end = unquotedEnd(text, start);
    this.at = end;
    const value = text.slice(start, end);
    if (value === '') this.blame('missing-value', start);
    else if (!isToken(value)) this.blame('unquoted-value', start);
    return { value, quoted: false };
  }

  private quotedValue(start: number): { value: string; quoted: boolean } | null {
    const { text } = this;
    const { value, end, closed, badAt } = readQuoted(text, start);
    this.at = end;
    if (!closed) this.blame('unbalanced-quote', start);
    if (badAt >= 0) this.blame('character-not-allowed', badAt);
    const next = text.charCodeAt(end);
    if (end >= text.length || next === COMMA || skipBlanks(text, end) > end) return { value, quoted: true };
    this.at = nextComma(text, end);
    this.blame(next === QUOTE ? 'text-after-value' : 'unescaped-quote', end);
    return next === QUOTE ? { value, quoted: true } : null;
  }

  private junk(reason: Reason): void {
    this.blame(reason, this.at);
    this.at = reason === 'bare-quoted-string' ? readQuoted(this.text, this.at).end : nextComma(this.text, this.at);
  }
}

function findLineBreak(text: string): number {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0d || code === 0x0a || code === 0) return at;
  }
  return -1;
}
