import type { AuthParam, Challenge, ChallengeProblem, ChallengeWarning, ParsedChallenges } from './challenge.ts';
import { recoverField } from './challenge-recovery.ts';
import { warnAbout } from './challenge-warnings.ts';
import { splitJoinedFields, unfold } from './fields.ts';
import {
  COMMA,
  EQUALS,
  isToken,
  QUOTE,
  quote,
  readQuoted,
  SPACE,
  skip,
  skipBlanks,
  skipCommas,
  TCHAR,
  TOKEN68_CHAR,
} from './grammar.ts';

export {
  type AuthParam,
  type Challenge,
  type ChallengeProblem,
  type ChallengeWarning,
  type ParsedChallenges,
  param,
} from './challenge.ts';

/**
 * Reads the values of all `WWW-Authenticate` or `Proxy-Authenticate` fields of one response (RFC 9110 §11.6.1).
 *
 * In: one string for each field, bytes as isomorphic Latin-1; fields that Firefox joined by "\n" are taken apart (and
 * `field` then counts the parts). Never throws; time grows linearly with the input.
 */
export function parseChallenges(fields: readonly string[]): ParsedChallenges {
  const challenges: Challenge[] = [];
  const problems: ChallengeProblem[] = [];
  let folded = false;
  let values = fields;
  // A line feed is rare: only with one is there something to split or to unfold.
  if (fields.some(field => field.includes('\n'))) {
    const unfolded = fields.flatMap(splitJoinedFields).map(unfold);
    folded = unfolded.some(field => field.folded);
    values = unfolded.map(field => field.value);
  }
  for (let field = 0; field < values.length; field++) {
    const value = values[field] as string;
    const before = challenges.length;
    if (readField(value, field, challenges)) continue;
    challenges.length = before;
    problems.push(...recoverField(value, field, challenges));
  }
  let warnings: ChallengeWarning[] | undefined;
  return {
    ok: problems.length === 0,
    challenges,
    problems,
    /** Worked out when first asked for: whoever only wants the challenges does not pay for the advice. */
    get warnings() {
      warnings ??= warnAbout(challenges, folded);
      return warnings;
    },
  };
}

/** Writes challenges as field values, one for each distinct `field`, such that parsing them gives the same again. */
export function serialiseChallenges(challenges: readonly Challenge[]): string[] {
  const fields = new Map<number, string[]>();
  for (const challenge of challenges) {
    const rest = challenge.token68 ?? serialiseParams(challenge.params);
    const text = rest === '' ? challenge.scheme : `${challenge.scheme} ${rest}`;
    const field = fields.get(challenge.field);
    if (field) field.push(text);
    else fields.set(challenge.field, [text]);
  }
  return [...fields.values()].map(texts => texts.join(', '));
}

/** Writes `#auth-param`: what was quoted, or cannot stand as a token, is quoted. */
export function serialiseParams(params: readonly AuthParam[]): string {
  return params
    .map(({ name, value, quoted }) => `${name}=${quoted || !isToken(value) ? quote(value) : value}`)
    .join(', ');
}

/**
 * The grammar itself, with no leniency: pushes the field's challenges and returns true, or returns false at the first
 * character that no reading of RFC 9110 §11 allows. It needs no backtracking because `token68` and `auth-param`
 * exclude each other: a padded token68 ends in "=", an auth-param never does.
 */
function readField(text: string, field: number, challenges: Challenge[]): boolean {
  let at = skipCommas(text, 0);
  while (at < text.length) {
    const end = skip(text, at, TCHAR);
    if (end === at) return false;
    const challenge: Challenge = { scheme: text.slice(at, end), token68: null, params: [], field };
    challenges.push(challenge);
    at = readRest(text, end, challenge);
    if (at < 0) return false;
  }
  return true;
}

/** What follows a scheme name, up to where the next challenge begins; -1 if the grammar does not allow it. */
function readRest(text: string, from: number, challenge: Challenge): number {
  let at = from;
  while (text.charCodeAt(at) === SPACE) at++;
  const blanks = skipBlanks(text, at);
  if (isElementEnd(text, blanks)) {
    const next = skipCommas(text, blanks);
    // "X , a=b" is an empty first parameter; "X, a=b" has no space, so that no parameter can belong to X.
    return at === from ? next : readParams(text, next, challenge);
  }
  if (at === from || blanks !== at) return -1;
  const afterParam = readParam(text, at, challenge.params);
  if (afterParam > 0) return readParams(text, afterParam, challenge);
  let end = skip(text, at, TOKEN68_CHAR);
  if (end === at) return -1;
  while (text.charCodeAt(end) === EQUALS) end++;
  challenge.token68 = text.slice(at, end);
  return nextElement(text, end);
}

/** Further parameters of the challenge, if the list goes on with any; `from` is where an element may begin. */
function readParams(text: string, from: number, challenge: Challenge): number {
  let at = from;
  while (at >= 0 && at < text.length) {
    const after = readParam(text, at, challenge.params);
    if (after < 0) return at;
    at = after;
  }
  return at;
}

/** Reads one auth-param and its separator; returns where the next element begins, or -1 and leaves `params` alone. */
function readParam(text: string, from: number, params: AuthParam[]): number {
  const nameEnd = skip(text, from, TCHAR);
  if (nameEnd === from) return -1;
  const equals = skipBlanks(text, nameEnd);
  if (text.charCodeAt(equals) !== EQUALS) return -1;
  const start = skipBlanks(text, equals + 1);
  const quoted = text.charCodeAt(start) === QUOTE;
  let value: string;
  let end: number;
  if (quoted) {
    const read = readQuoted(text, start);
    if (!read.closed || read.badAt >= 0) return -1;
    ({ value, end } = read);
  } else {
    end = skip(text, start, TCHAR);
    if (end === start) return -1;
    value = text.slice(start, end);
  }
  const next = nextElement(text, end);
  if (next >= 0) params.push({ name: text.slice(from, nameEnd).toLowerCase(), value, quoted });
  return next;
}

function nextElement(text: string, from: number): number {
  const at = skipBlanks(text, from);
  return isElementEnd(text, at) ? skipCommas(text, at) : -1;
}

function isElementEnd(text: string, at: number): boolean {
  return at >= text.length || text.charCodeAt(at) === COMMA;
}
