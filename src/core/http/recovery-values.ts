import type { Blame } from './challenge-problems.ts';
import { BLANK, COMMA, EQUALS, is, isToken, QUOTE, readQuoted, skipBlanks, TCHAR } from './grammar.ts';
import { beginsChallenge, isSeparator, looksLikeParam, nextComma, unquotedEnd } from './recovery-words.ts';

export type RecoveredValue = { value: string; quoted: boolean };
type Reading = { read: RecoveredValue | null; end: number };

/** The value that stands after an equals sign, blanks before it included; `read` is null where it cannot be known. */
export function recoverValue(text: string, from: number, blame: Blame): Reading {
  const start = skipBlanks(text, from);
  if (text.charCodeAt(start) === QUOTE) return quotedValue(text, start, blame);
  const end = unquotedEnd(text, start);
  const value = text.slice(start, end);
  if (value === '') blame('missing-value', start);
  else if (!isToken(value)) blame('unquoted-value', start);
  return { read: { value, quoted: false }, end };
}

function quotedValue(text: string, start: number, blame: Blame): Reading {
  const { value, end, closed, badAt } = readQuoted(text, start);
  const read = { value, quoted: true };
  if (!closed) blame('unbalanced-quote', start);
  if (badAt >= 0) blame('character-not-allowed', badAt);
  if (end >= text.length || isSeparator(text, end) || is(text, end, BLANK)) return { read, end };
  const comma = commaBeforeName(text, start, end - 1);
  if (comma > 0) {
    blame('quote-runs-on', start);
    return { read: { value: text.slice(start + 1, comma), quoted: true }, end: comma };
  }
  const next = text.charCodeAt(end);
  // A quote after a blank rather opens a word inside the value than closes it.
  const closes = next === QUOTE || !is(text, end - 2, BLANK);
  if (closes && (looksLikeParam(text, end) || beginsChallenge(text, end))) {
    blame('missing-comma', end);
    return { read, end };
  }
  const stop = nextComma(text, end);
  if (closes && (next === QUOTE || !text.slice(end, stop).includes('"'))) {
    blame('text-after-value', end);
    return { read, end: stop };
  }
  blame('unescaped-quote', end);
  return { read: null, end: stop };
}

/**
 * `a="b, c="d"`: the quote at `quote` opens the value of c, since a name and an equals sign stand right before it. Gives
 * the comma before that name, where the quote that was opened at `open` should have been closed; -1 if it is not so.
 */
function commaBeforeName(text: string, open: number, quote: number): number {
  let at = quote - 1;
  while (is(text, at, BLANK)) at--;
  if (text.charCodeAt(at) !== EQUALS) return -1;
  at--;
  while (is(text, at, BLANK)) at--;
  const nameEnd = at;
  while (is(text, at, TCHAR)) at--;
  if (at === nameEnd) return -1;
  while (is(text, at, BLANK)) at--;
  return at > open && text.charCodeAt(at) === COMMA ? at : -1;
}
