import { ANTI_FORGERY_FIELDS, isCredentialField } from '../standards/header-lists.ts';
import { isKnownScheme } from '../standards/schemes.ts';
import { type CurlParts, readCurl } from './curl.ts';
import { isToken } from './grammar.ts';
import { placeholderIn } from './placeholders.ts';

/** A credential that a person has pasted, as the header that carries it. The value is a secret. */
export type Pasted =
  | {
      readonly ok: true;
      readonly from: 'token' | 'header' | 'curl';
      /** As pasted; `Authorization` for a bare token. */
      readonly header: string;
      readonly value: string;
    }
  | { readonly ok: false; readonly reason: PastedProblem };

/** What is wrong with a paste, and how to put it right. */
export const PASTED_PROBLEMS = {
  empty: 'Nothing was pasted yet.',
  'too-long': 'This is longer than any header that servers take.',
  address: 'This is an address. Paste the token, a header line, or a whole curl command.',
  'open-quote': 'A quote of the curl command is not closed: paste the command whole.',
  'no-credential': 'The curl command carries no token, login or key in its headers.',
  'only-cookies': 'The curl command carries cookies only. Paste a token, or a header line that carries one.',
  'no-password': 'After -u stands a user name without a password: write it as name:password.',
  'not-a-credential': 'This header does not carry a token. Paste the Authorization line, or the one with the key.',
  'no-value': 'Nothing stands after the name of the header, or after the scheme.',
  placeholder: 'A placeholder stands where the token should be.',
  'bad-character': 'The token holds a character that no header may hold.',
  blank: 'A blank or line break stands inside the token. For a header of another name, paste its whole line.',
} as const;

export type PastedProblem = keyof typeof PASTED_PROBLEMS;

const LONGEST = 32_000;

/**
 * Reads what a person pastes to be used in place of the credential that was sent: a bare token (sent as a Bearer token,
 * RFC 6750 §2.1), a value with its scheme, a header line, or a curl command of any shell. Never throws.
 */
export function readPasted(text: string): Pasted {
  const pasted = text.trim().replace(/^\$\s+(?=curl\s)/, '');
  if (pasted === '') return problem('empty');
  if (pasted.length > LONGEST) return problem('too-long');
  if (/^(?:curl(?:\.exe)?\s|-H|--header\s)/i.test(pasted)) return fromCurl(readCurl(pasted));
  if (/^["']?(?:https?|wss?):\/\//i.test(pasted)) return problem('address');
  const line = HEADER_LINE.exec(pasted);
  if (line && looksLikeName(line[1] ?? '')) return header('header', line[1] ?? '', unquoted(line[2] ?? ''));
  return bare(unquoted(pasted));
}

/** A header line, also as it stands in a program: `"Authorization": "Bearer …",`. */
const HEADER_LINE = /^["']?([\w-]+)["']?\s*:\s*([\s\S]*?),?$/;

/** A colon may also stand in a token: what is before it has to look like the name of a header. */
const looksLikeName = (name: string): boolean =>
  name.includes('-') || isCredentialField(name.toLowerCase()) || PLAIN.test(name);

const PLAIN = /^(?:authorization|cookie|accept|host|origin|referer)$/i;

function bare(value: string): Pasted {
  const [, scheme = '', rest = ''] = /^([\w-]+)(?:\s*:\s*|\s+)([\s\S]*)$/.exec(value) ?? [];
  if (isKnownScheme(scheme)) return header('token', 'Authorization', `${scheme} ${unquoted(rest)}`);
  if (isKnownScheme(value)) return problem('no-value');
  return header('token', 'Authorization', `Bearer ${value}`);
}

function fromCurl(read: CurlParts): Pasted {
  if (!read.ok) return problem(read.reason);
  const named = (is: (name: string) => boolean) => read.headers.find(([name]) => is(name.toLowerCase()));
  // curl sends a header of its own making only where none of the same name was given.
  const found = named(name => name === 'authorization') ?? read.authorization ?? named(isCredentialField);
  if (found) return header('curl', found[0], found[1]);
  return problem(read.cookies || named(name => name === 'cookie') ? 'only-cookies' : 'no-credential');
}

function header(from: 'token' | 'header' | 'curl', name: string, value: string): Pasted {
  const lower = name.toLowerCase();
  if (!isToken(name) || NEVER.test(lower) || ANTI_FORGERY_FIELDS.has(lower)) return problem('not-a-credential');
  if (lower !== 'authorization' && !isCredentialField(lower) && !lower.startsWith('x-'))
    return problem('not-a-credential');
  const sent = value.trim();
  const [, first = ''] = /^(\S+)/.exec(sent) ?? [];
  const secret = lower === 'authorization' && isKnownScheme(first) ? sent.slice(first.length).trim() : sent;
  if (secret === '') return problem('no-value');
  if (placeholderIn(secret) !== null) return problem('placeholder');
  if (/[\r\n]/.test(sent)) return problem('blank');
  if (!/^[\x20-\x7e\t]*$/.test(sent)) return problem('bad-character');
  if (/^(?:bearer|basic|dpop|token)$/i.test(first) && /\s/.test(secret)) return problem('blank');
  return { ok: true, from, header: name, value: sent };
}

/** Fields that the browser answers for, or that route the request; a rule must not change them. */
const NEVER =
  /^(?:cookie2?|host|origin|referer|connection|content-.*|transfer-encoding|te|trailer|upgrade|expect|keep-alive|date|via|accept.*|user-agent|sec-.*|proxy-.*|access-control-.*|x-forwarded-.*|x-http-method.*)$/;

const unquoted = (text: string): string => /^(["'`])([\s\S]*)\1$/.exec(text.trim())?.[2] ?? text.trim();

const problem = (reason: PastedProblem): Pasted => ({ ok: false, reason });
