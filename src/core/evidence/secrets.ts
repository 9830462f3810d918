import { parseCookieHeader } from '../http/cookies.ts';
import { placeholderIn } from '../http/placeholders.ts';
import {
  ANTI_FORGERY_FIELDS,
  isCredentialField,
  isCredentialParameter,
  PROOF_FIELDS,
} from '../standards/header-lists.ts';
import type { Exchange, Header } from './exchange.ts';
import { valueOr } from './observed.ts';

/** Every raw value of an exchange that must not appear in its evidence, also in parts: a whole and its pieces. */
export function secretsOf(exchange: Exchange): string[] {
  const request = valueOr(exchange.requestHeaders, null)?.reveal() ?? [];
  const response = valueOr(exchange.responseHeaders, null)?.reveal() ?? [];
  return [
    ...request.flatMap(fieldSecrets),
    ...response
      .filter(([name]) => name.toLowerCase() === 'set-cookie')
      .flatMap(([, v]) => v.split('\n').map(cookieValue).filter(isTelling)),
    ...querySecrets(exchange.url),
  ];
}

function fieldSecrets([rawName, value]: Header): string[] {
  const name = rawName.toLowerCase();
  if (name === 'cookie')
    return parseCookieHeader(value)
      .map(c => c.value)
      .filter(isTelling);
  if (name === 'authorization' || name === 'proxy-authorization') return pieces(value);
  const secret = isCredentialField(name) || PROOF_FIELDS.has(name) || ANTI_FORGERY_FIELDS.has(name);
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

/** Short words are settings (`dark`, `english`); hiding them would make every text unreadable. */
const isTelling = (value: string): boolean => value.length >= 16 || (value.length >= 8 && /\d/.test(value));

const cookieValue = (field: string): string => (field.split(';', 1)[0] ?? '').replace(/^[^=]*=/, '').trim();

function querySecrets(url: string): string[] {
  if (!URL.canParse(url)) return [];
  const { searchParams, username, password } = new URL(url);
  return [...searchParams]
    .filter(([name]) => isCredentialParameter(name.toLowerCase()) || name.toLowerCase() === 'code')
    .map(([, value]) => value)
    .concat([username, password].filter(Boolean));
}
