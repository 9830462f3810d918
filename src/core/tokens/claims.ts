import { type ClaimFacts, claimFacts } from '../standards/claims.ts';
import type { TokenClaims, TokenJson, TokenOddity } from './facts.ts';

type Json = Readonly<Record<string, unknown>>;
export interface ReadClaims {
  claims: TokenClaims;
  otherClaims: { name: string; type: string }[];
  oddities: TokenOddity[];
}

const LONGEST = 300;
const MOST = 100;

/**
 * Keeps what the allow-list of standards/claims.ts names, and of everything else the name and type. A claim whose value
 * is not of its registered type counts as one of the others.
 */
export function readClaims(payload: Json): ReadClaims {
  const claims: Record<string, TokenJson> = {};
  const otherClaims: { name: string; type: string }[] = [];
  for (const [name, value] of flatten(payload)) {
    const known = claimFacts(name);
    const kept = known ? keep(value, known.keep) : undefined;
    if (kept !== undefined) claims[name] = kept;
    else if (otherClaims.length < MOST) otherClaims.push({ name: cut(name), type: typeOf(value) });
  }
  return { claims: claims as TokenClaims, otherClaims, oddities: odditiesOf(payload) };
}

/** Members, with the known nested ones lifted to a path of their own. */
function flatten(payload: Json): [string, unknown][] {
  return Object.entries(payload).flatMap(([name, value]): [string, unknown][] => {
    const inner = NESTED.has(name) && isObject(value) ? Object.entries(value) : [];
    const lifted = inner.flatMap(([key, nested]): [string, unknown][] => {
      if (isObject(nested) && key === 'serviceaccount') return [[`${name}.${key}.name`, nested.name]];
      return claimFacts(`${name}.${key}`) ? [[`${name}.${key}`, nested]] : [];
    });
    return lifted.length > 0 ? lifted : [[name, value]];
  });
}

const NESTED = new Set(['cnf', 'realm_access', 'kubernetes.io']);

function keep(value: unknown, how: ClaimFacts['keep']): TokenJson | undefined {
  if (how === 'present') return value === undefined || value === null ? undefined : true;
  if (how === 'count') return Array.isArray(value) ? value.length : undefined;
  if (how === 'time') return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  if (how === 'id')
    return typeof value === 'string'
      ? value.includes('@')
        ? mask(value)
        : cut(value)
      : typeof value === 'number'
        ? value
        : undefined;
  if (how === 'masked') return typeof value === 'string' ? mask(value) : undefined;
  if (how === 'list') return list(value);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'string' ? cut(value) : undefined;
}

/** One text with blanks (scope) or a list of texts; what is neither stays unread. */
function list(value: unknown): readonly string[] | undefined {
  const words = typeof value === 'string' ? value.split(' ').filter(Boolean) : value;
  if (!Array.isArray(words)) return undefined;
  return words
    .filter(word => typeof word === 'string')
    .slice(0, MOST)
    .map(cut);
}

/** An address keeps its first letter and its domain, a short id stays, anything else keeps its ends. */
function mask(value: string): string {
  const at = value.lastIndexOf('@');
  if (at > 0) return `${value.charAt(0)}…@${cut(value.slice(at + 1))}`;
  return value.length <= 2
    ? value
    : `${value.charAt(0)}…${value.charAt(value.length - 1)} (${value.length} characters)`;
}

function odditiesOf(payload: Json): TokenOddity[] {
  const { exp, nbf, iat } = payload;
  const found: TokenOddity[] = [];
  if (exp === undefined) found.push('no-exp');
  for (const name of ['exp', 'nbf', 'iat'] as const) {
    const value = payload[name];
    if (value === undefined) continue;
    // NumericDate is seconds (RFC 7519 §2). 10^11 seconds is the year 5138; 10^11 milliseconds was in 1973.
    if (typeof value !== 'number') found.push(`${name}-not-a-number`);
    else if (value >= 1e11) found.push(`${name}-in-milliseconds`);
  }
  if (isTime(exp) && isTime(iat) && exp < iat) found.push('exp-before-iat');
  if (isTime(exp) && isTime(nbf) && nbf > exp) found.push('nbf-after-exp');
  if (payload.iss === undefined) found.push('no-iss');
  if (payload.aud === undefined) found.push('no-aud');
  return found;
}

const isTime = (value: unknown): value is number => typeof value === 'number' && value < 1e11;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const typeOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
