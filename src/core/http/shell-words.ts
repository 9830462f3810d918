export type ShellWords =
  | { readonly ok: true; readonly words: readonly string[] }
  | { readonly ok: false; readonly reason: 'open-quote' };

/**
 * Splits a command as the shell would that it was copied for: a POSIX shell (POSIX.1-2024, Shell Command Language §2.2;
 * with Bash's `$'…'`), or cmd.exe followed by the C runtime's rules for arguments. Reads up to a pipe, a redirection or
 * the next command. Nothing is expanded: `$TOKEN` stays as it is. Time grows linearly with the length.
 */
export const shellWords = (command: string): ShellWords =>
  isForWindows(command) ? cRuntimeWords(withoutCarets(command)) : posixWords(command);

/** A word that begins with a caret and a quote, or a line that ends in one, is what browsers write for cmd.exe. */
const isForWindows = (command: string): boolean => /\s\^"|\^\r?\n|^\s*curl\.exe\s/i.test(command);

function posixWords(text: string): ShellWords {
  const words: string[] = [];
  let word: string | null = null;
  for (let at = 0; at < text.length; ) {
    const read = readPiece(text, at);
    if (read === 'open-quote') return { ok: false, reason: read };
    if (word === null && read.kind === 'plain' && ENDS.has(read.piece)) break;
    if (read.kind === 'blank') {
      if (word !== null) words.push(word);
      word = null;
    } else if (read.kind !== 'nothing') word = (word ?? '') + read.piece;
    at = read.end;
  }
  if (word !== null) words.push(word);
  return { ok: true, words };
}

/** Where they begin a word, the command is over. An ampersand is not among them: people forget to quote addresses. */
const ENDS: ReadonlySet<string> = new Set(['|', ';', '>', '<']);

type Piece = { readonly kind: 'plain' | 'quoted' | 'blank' | 'nothing'; readonly piece: string; readonly end: number };

function readPiece(text: string, at: number): Piece | 'open-quote' {
  const two = text.slice(at, at + 2);
  if (two === "$'")
    return quoted(text, at + 2, /\\(?:[0-7]{1,3}|x[\da-f]{1,2}|u[\da-f]{1,4}|[\s\S])|[^'\\]+/iy, "'", ansiC);
  if (two.startsWith("'")) return quoted(text, at + 1, /[^']+/y, "'", piece => piece);
  if (two.startsWith('"')) return quoted(text, at + 1, /\\[\s\S]|[^"\\]+/y, '"', inDoubleQuotes);
  if (two.startsWith('\\')) return escaped(text, at);
  if (/\s/.test(text.charAt(at))) return { kind: 'blank', piece: '', end: at + 1 };
  return { kind: 'plain', piece: text.charAt(at), end: at + 1 };
}

/** A backslash and a line break are nothing at all; before anything else the backslash goes. */
function escaped(text: string, at: number): Piece {
  const lineBreak = /\\\r?\n/y;
  lineBreak.lastIndex = at;
  if (lineBreak.test(text)) return { kind: 'nothing', piece: '', end: lineBreak.lastIndex };
  return { kind: 'quoted', piece: text.charAt(at + 1), end: at + 2 };
}

function quoted(
  text: string,
  from: number,
  part: RegExp,
  end: string,
  read: (piece: string) => string,
): Piece | 'open-quote' {
  let piece = '';
  let at = from;
  while (text.charAt(at) !== end) {
    part.lastIndex = at;
    const found = part.exec(text);
    if (found === null) return 'open-quote';
    piece += read(found[0]);
    at = part.lastIndex;
  }
  return { kind: 'quoted', piece, end: at + 1 };
}

const inDoubleQuotes = (piece: string): string => {
  if (!piece.startsWith('\\')) return piece;
  if (piece === '\\\n') return '';
  return '$`"\\'.includes(piece.charAt(1)) ? piece.slice(1) : piece;
};

const ANSI_C: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  e: '\x1b',
};

/** https://www.gnu.org/software/bash/manual/html_node/ANSI_002dC-Quoting.html */
function ansiC(piece: string): string {
  if (!piece.startsWith('\\')) return piece;
  const rest = piece.slice(1);
  if (/^[xu][\da-f]/i.test(rest)) return String.fromCharCode(Number.parseInt(rest.slice(1), 16));
  if (/^[0-7]/.test(rest)) return String.fromCharCode(Number.parseInt(rest, 8) & 0xff);
  return ANSI_C[rest] ?? rest;
}

/** What cmd.exe hands on: outside of its own quotes a caret makes the next character plain, or joins the next line. */
function withoutCarets(text: string): string {
  let inQuotes = false;
  return text.replace(/\^\r?\n|\^([\s\S])|"/g, (found, next: string | undefined) => {
    if (found === '"') inQuotes = !inQuotes;
    if (found === '"' || inQuotes) return found;
    return next ?? ' ';
  });
}

/** https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments */
function cRuntimeWords(text: string): ShellWords {
  const words: string[] = [];
  let word: string | null = null;
  let inQuotes = false;
  for (const [piece] of text.matchAll(/\\+"|""|"|\s+|\\+|[^\s"\\]+/g)) {
    if (/^\s/.test(piece) && !inQuotes) {
      if (word !== null) words.push(word);
      word = null;
      continue;
    }
    word ??= '';
    if (piece === '"') inQuotes = !inQuotes;
    else if (piece === '""') word += inQuotes ? '"' : '';
    else if (/^\\+"$/.test(piece)) {
      const backslashes = piece.length - 1;
      word += '\\'.repeat(backslashes >> 1);
      if (backslashes % 2 === 1) word += '"';
      else inQuotes = !inQuotes;
    } else word += piece;
  }
  if (inQuotes) return { ok: false, reason: 'open-quote' };
  if (word !== null) words.push(word);
  return { ok: true, words };
}
