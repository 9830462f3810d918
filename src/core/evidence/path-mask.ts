import { isPlain, isUuid, isWord } from './plain.ts';

/** What follows one of these in a path opens something: whoever has the address has the access. */
const OPENS = new Set(
  `reset resets resetpassword magic invite invites invitation invitations verify verification confirm confirmation
  activate activation token tokens otp totp key keys apikey secret secrets password passwords passwd recover recovery
  unsubscribe optout share shares shared sharing signed session sessions hook hooks webhook webhooks
  jsessionid sid`.split(/\s+/),
);
const EMAIL = /^[^@\s]+@[^@\s]+\.[a-z]{2,}$/i;
/** Built files carry a hash of their content; the address of a script is what tells where in the code a call stands. */
const BUILT = /^[\w.~-]{1,60}\.(?:m?js|css|map|wasm|woff2?)$/i;
const LONG_RUN = /[A-Za-z0-9_+=-]{24,}/;
const LONG = 12;
const LIMIT = 300;

/**
 * Keeps of a path what reads like a name, and replaces the other segments. It goes from left to right, so that equal
 * beginnings stay equal.
 *
 * @param path with or without percent-encoding; marks in it are left alone
 * @param mark makes the replacement of a segment
 * @param strict from the beginning on, as if one of the words that open something stood before
 */
export function maskPath(path: string, mark: (value: string) => string, strict = false): string {
  let opened = strict;
  return path
    .split('/')
    .map(segment => {
      const [name = '', ...parameters] = segment.split(';');
      const shown = [
        maskSegment(name, mark, opened),
        ...parameters.map(p => {
          const [key = '', ...value] = p.split('=');
          return value.length === 0
            ? maskSegment(key, mark, true)
            : `${maskSegment(key, mark, false)}=${maskSegment(value.join('='), mark, true)}`;
        }),
      ].join(';');
      opened ||= opensSomething(name);
      return shown;
    })
    .join('/');
}

/** `reset`, `reset-password`, `magicLink`, and `s`, by which many services shorten `share`. */
const opensSomething = (segment: string): boolean =>
  segment === 's' ||
  segment
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1-$2')
    .toLowerCase()
    .split(/[-_.:]/)
    .some(word => OPENS.has(word));

function maskSegment(segment: string, mark: (value: string) => string, opened: boolean): string {
  if (segment.includes('‹'))
    return segment.replace(/[^‹›]+(?=‹|$)/g, rest => (mayStay(rest, opened) ? rest : mark(rest)));
  if (!mayStay(segment, opened)) return mark(segment);
  return segment.length <= LIMIT ? segment : `${segment.slice(0, LIMIT)}… (${segment.length} characters)`;
}

function mayStay(segment: string, opened: boolean): boolean {
  const text = decoded(segment);
  if (opened) return isWord(text);
  if (isUuid(text)) return true;
  // An address in a segment brings its query along; the shapes of both are looked at piece by piece.
  if (EMAIL.test(text) || /[?&#]/.test(text)) return false;
  if (BUILT.test(text) && !LONG_RUN.test(text)) return true;
  return text.length < LONG || isPlain(text);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
