/** A part of a shell word: text that stays as it is, or a variable that the reader sets. */
export type Piece = string | Placeholder;

export interface Placeholder {
  /** A shell name (POSIX XBD §3.216): capitals, digits, underscores. */
  readonly variable: string;
  /** What the reader puts in, in a few words. */
  readonly stands: string;
}

/**
 * One word of a POSIX shell command that expands to exactly these pieces, whatever is in them (XCU §2.2). A variable is always
 * quoted, so that its value is one word too. NUL, which no argument can hold, is left out.
 */
export function shellWord(pieces: readonly Piece[]): string {
  const joined = merge(pieces);
  if (joined.length === 0) return "''";
  const plain = joined.every(p => typeof p === 'string');
  if (plain) return joined.map(p => literal(p as string)).join('');
  const readable = joined.every(p => typeof p !== 'string' || !NEEDS_CARE.test(p));
  if (readable) return `"${joined.map((p, i) => (typeof p === 'string' ? p : expansion(p, joined[i + 1]))).join('')}"`;
  return joined.map(p => (typeof p === 'string' ? literal(p) : `"$${p.variable}"`)).join('');
}

/** A command over several lines, one option with its value on each; the shell joins them again. */
export const commandLines = (words: readonly (readonly string[])[]): string =>
  words.map(group => group.join(' ')).join(' \\\n  ');

/** Neighbouring texts as one, empty ones and NUL gone. */
function merge(pieces: readonly Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    const clean = typeof piece === 'string' ? piece.replaceAll('\0', '') : piece;
    if (clean === '') continue;
    if (typeof clean === 'string' && typeof last === 'string') merged[merged.length - 1] = last + clean;
    else merged.push(clean);
  }
  return merged;
}

/** Within double quotes these act (XCU §2.2.3), `!` in an interactive bash as well; a line break would hide the end. */
const NEEDS_CARE = /[$`"\\!\n\r]/;

/** Nothing acts within single quotes but the quote itself (XCU §2.2.2). */
const literal = (text: string): string => (/^[\w@%+:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

const expansion = ({ variable }: Placeholder, next: Piece | undefined): string =>
  typeof next === 'string' && /^\w/.test(next) ? `\${${variable}}` : `$${variable}`;
