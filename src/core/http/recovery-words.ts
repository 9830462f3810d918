import { schemeFacts } from '../standards/schemes.ts';
import { BLANK, COMMA, EQUALS, is, QUOTE, SEMICOLON, SPACE, skip, skipBlanks, TAB, TCHAR } from './grammar.ts';

/** Guesses about where words and values end in a field that is outside the grammar. None looks further than two words. */

export function nextComma(text: string, from: number): number {
  const at = text.indexOf(',', from);
  return at < 0 ? text.length : at;
}

/** A comma, or the semicolon that some write in its place: no scheme and no name can hold either. */
export function isSeparator(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === COMMA || code === SEMICOLON;
}

export function wordEnd(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === SPACE || code === TAB || code === EQUALS || code === QUOTE || isSeparator(text, at)) break;
  }
  return at;
}

export function looksLikeParam(text: string, from: number): boolean {
  const end = skip(text, from, TCHAR);
  return end > from && text.charCodeAt(skipBlanks(text, end)) === EQUALS;
}

/**
 * True where a known scheme begins the next challenge without a comma before it. Many schemes are English words (`Token`,
 * `Key`), so what follows has to fit: a parameter or another scheme. Alone at the end only those count that browsers
 * answer, for a list of these is what is written without commas.
 */
export function beginsChallenge(text: string, from: number): boolean {
  const end = wordEnd(text, from);
  const facts = schemeFacts(text.slice(from, Math.min(end, from + 32)));
  if (!facts) return false;
  const after = skipBlanks(text, end);
  if (after >= text.length || isSeparator(text, after)) return facts.browsersAct;
  if (looksLikeParam(text, after)) return true;
  return schemeFacts(text.slice(after, Math.min(wordEnd(text, after), after + 32))) !== undefined;
}

/** Where a value without quotes ends: at a comma, or before a word that begins the next parameter or challenge. */
export function unquotedEnd(text: string, start: number): number {
  if (text[start] === "'") {
    const close = text.indexOf("'", start + 1);
    const after = close < 0 ? -1 : skipBlanks(text, close + 1);
    if (close > 0 && (after >= text.length || isSeparator(text, after))) return close + 1;
  }
  let token = true;
  let at = start;
  while (at < text.length && text.charCodeAt(at) !== COMMA) {
    if (text.charCodeAt(at) === SEMICOLON && separates(text, at, token)) return at;
    if (!is(text, at, BLANK)) {
      token &&= is(text, at, TCHAR);
      at++;
      continue;
    }
    const next = skipBlanks(text, at);
    if (next >= text.length || text.charCodeAt(next) === COMMA || looksLikeParam(text, next)) return at;
    if (beginsChallenge(text, next)) return at;
    at = next;
  }
  return at;
}

/** Addresses and lists of names hold semicolons of their own; one that a blank or a plain `name=` follows separates. */
function separates(text: string, semicolon: number, afterToken: boolean): boolean {
  const next = skipBlanks(text, semicolon + 1);
  if (next >= text.length || isSeparator(text, next)) return afterToken;
  const blank = next > semicolon + 1;
  return (blank || afterToken) && (looksLikeParam(text, next) || (blank && beginsChallenge(text, next)));
}
