import { parseCookieDate } from './dates.ts';

/** One Set-Cookie field taken apart by RFC 6265bis §5.6. `value` is a secret: never let it out of memory. */
export interface SetCookie {
  name: string;
  value: string;
  /** Bytes of name and value together: what the limit of 4096 counts. */
  bytes: number;
  /** As sent, without a leading dot; null where not given or empty, "" for a lone dot. */
  domain: string | null;
  /** As sent; null where not given. */
  path: string | null;
  secure: boolean;
  httpOnly: boolean;
  partitioned: boolean;
  /** Lower-cased as sent, any word; null where not given. */
  sameSite: string | null;
  /** Seconds; null where not given or not a number. */
  maxAge: number | null;
  /** When its life ends, epoch milliseconds: Max-Age before Expires, 0 for one that deletes; null for a session cookie. */
  expires: number | null;
  /** Names of attributes whose value is longer than 1024 bytes, so that browsers ignore them. */
  ignored: string[];
  /** Why the field is no cookie at all; null for one that is. */
  problem: 'empty' | 'control-character' | null;
}

/**
 * Reads one Set-Cookie field value that arrived at `now` (epoch ms). The last attribute of a name wins; unknown ones are
 * left out. Whether a browser stores the cookie is `storageVerdict`'s to say. Never throws.
 */
export function parseSetCookie(field: string, now: number): SetCookie {
  const [pair = '', ...rest] = field.split(';');
  const equals = pair.indexOf('=');
  const name = equals < 0 ? '' : trimBlanks(pair.slice(0, equals));
  const value = trimBlanks(pair.slice(equals + 1));
  const cookie: SetCookie = {
    name,
    value,
    bytes: byteLength(name) + byteLength(value),
    domain: null,
    path: null,
    secure: false,
    httpOnly: false,
    partitioned: false,
    sameSite: null,
    maxAge: null,
    expires: null,
    ignored: [],
    problem: hasControlCharacter(field) ? 'control-character' : name === '' && value === '' ? 'empty' : null,
  };
  for (const part of rest) readAttribute(part, cookie);
  // Max-Age goes before Expires, wherever the two stand (RFC 6265bis §5.7 step 8).
  if (cookie.maxAge !== null) cookie.expires = cookie.maxAge <= 0 ? 0 : now + cookie.maxAge * 1000;
  return cookie;
}

const LONGEST_ATTRIBUTE = 1024;

function readAttribute(part: string, cookie: SetCookie): void {
  const equals = part.indexOf('=');
  const name = trimBlanks(equals < 0 ? part : part.slice(0, equals)).toLowerCase();
  const value = equals < 0 ? '' : trimBlanks(part.slice(equals + 1));
  if (byteLength(value) > LONGEST_ATTRIBUTE) {
    if (KNOWN.has(name)) cookie.ignored.push(name);
    return;
  }
  if (name === 'domain') cookie.domain = value === '' ? null : value.replace(/^\./, '');
  else if (name === 'path') cookie.path = value;
  else if (name === 'secure') cookie.secure = true;
  else if (name === 'httponly') cookie.httpOnly = true;
  else if (name === 'partitioned') cookie.partitioned = true;
  else if (name === 'samesite') cookie.sameSite = value.toLowerCase();
  else if (name === 'max-age' && /^-?\d{1,1024}$/.test(value)) cookie.maxAge = clampSeconds(value);
  else if (name === 'expires') cookie.expires = parseCookieDate(value) ?? cookie.expires;
}

const KNOWN: ReadonlySet<string> = new Set([
  'domain',
  'path',
  'samesite',
  'max-age',
  'expires',
  'secure',
  'httponly',
  'partitioned',
]);

/** Browsers cap a cookie's life at 400 days (RFC 6265bis §5.6.2); the cap also keeps the arithmetic exact. */
function clampSeconds(digits: string): number {
  return Math.max(-1, Math.min(Number(digits), 400 * 86_400));
}

/** RFC 6265bis §5.6 step 1: any control character but the tab makes a browser drop the whole field. */
function hasControlCharacter(field: string): boolean {
  for (let at = 0; at < field.length; at++) {
    const code = field.charCodeAt(at);
    if ((code < 0x20 && code !== 0x09) || code === 0x7f) return true;
  }
  return false;
}

/** A header string is isomorphic bytes; characters above U+00FF are text that somebody decoded from UTF-8. */
function byteLength(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    bytes += code < 0x100 ? 1 : code < 0x800 ? 2 : code >= 0xd800 && code < 0xe000 ? 2 : 3;
  }
  return bytes;
}

/** SP and HTAB only, unlike trim(): RFC 6265bis §5.6 strips nothing else. */
function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && (text[start] === ' ' || text[start] === '\t')) start++;
  while (end > start && (text[end - 1] === ' ' || text[end - 1] === '\t')) end--;
  return text.slice(start, end);
}
