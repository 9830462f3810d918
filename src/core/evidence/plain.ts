/** A public id by form: it names a thing, and services do not take it for a credential unless a word before says so. */
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const VERSION = /^v?\d{1,3}(?:\.\d{1,3}){0,2}$/i;
/** What words are joined with in names, files and constants. */
const JOINTS = /[-_.~:;,+=\s()[\]{}$!*'@/|]+/;
/** `oauth2`, `woff2`, `m4s`, `AADSTS50126`: a word that ends in a number. */
const NUMBERED = /^(\p{L}{1,14})\d{1,6}\p{Ll}{0,2}$/u;
const COUNTED = /^\d{1,6}\p{L}{1,4}$/u;
/** `1password`, `sapisid1phash`: one digit in letters of one case, both of which read like words. */
const ONE_DIGIT = /^(\p{Ll}{0,14})\d(\p{Ll}{0,14})$/u;
/** A name has one or two such pieces (`rfc6750`, `utf8`); more of them are a code that somebody wrote in groups. */
const MOST_MIXED = 2;
/** Algorithms and encodings are names, however many stand in a row: `aws4-ecdsa-p256-sha256`. */
const ALGORITHM =
  /^(?:sha(?:1|2|3|224|256|384|512)|p(?:224|256|384|521)|[rehp]s(?:256|384|512)|aes(?:128|192|256)|md5|aws4|ed(?:25519|448)|x(?:25519|448|509)|secp256[kr]1|utf(?:8|16))$/i;

export const isUuid = (text: string): boolean => UUID.test(text);

/**
 * True for what reads like a name: words, numbers, versions, and these joined. Random letters have digits among them,
 * change between cases, or lack vowels. Short random letters cannot be told from an abbreviation.
 */
export function isPlain(text: string): boolean {
  const pieces = text.split(JOINTS).filter(Boolean);
  const mixed = pieces.filter(p => /\d/.test(p) && /\D/.test(p) && !ALGORITHM.test(p));
  return mixed.length <= MOST_MIXED && pieces.every(p => ALGORITHM.test(p) || isPlainPiece(p));
}

/** True for a word, a version and a number of three digits: what may follow `reset` or `token` in a path. */
export const isWord = (text: string): boolean => VERSION.test(text) || (text.length <= 40 && joinedWords(text));

const isPlainPiece = (piece: string): boolean => {
  if (/^\d{1,20}$/.test(piece) || /^0x[0-9a-f]{1,8}$/i.test(piece)) return true;
  if (/^\p{L}+$/u.test(piece)) return hasTheShapeOfWords(piece);
  const around = ONE_DIGIT.exec(piece);
  if (around) return around.slice(1).every(letters => hasTheShapeOfWords(letters) && hasVowels(letters));
  const word = NUMBERED.exec(piece)?.[1];
  return word === undefined ? COUNTED.test(piece) : hasTheShapeOfWords(word);
};

const joinedWords = (text: string): boolean =>
  text
    .split(/[-_.:\s]+/)
    .filter(Boolean)
    .every(
      p => /^\p{L}?\p{Ll}*(?:\p{Lu}\p{Ll}+)*2?$/u.test(p) && p.length <= 20 && hasVowels(p) && hasTheShapeOfWords(p),
    );

/** Words of a camel-case name have five letters or so; random letters change their case at every fourth. */
function hasTheShapeOfWords(letters: string): boolean {
  if (letters.length < 12) return true;
  const changes = letters.match(/\p{Ll}\p{Lu}/gu)?.length ?? 0;
  return changes <= letters.length / 5 && (letters.length < 20 || hasVowels(letters));
}

/** Words of the Latin script have a vowel among five letters; of another script nothing can be said. */
function hasVowels(letters: string): boolean {
  if (letters.length < 5 || /[^\p{Script=Latin}\d]/u.test(letters)) return true;
  const bare = letters.normalize('NFD').replace(/\p{M}/gu, '');
  return (bare.match(/[aeiouy]/gi)?.length ?? 0) >= bare.length / 5 && !/[b-df-hj-np-tv-xz]{6}/i.test(bare);
}
