import { isKnownScheme, schemeFacts } from '../standards/schemes.ts';
import { type AuthParam, parseChallenges } from './challenges.ts';
import { isToken } from './grammar.ts';
import { placeholderIn } from './placeholders.ts';

/** What is odd about the form of a credential. `well-formed` is the normal case. */
export type CredentialShape =
  | 'well-formed'
  | 'empty'
  | 'placeholder'
  | 'no-scheme'
  | 'doubled-scheme'
  | 'glued-scheme'
  | 'colon-after-scheme'
  | 'header-name-inside'
  | 'quoted'
  | 'inner-whitespace'
  | 'percent-encoded'
  | 'several-values'
  | 'bad-character'
  | 'outside-grammar';

/** One value of an Authorization field, taken apart. `secret` and `params` hold secrets: never let them out of memory. */
export interface Credentials {
  /** It follows RFC 9110 §11.4. Some schemes (SigV4, SharedKey) never do; they are `well-formed` all the same. */
  ok: boolean;
  /** As sent; null where the value names none. */
  scheme: string | null;
  token68: string | null;
  params: AuthParam[];
  /** What is left of the value once schemes, quotes and colons are gone: equal tokens in other forms are equal here. */
  secret: string;
  shape: CredentialShape;
  /** What the shape shows without a secret, such as the placeholder or the doubled scheme; else null. */
  detail: string | null;
}

/**
 * Reads one Authorization or Proxy-Authorization value (RFC 9110 §11.6.2: not a list) and names what is odd about it.
 * Never throws; time grows linearly with the length. Judging is left to diagnoses.
 */
export function parseCredentials(value: string): Credentials {
  const text = trimBlanks(value);
  const plain = readPlain(text);
  const odd = oddity(text);
  if (!odd) return plain;
  return {
    ...plain,
    params: [],
    token68: null,
    scheme: odd.scheme,
    shape: odd.shape,
    secret: odd.secret,
    detail: odd.detail ?? null,
  };
}

/** One plain sentence for each shape, for views and reports. */
export const SHAPE_SENTENCES: Readonly<Record<CredentialShape, string>> = {
  'well-formed': 'The value has the form of a credential.',
  empty: 'Nothing stands after the scheme.',
  placeholder: 'A placeholder stands where the credential should be.',
  'no-scheme': 'The value does not begin with a scheme such as “Bearer”.',
  'doubled-scheme': 'The scheme stands twice before the credential.',
  'glued-scheme': 'No space stands between the scheme and the credential.',
  'colon-after-scheme': 'A colon or equals sign stands after the scheme.',
  'header-name-inside': 'The header’s own name stands in its value.',
  quoted: 'The credential is wrapped in quotes.',
  'inner-whitespace': 'A space or line break stands inside the credential.',
  'percent-encoded': 'The credential is percent-encoded.',
  'several-values': 'Several credentials are joined in one value.',
  'bad-character': 'The value holds a character that no credential may hold.',
  'outside-grammar': 'The value does not follow the grammar of credentials.',
};

type Oddity = { shape: CredentialShape; scheme: string | null; secret: string; detail?: string | null };

/** Schemes followed by one opaque token, so that a blank, comma or quote inside can only be a mistake. */
const TOKEN_SCHEMES = /^(?:bearer|dpop|jwt|basic|negotiate|ntlm|gnap)$/i;
/** Schemes that people glue, double or follow by a colon. */
const LEADING = /^(bearer|basic|dpop|token|jwt)/i;

function oddity(text: string): Oddity | null {
  if (text === '') return { shape: 'empty', scheme: null, secret: '' };
  const named = /^(?:proxy-)?authorization\s*[:=]\s*(?=\S)/i.exec(text);
  if (named) return { ...inner(text.slice(named[0].length)), shape: 'header-name-inside' };
  const word = firstWord(text);
  const placeholder = word !== text && isKnownScheme(word) ? null : placeholderIn(text);
  if (placeholder !== null) return { shape: 'placeholder', scheme: null, secret: text, detail: placeholder };
  if (isQuoted(text)) return { ...inner(text.slice(1, -1)), shape: 'quoted' };
  if (word === text) return oneWord(text);
  const rest = trimBlanks(text.slice(word.length));
  return afterScheme(word, rest);
}

/** A value without a blank in it. */
function oneWord(text: string): Oddity | null {
  if (isKnownScheme(text)) return { shape: 'empty', scheme: text, secret: '' };
  const encoded = /^(bearer|basic|dpop|token)(?:%20|\+)/i.exec(text);
  if (encoded) return { shape: 'percent-encoded', scheme: encoded[1] as string, secret: text.slice(encoded[0].length) };
  const colon = /^(bearer|basic|dpop|token)[:=,]/i.exec(text);
  if (colon) {
    const secret = text.slice(colon[0].length);
    if (secret === '') return { shape: 'empty', scheme: colon[1] as string, secret };
    return {
      shape: 'colon-after-scheme',
      scheme: colon[1] as string,
      secret,
      detail: text.charAt(colon[0].length - 1),
    };
  }
  const glued = /^bearer(?=\S)|^(?:basic|dpop|token)(?=ey[\w-]{8}|[\w+/=-]{24})/i.exec(text);
  if (glued) return { shape: 'glued-scheme', scheme: glued[0], secret: text.slice(glued[0].length) };
  if (ownSyntax(text) !== null) return null;
  return { shape: 'no-scheme', scheme: null, secret: text };
}

