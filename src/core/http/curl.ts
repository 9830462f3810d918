import { shellWords } from './shell-words.ts';

/** What a curl command says of credentials. */
export type CurlParts =
  | {
      readonly ok: true;
      /** Of `-H`, in order. */
      readonly headers: readonly (readonly [name: string, value: string])[];
      /** The header that curl makes itself of `-u` or `--oauth2-bearer`. */
      readonly authorization: readonly [name: string, value: string] | null;
      readonly cookies: boolean;
    }
  | { readonly ok: false; readonly reason: 'open-quote' | 'no-password' };

/**
 * Reads the headers, `-u` and `--oauth2-bearer` of a curl command (https://curl.se/docs/manpage.html), whatever shell it
 * was copied for. Options in files (`-H @file`, `-K`) and `.netrc` are not there to be read. Never throws.
 */
export function readCurl(command: string): CurlParts {
  const split = shellWords(command);
  if (!split.ok) return split;
  const headers: [string, string][] = [];
  let authorization: [string, string] | null = null;
  let cookies = false;
  for (const [name, value] of optionsOf(split.words)) {
    if (name === 'header') {
      const line = /^([^:\s]+)\s*:\s*([\s\S]*)$/.exec(value);
      if (line) headers.push([line[1] ?? '', line[2] ?? '']);
    }
    if (name === 'cookie') cookies = true;
    if (name === 'oauth2-bearer') authorization = ['Authorization', `Bearer ${value}`];
    if (name === 'user' && authorization === null) {
      if (!value.includes(':')) return { ok: false, reason: 'no-password' };
      authorization = ['Authorization', `Basic ${base64(value)}`];
    }
  }
  return { ok: true, headers, authorization, cookies };
}

/** The options with a value that tell of credentials; the values of all others are passed over. */
function* optionsOf(words: readonly string[]): Iterable<readonly [name: string, value: string]> {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (/^--./.test(word)) {
      const name = word.slice(2);
      if (!LONG_WITH_VALUE.test(name)) continue;
      yield [name, words[++at] ?? ''];
    } else if (/^-./.test(word)) {
      // Short options stand together (-sSH 'A: b'), and the value may follow without a blank (-HA:b).
      const letter = [...word.slice(1)].findIndex(l => SHORT_WITH_VALUE.includes(l));
      if (letter < 0) continue;
      const name = SHORT[word.charAt(letter + 1)] ?? 'other';
      const glued = word.slice(letter + 2);
      yield [name, glued === '' ? (words[++at] ?? '') : glued];
    }
  }
}

const SHORT: Readonly<Record<string, string>> = { H: 'header', u: 'user', b: 'cookie' };
const SHORT_WITH_VALUE = 'AbcCdDeEFhHKmoPQrtTuUwxXyYz';

/** Not all there are: those that stand in copied commands, and whose value could be taken for an option. */
const LONG_WITH_VALUE =
  /^(?:header|user|oauth2-bearer|cookie|cookie-jar|data.*|json|form.*|request|url|url-query|user-agent|referer|output|proxy.*|proto.*|max-time|connect-.*|resolve|cert.*|key.*|cacert|capath|aws-sigv4|range|retry.*|write-out|interface|dump-header|config|ciphers|max-redirs|upload-file)$/;

const base64 = (text: string): string =>
  btoa([...new TextEncoder().encode(text)].map(byte => String.fromCharCode(byte)).join(''));
