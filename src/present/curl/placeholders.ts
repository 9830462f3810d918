import type { Piece, Placeholder } from './quote.ts';

/** Gives every value that is left out a name, and different values different names. */
export interface Placeholders {
  /** @param name what it is called on the wire @param stands what the reader puts in */
  value(name: string, stands: string): Placeholder;
}

/** `_VALUE` keeps clear of what shells set by themselves: a parameter `path` must not become `$PATH`. */
export function placeholders(): Placeholders {
  const taken = new Set<string>();
  return {
    value(name, stands) {
      const base = `${shellName(name)}_VALUE`;
      let variable = base;
      for (let n = 2; taken.has(variable); n += 1) variable = `${base}_${n}`;
      taken.add(variable);
      return { variable, stands };
    },
  };
}

export const TOKEN: Placeholder = { variable: 'TOKEN', stands: 'the token, without the word before it' };
export const LOGIN: readonly Piece[] = [
  { variable: 'NAME', stands: 'the user name' },
  ':',
  { variable: 'PASSWORD', stands: 'the password' },
];

/** By the names that other tools use for them. */
export const AWS_KEYS: readonly Piece[] = [
  { variable: 'AWS_ACCESS_KEY_ID', stands: 'the access key' },
  ':',
  { variable: 'AWS_SECRET_ACCESS_KEY', stands: 'the secret key' },
];
export const AWS_SCOPE: readonly Piece[] = [
  'aws:amz:',
  { variable: 'AWS_REGION', stands: 'the region' },
  ':',
  { variable: 'AWS_SERVICE', stands: 'the service, such as s3' },
];

/** The mark that evidence puts in place of a secret, or of the rest of a long text. */
const MARK = /‹\d+ characters #[0-9a-z]*›/g;
const CUT = /… \(\d+ characters\)/;

/** True when evidence holds the whole of a text. */
export const isWhole = (text: string): boolean => text.search(MARK) < 0 && !CUT.test(text);

/** A text of evidence with a placeholder for each mark in it; one for the whole text when it was cut. */
export function unmasked(text: string, name: string, stands: string, given: Placeholders): readonly Piece[] {
  if (CUT.test(text)) return [given.value(name, stands)];
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(MARK)) {
    pieces.push(text.slice(from, match.index), given.value(name, stands));
    from = match.index + match[0].length;
  }
  return [...pieces, text.slice(from)].filter(p => p !== '');
}

/** Capitals, digits, single underscores; not empty, and no digit first. */
function shellName(name: string): string {
  const word = name
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40);
  return word === '' ? 'SOME' : /^\d/.test(word) ? `N_${word}` : word;
}
