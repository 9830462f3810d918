/**
 * The lexical pieces of RFC 9110 §5.6 that every authentication header is made of. Each function takes a string of
 * isomorphic (Latin-1) bytes and a position and returns the position after what it read, so that a reader built from
 * them never looks at a character more than a fixed number of times.
 */

export const TCHAR = 1;
export const TOKEN68_CHAR = 2;
export const QDTEXT = 4;
export const BLANK = 8;

export const COMMA = 0x2c;
export const SEMICOLON = 0x3b;
export const EQUALS = 0x3d;
export const QUOTE = 0x22;
export const SPACE = 0x20;
export const TAB = 0x09;
const BACKSLASH = 0x5c;

const CLASSES = buildClasses();

/** True if the character at `at` is in `kind`. Characters above U+00FF are text that somebody decoded: obs-text. */
export function is(text: string, at: number, kind: number): boolean {
  const code = text.charCodeAt(at);
  return code < 256 ? ((CLASSES[code] as number) & kind) !== 0 : code > 255 && kind === QDTEXT;
}

/** Position after the run of characters of `kind` that begins at `from` (RFC 9110 §5.6.2, §11.2). */
export function skip(text: string, from: number, kind: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code > 255 || ((CLASSES[code] as number) & kind) === 0) return at;
    at++;
  }
  return at;
}

/** Position after OWS or BWS (RFC 9110 §5.6.3). */
export function skipBlanks(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code === SPACE || code === TAB; code = text.charCodeAt(at)) at++;
  return at;
}

/** Position after the empty elements and blanks that a list recipient must tolerate (RFC 9110 §5.6.1.2). */
export function skipCommas(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code === COMMA || code === SPACE || code === TAB; code = text.charCodeAt(at))
    at++;
  return at;
}

export function isToken(text: string): boolean {
  return text !== '' && skip(text, 0, TCHAR) === text.length;
}

/** qdtext only: a quoted-string without a quoted-pair or a character that it may not hold. */
const PLAIN = /^[\t\x20-\x21\x23-\x5b\x5d-\x7e\x80-\uffff]*$/;

export type QuotedString = { value: string; end: number; closed: boolean; badAt: number };

/**
 * Reads the quoted-string whose opening quote is at `from` (RFC 9110 §5.6.4). `end` is the position after it; without
 * a closing quote (`closed: false`) the value runs to the end. `badAt` is the first character that a quoted-string
 * may not hold, or -1.
 */
export function readQuoted(text: string, from: number): QuotedString {
  // Nearly every value is plain: the engine's own search finds its end faster than a loop over its characters.
  const close = text.indexOf('"', from + 1);
  const plain = close < 0 ? '' : text.slice(from + 1, close);
  if (close > 0 && PLAIN.test(plain)) return { value: plain, end: close + 1, closed: true, badAt: -1 };
  let at = from + 1;
  let chunk = at;
  let value = '';
  let badAt = -1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return { value: value + text.slice(chunk, at), end: at + 1, closed: true, badAt };
    if (code === BACKSLASH && at + 1 < text.length) {
      value += text.slice(chunk, at);
      chunk = ++at;
      if (badAt < 0 && !isQuotable(text, at)) badAt = at;
    } else if (badAt < 0 && code !== BACKSLASH && !is(text, at, QDTEXT)) {
      badAt = at;
    }
    at++;
  }
  return { value: value + text.slice(chunk), end: text.length, closed: false, badAt };
}

/** The shortest quoted-string that reads back as `value`; what no quoted-string may hold becomes a space (§5.5). */
export function quote(value: string): string {
  let out = '"';
  let chunk = 0;
  for (let at = 0; at < value.length; at++) {
    if (is(value, at, QDTEXT)) continue;
    out += value.slice(chunk, at);
    out += isQuotable(value, at) ? '\\' : ' ';
    chunk = isQuotable(value, at) ? at : at + 1;
  }
  return `${out}${value.slice(chunk)}"`;
}

function isQuotable(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === QUOTE || code === BACKSLASH || is(text, at, QDTEXT);
}

function buildClasses(): Uint8Array {
  const classes = new Uint8Array(256);
  const add = (chars: string, kind: number) => {
    for (const char of chars) classes[char.charCodeAt(0)] = (classes[char.charCodeAt(0)] as number) | kind;
  };
  const alphanumeric = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
  add(`!#$%&'*+-.^_\`|~${alphanumeric}`, TCHAR);
  add(`-._~+/${alphanumeric}`, TOKEN68_CHAR);
  add(' \t', BLANK);
  for (let code = 0x20; code < 256; code++) {
    if (code !== QUOTE && code !== BACKSLASH && code !== 0x7f) add(String.fromCharCode(code), QDTEXT);
  }
  add('\t', QDTEXT);
  return classes;
}