function afterScheme(word: string, rest: string): Oddity | null {
  const colon = /^(bearer|basic|dpop|token|jwt)[:=,]+$/i.exec(word);
  if (colon) {
    const scheme = colon[1] as string;
    return { ...inner(rest), shape: 'colon-after-scheme', scheme, detail: word.charAt(scheme.length) };
  }
  if (rest[0] === ':' && TOKEN_SCHEMES.test(word)) {
    return { shape: 'colon-after-scheme', scheme: word, secret: trimBlanks(rest.slice(1)), detail: ':' };
  }
  const placeholder = placeholderIn(rest);
  if (placeholder !== null) return { shape: 'placeholder', scheme: word, secret: rest, detail: placeholder };
  const second = firstWord(rest);
  if (LEADING.test(word) && LEADING.test(second)) {
    const again = afterDoubled(word, second, rest);
    if (again) return again;
  }
  if (/^bearer[a-z]{2,12}$/i.test(word)) return { shape: 'glued-scheme', scheme: word, secret: rest, detail: word };
  // The longest scheme name known has 22 letters: what is longer, or begins like a JWT, is a token with a blank in it.
  if (word.length > 40 || /^eyJ[\w-]{8,}\./.test(word)) {
    return { shape: 'inner-whitespace', scheme: null, secret: word + rest, detail: 'blank' };
  }
  if (/%20/.test(word) || (!isToken(word) && word.includes('.'))) {
    return /%20/.test(word)
      ? { shape: 'percent-encoded', scheme: null, secret: word + rest }
      : { shape: 'no-scheme', scheme: null, secret: word + rest };
  }
  return TOKEN_SCHEMES.test(word) ? inToken(word, rest) : null;
}

/** "Bearer Bearer …", "Token Bearer …", "Bearer Bearer…": the word after the scheme is, or begins with, a scheme. */
function afterDoubled(word: string, second: string, rest: string): Oddity | null {
  const scheme = (LEADING.exec(second) as RegExpExecArray)[1] as string;
  const glued = second.slice(scheme.length).replace(/^[:=]/, '');
  const after = trimBlanks(rest.slice(second.length));
  if (glued === '' && after === '') return { shape: 'empty', scheme: word, secret: '', detail: `${word} ${scheme}` };
  if (glued !== '' && !/^bearer/i.test(second)) return null;
  return { shape: 'doubled-scheme', scheme: word, secret: glued || inner(after).secret, detail: `${word} ${scheme}` };
}

/** What can be wrong in the one opaque token of a scheme that takes one. */
function inToken(scheme: string, rest: string): Oddity | null {
  if (isQuoted(rest)) return { shape: 'quoted', scheme, secret: rest.slice(1, -1), detail: rest.charAt(0) };
  const found = (shape: CredentialShape, detail: string | null = null): Oddity => ({
    shape,
    scheme,
    secret: rest,
    detail,
  });
  if (!isPlainText(rest)) return found('bad-character');
  if (rest.includes(',') && !/^[\w-]+\s*=\s*["\w]/.test(rest)) return found('several-values', ',');
  if (/[\r\n]/.test(rest)) return found('inner-whitespace', 'line break');
  if (/[ \t]/.test(rest) && !/^[\w-]+\s*=\s*["\w]/.test(rest)) return found('inner-whitespace', 'blank');
  if (/%[0-9a-f]{2}/i.test(rest)) return found('percent-encoded');
  if (/["']/.test(rest) && !/^[\w-]+\s*=\s*"/.test(rest)) return found('quoted');
  return null;
}

/** The scheme and secret of a value that stood inside something else. */
function inner(text: string): { scheme: string | null; secret: string } {
  const trimmed = trimBlanks(text);
  const word = firstWord(trimmed);
  if (word === trimmed) return { scheme: null, secret: trimmed };
  const known = isKnownScheme(word);
  return { scheme: known ? word : null, secret: known ? trimBlanks(trimmed.slice(word.length)) : trimmed };
}

function readPlain(text: string): Credentials {
  const { ok, challenges } = parseChallenges([text]);
  const single = challenges.length === 1 ? challenges[0] : undefined;
  const conforms = ok && single !== undefined;
  const own = ownSyntax(text);
  const word = own ?? firstWord(text);
  return {
    ok: conforms,
    scheme: own === '' ? null : (own ?? (isToken(word) ? word : null)),
    token68: single?.token68 ?? null,
    params: challenges[0]?.params ?? [],
    secret: text.slice(word.length).replace(/^[\s=]+/, ''),
    shape: conforms || own !== null ? 'well-formed' : 'outside-grammar',
    detail: null,
  };
}

/**
 * The scheme, if it is one that never follows the grammar: SigV4 (`Credential=AKIA…/…`), SharedKey (`account:signature`),
 * Proxmox, whose scheme ends in "=", and Cosmos DB, which has none ("").
 */
function ownSyntax(text: string): string | null {
  if (/^type(?:=|%3d)\w+(?:&|%26)ver(?:=|%3d)/i.test(text)) return '';
  const scheme = firstWord(text).split('=', 1)[0] as string;
  const facts = schemeFacts(scheme);
  return facts && !facts.registered && !TOKEN_SCHEMES.test(scheme) ? scheme : null;
}

function isQuoted(text: string): boolean {
  const first = text.charAt(0);
  return text.length > 1 && '"\'`“‘<'.includes(first) && '"\'`”’>'.includes(text.charAt(text.length - 1));
}

/** Printable ASCII, blanks and line breaks. */
function isPlainText(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7e || (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d)) return false;
  }
  return true;
}

function firstWord(text: string): string {
  const end = text.search(/[ \t\r\n]/);
  return end < 0 ? text : text.slice(0, end);
}

function trimBlanks(text: string): string {
  return text.trim();
}
