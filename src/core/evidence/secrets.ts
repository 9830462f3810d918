import { parseCookieHeader } from '../http/cookies.ts';
import { placeholderIn } from '../http/placeholders.ts';
import { tokensAmongSubprotocols } from '../http/subprotocols.ts';
import { ANTI_FORGERY_FIELDS, isCredentialParameter, PROOF_FIELDS } from '../standards/header-lists.ts';
import { holdsCredential } from './credential-fields.ts';
import type { Exchange, Header } from './exchange.ts';
import type { KnownSecrets } from './mask.ts';
import { valueOr } from './observed.ts';
import { isWord } from './plain.ts';

/** A piece of fewer characters would be found inside of other words. */
const SHORTEST_ANYWHERE = 6;
/** Of one or two characters are the articles and numbers of every text. */
const SHORTEST_WORD = 3;

/** Every raw value of an exchange that must not appear in its evidence, also in parts: a whole and its pieces. */
export function secretsOf(exchange: Exchange): KnownSecrets {
  const request = valueOr(exchange.requestHeaders, null)?.reveal() ?? [];
  const response = valueOr(exchange.responseHeaders, null)?.reveal() ?? [];
  const cookies = [
    ...request.filter(([name]) => name.toLowerCase() === 'cookie').flatMap(([, v]) => parseCookieHeader(v)),
    ...response
      .filter(([name]) => name.toLowerCase() === 'set-cookie')
      .flatMap(([, v]) => v.split('\n').map(namedCookie)),
  ];
  const values = [...request.flatMap(fieldSecrets), ...querySecrets(exchange.url)];
  return {
    long: [...values.filter(v => v.length >= SHORTEST_ANYWHERE), ...cookies.map(c => c.value).filter(isTelling)],
    short: [
      ...values.filter(v => v.length >= SHORTEST_WORD && v.length < SHORTEST_ANYWHERE),
      ...cookies.filter(c => !isTelling(c.value) && isSession(c)).map(c => c.value),
    ],
  };
}

function fieldSecrets([rawName, value]: Header): string[] {
  const name = rawName.toLowerCase();
  if (name === 'authorization' || name === 'proxy-authorization') return pieces(value);
  if (name === 'sec-websocket-protocol') return tokensAmongSubprotocols(value).flatMap(pieces);
  const secret = holdsCredential(name, value) || PROOF_FIELDS.has(name) || ANTI_FORGERY_FIELDS.has(name);
  return secret ? pieces(value) : [];
}

/** The value, what follows the scheme, and the decoded halves of a Basic pair: any of them may be echoed. */
function pieces(value: string): string[] {
  const rest = value.replace(/^\s*[A-Za-z][\w-]*[\s:]+/, '');
  // "undefined" in place of a token is the finding itself, and a word of many other texts.
  if (placeholderIn(rest) !== null) return [];
  const basic = /^\s*basic\s+(\S+)/i.exec(value)?.[1];
  return [
    value,
    rest,
    ...rest.split(/[\s,]+/).filter(p => p.length >= 12),
    ...(basic === undefined ? [] : basicSecrets(basic)),
  ];
}

function basicSecrets(payload: string): string[] {
  try {
    const pair = atob(payload);
    const colon = pair.indexOf(':');
    return colon < 0 ? [pair] : [pair, pair.slice(colon + 1)];
  } catch {
    return [];
  }
}

/** Short words are settings (`dark`, `english`); hiding them anywhere would make every text unreadable. */
const isTelling = (value: string): boolean => value.length >= 16 || (value.length >= 8 && /\d/.test(value));

/** A shorter value that its cookie's name calls a session, or that is no word. */
const isSession = ({ name, value }: NamedCookie): boolean =>
  value.length >= SHORTEST_ANYWHERE &&
  (/sess|sid$|auth|tok|jwt|login|secret|passw|remember|key/i.test(name) || !isWord(value));

interface NamedCookie {
  readonly name: string;
  readonly value: string;
}

/** A field without an equals sign is a value without a name (RFC 6265bis §5.7). */
function namedCookie(field: string): NamedCookie {
  const [, name = '', value = ''] = /^(?:([^=]*)=)?(.*)$/s.exec(field.split(';', 1)[0] ?? '') ?? [];
  return { name: name.trim(), value: value.trim() };
}

function querySecrets(url: string): string[] {
  if (!URL.canParse(url)) return [];
  const { searchParams, username, password } = new URL(url);
  return [...searchParams]
    .filter(([name]) => isCredentialParameter(name.toLowerCase()) || name.toLowerCase() === 'code')
    .map(([, value]) => value)
    .concat([username, password].filter(Boolean));
}
