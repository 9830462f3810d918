import { isKnownScheme } from '../standards/schemes.ts';
import { BLANK, COMMA, EQUALS, is, QUOTE, SPACE, skip, skipBlanks, TAB, TCHAR } from './grammar.ts';

/** Guesses about where words and values end in a field that is outside the grammar. None looks further than a word. */

export function nextComma(text: string, from: number): number {
  const at = text.indexOf(',', from);
  return at < 0 ? text.length : at;
}

export function wordEnd(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === SPACE || code === TAB || code === COMMA || code === EQUALS || code === QUOTE) break;
  }
  return at;
}

export function looksLikeParam(text: string, from: number): boolean {
  const end = skip(text, from, TCHAR);
  return end > from && text.charCodeAt(skipBlanks(text, end)) === EQUALS;
}

/** Where a value without quotes ends: at a comma, or before a word that begins the next parameter or challenge. */
export function unquotedEnd(text: string, start: number): number {
  let at = start;
  if (text[start] === "'") {
    const close = text.indexOf("'", start + 1);
    const after = close < 0 ? -1 : skipBlanks(text, close + 1);
    if (close > 0 && (after >= text.length || text.charCodeAt(after) === COMMA)) return close + 1;
  }
  while (at < text.length && text.charCodeAt(at) !== COMMA) {
    if (!is(text, at, BLANK)) {
      at++;
      continue;
    }
    const next = skipBlanks(text, at);
    if (next >= text.length || text.charCodeAt(next) === COMMA || looksLikeParam(text, next)) return at;
    if (isKnownScheme(text.slice(next, Math.min(wordEnd(text, next), next + 32)))) return at;
    at = next;
  }
  return at;
}
