const LONGEST = 600;
const MOST_SENTENCES = 12;

/** Sentences in lower case, codes such as `ExpiredTokenException` and `TOKEN_EXPIRED` split into words. */
export function sentencesOf(text: string): string[] {
  return text
    .slice(0, LONGEST)
    .split(/(?<=[.!?;])\s+|\n+|;/)
    .slice(0, MOST_SENTENCES)
    .map(s =>
      s
        .replace(/DPoP|OAuth|WebAuthn|GraphQL|2FA/g, name => name.toLowerCase())
        .replace(/([a-z\d])([A-Z])/g, '$1 $2')
        .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
        .toLowerCase()
        .replace(/\//g, ' or ')
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim(),
    )
    .filter(Boolean);
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

/** The server does not know the reason itself: “may have expired”, “if your session has ended”. “May not be” forbids. */
export const isSupposed = (sentence: string): boolean => SUPPOSED.test(sentence);

/** The narrow form of a supposition, which no advice has: “you may have triggered the CSRF protection”. */
export const isHedged = (sentence: string): boolean => HEDGED.test(sentence);

const ABSENT = /\b(?:missing|absent|not (?:found|provided|present|supplied)|no token|empty|required)\b/;

const STATES: readonly RegExp[] = [
  ABSENT,
  /\b(?:invalid|incorrect|malformed|bad|wrong|not valid|unknown|corrupt\w*)\b/,
  /\b(?:expired?|out of date|stale|no longer valid)\b/,
  /\b(?:revoked|withdrawn|inactive|not active|disabled|deleted)\b/,
];

const SUPPOSED =
  /\b(?:(?:may|might)(?! not be\b)|could(?! not\b))(?: \w+)? (?:have|be)\b|\b(?:perhaps|maybe|possibly|probably|presumably|potentially|if|whether|in case)\b|\b(?:möglicherweise|vielleicht|eventuell|vermutlich|wahrscheinlich|falls|könnte)\b|\b(?:peut être|probablement|quizás?|posiblemente|podría|talvez|possivelmente|pode ter|forse|potrebbe|misschien|mogelijk)(?!\p{L})|可能|かもしれ|возможно|может быть/u;

const HEDGED = /\b(?:may|might|could) (?:also )?have (?!to\b|not\b)/;
