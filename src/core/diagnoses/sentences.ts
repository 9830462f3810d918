const LONGEST = 600;
const MOST_SENTENCES = 12;

/** A sentence in lower case, codes such as `ExpiredTokenException` and `TOKEN_EXPIRED` split into words, and its parts. */
export interface Sentence {
  readonly whole: string;
  /** Parted at commas: a thing and its state do not reach across. */
  readonly phrases: readonly string[];
  /** Parted at commas, dashes, colons, and brackets in which something is supposed: a supposition does not reach across. */
  readonly clauses: readonly string[];
}

/** The marks are lost in the plain form, so the parts are taken before. */
export function readSentences(text: string): readonly Sentence[] {
  return text
    .slice(0, LONGEST)
    .split(/(?<=[.!?;])\s+|\n+|;|(?<=[。！？；])/)
    .slice(0, MOST_SENTENCES)
    .map(raw => ({
      whole: plain(raw),
      phrases: partsOf(raw, /,(?!\d)|[，、]/),
      clauses: partsOf(raw.replace(BRACKETS, apart), /,(?!\d)|[，、–—：]|:(?!\S)|\s-+\s/),
    }))
    .filter(s => s.whole);
}

export const sentencesOf = (text: string): string[] => readSentences(text).map(s => s.whole);

function plain(raw: string): string {
  return raw
    .replace(/DPoP|OAuth|WebAuthn|GraphQL|2FA/g, name => name.toLowerCase())
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .replace(/\//g, ' or ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** "(If you use the command line …)" stands apart; "forgery (CSRF) protection" is one thing. */
const apart = (_all: string, inner: string): string => (SUPPOSED.test(plain(inner)) ? `, ${inner}, ` : ` ${inner} `);
const BRACKETS = /[([{（]([^()[\]{}（）]*)[)\]}）]/g;

/** "Invalid, expired or revoked" is one part, and so is "not expired, but revoked": the tail has no subject of its own. */
function partsOf(raw: string, marks: RegExp): readonly string[] {
  const parts: string[] = [];
  for (const part of raw.split(marks).map(plain).filter(Boolean)) {
    const goesOn = GOES_ON.test(part) || STATES.some(state => state.test(part.split(' ', 1)[0] ?? ''));
    if (goesOn && parts.length > 0) parts.push(`${parts.pop()} ${part}`);
    else parts.push(part);
  }
  return parts;
}

/**
 * "Invalid or expired token", "invalid, expired, revoked, or issued to another client": the words around an "or", or in a
 * row before one, are states of different kinds, so none of them is told.
 */
export function namesSeveralReasons(sentence: string): boolean {
  if (!/\b(?:or|and or|oder|ou)\b/.test(sentence)) return false;
  const kinds = (part: string) => STATES.map((s, i) => (s.test(part) ? i : -1)).filter(i => i >= 0);
  const parts = sentence.split(/\b(?:and or|or|oder|ou)\b/);
  const inRow = parts.some(part => {
    const words = part.split(' ').map(kinds);
    return words.some((w, i) => w[0] !== undefined && words[i + 1]?.some(kind => kind !== w[0]));
  });
  const named = parts.map(kinds).filter(p => p.length > 0);
  return inRow || (named.length > 1 && new Set(named.flat()).size > 1);
}

/** It says that something is not there. */
export const saysAbsent = (sentence: string): boolean => ABSENT.test(sentence);

/** What a sentence states apart from what it supposes; each is the sentence itself where it supposes nothing. */
export interface Stated {
  /** Without the narrow form of a supposition, which no advice has: “you may have triggered the CSRF protection”. */
  readonly unhedged: string;
  /** Without conditions: “if your session has ended”, “check whether the token expired”. */
  readonly unconditional: string;
  /** Without any: “may have expired”, “perhaps it was revoked”. “May not be” forbids, and supposes nothing. */
  readonly firm: string;
}

/** A supposition reaches from its word to the end of its clause: “expired, log in again if you wish” supposes no end. */
export function statedIn({ clauses }: Sentence): Stated {
  const before = (supposition: RegExp, clause: string) => clause.slice(0, supposition.exec(clause)?.index);
  return {
    unhedged: clauses.map(c => before(HEDGED, c)).join(' '),
    unconditional: clauses.map(c => before(CONDITION, c)).join(' '),
    firm: clauses.map(c => (AT_THE_END.test(c) ? '' : before(SUPPOSED, c))).join(' '),
  };
}

const ABSENT = /\b(?:missing|absent|not (?:found|provided|present|supplied)|no token|empty|required)\b/;

const STATES: readonly RegExp[] = [
  ABSENT,
  /\b(?:invalid|incorrect|malformed|bad|wrong|not valid|unknown|corrupt\w*)\b/,
  /\b(?:expired?|out of date|stale|no longer valid)\b/,
  /\b(?:revoked|withdrawn|inactive|not active|disabled|deleted)\b/,
];

const GOES_ON =
  /^(?:and|or|oder|und|ou|et|of)(?!\p{L})|^(?:but|aber|sondern|mais|pero|sino|mas|ma|maar|но|а)(?: \p{L}+){1,2}$/u;

const CONDITION = /\b(?:if|whether|in case|falls)\b/;

const SUPPOSED = new RegExp(
  `${CONDITION.source}|${
    /\b(?:(?:may|might)(?! not be\b)|could(?! not\b))(?: \w+)? (?:have|be)\b|\b(?:perhaps|maybe|possibly|probably|presumably|potentially)\b|\b(?:möglicherweise|vielleicht|eventuell|vermutlich|wahrscheinlich|könnte)\b|\b(?:peut être|probablement|quizás?|posiblemente|podría|talvez|possivelmente|pode ter|forse|potrebbe|misschien|mogelijk)(?!\p{L})|可能|возможно|может быть/u
      .source
  }`,
  'u',
);

/** Japanese supposes at the end. */
const AT_THE_END = /かもしれ/;

const HEDGED = /\b(?:may|might|could) (?:also )?have (?!to\b|not\b)/;
