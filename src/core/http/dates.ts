export type DateForm = 'imf-fixdate' | 'rfc850' | 'asctime';
export type ReadDate = { ok: true; ms: number; form: DateForm } | { ok: false; reason: 'not-a-date' };
export type ReadDelay = { ok: true; ms: number } | { ok: false; reason: 'not-a-delay' };

/**
 * Reads an HTTP-date in any of the three forms that a recipient must accept (RFC 9110 §5.6.7).
 *
 * @returns `ms`: epoch milliseconds. A two-digit year below 70 is of this century, which holds until 2069.
 */
export function parseHttpDate(value: string): ReadDate {
  const text = value.trim();
  if (text.length > 60) return NOT_A_DATE;
  for (const [form, pattern] of FORMS) {
    const found = pattern.exec(text)?.groups;
    const ms = found ? toEpoch(found) : null;
    if (ms !== null) return { ok: true, ms, form };
  }
  return NOT_A_DATE;
}

/** Retry-After: seconds or an HTTP-date (RFC 9110 §10.2.3). `now`: epoch ms; the result is milliseconds from then. */
export function parseRetryAfter(value: string, now: number): ReadDelay {
  const text = value.trim();
  if (/^\d{1,12}$/.test(text)) return { ok: true, ms: Number(text) * 1000 };
  const date = parseHttpDate(text);
  return date.ok ? { ok: true, ms: Math.max(0, date.ms - now) } : { ok: false, reason: 'not-a-delay' };
}

/**
 * Reads a cookie's `Expires` the way browsers do, far more lenient than HTTP-date (RFC 6265bis §5.1.1): the first
 * token that looks like a time, a day, a month and a year each counts, in any order.
 *
 * @returns epoch milliseconds, or null where the algorithm fails and the attribute is ignored
 */
export function parseCookieDate(value: string): number | null {
  const found: { time?: RegExpExecArray; day?: number; month?: number; year?: number } = {};
  // Longer than 80 characters is no date that anybody sends; the cut keeps the work constant.
  for (const token of value.slice(0, 200).split(/[\t\x20-\x2f\x3b-\x40\x5b-\x60\x7b-\x7e]+/)) {
    const time = found.time ? null : /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\D|$)/.exec(token);
    if (time) found.time = time;
    else if (found.day === undefined && /^\d{1,2}(?:\D|$)/.test(token)) found.day = Number.parseInt(token, 10);
    else if (found.month === undefined && monthOf(token) >= 0) found.month = monthOf(token);
    else if (found.year === undefined && /^\d{2,4}(?:\D|$)/.test(token))
      found.year = fullYear(Number.parseInt(token, 10));
  }
  const { time, day, month, year } = found;
  if (!time || day === undefined || month === undefined || year === undefined || year < 1601) return null;
  return utc(year, month, day, Number(time[1]), Number(time[2]), Number(time[3]));
}

const NOT_A_DATE = { ok: false, reason: 'not-a-date' } as const;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const TIME = String.raw`(?<hour>\d{2}):(?<minute>\d{2}):(?<second>\d{2})`;
const FORMS: readonly (readonly [DateForm, RegExp])[] = [
  ['imf-fixdate', new RegExp(String.raw`^[a-z]{3}, (?<day>\d{2}) (?<month>[a-z]{3}) (?<year>\d{4}) ${TIME} GMT$`, 'i')],
  ['rfc850', new RegExp(String.raw`^[a-z]{6,9}, (?<day>\d{2})-(?<month>[a-z]{3})-(?<year>\d{2}) ${TIME} GMT$`, 'i')],
  ['asctime', new RegExp(String.raw`^[a-z]{3} (?<month>[a-z]{3}) (?<day>\d{2}| \d) ${TIME} (?<year>\d{4})$`, 'i')],
];

function toEpoch(found: Record<string, string>): number | null {
  const month = monthOf(found.month as string);
  if (month < 0) return null;
  const [day, year, hour, minute, second] = ['day', 'year', 'hour', 'minute', 'second'].map(key => Number(found[key]));
  return utc(fullYear(year as number), month, day as number, hour as number, minute as number, second as number);
}

/** Null for the 31st of February and the like. A leap second counts as the second after it. */
function utc(year: number, month: number, day: number, hour: number, minute: number, second: number): number | null {
  if (day < 1 || hour > 23 || minute > 59 || second > 60) return null;
  const lastDay = month === 1 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : DAYS[month];
  return day > (lastDay as number) ? null : Date.UTC(year, month, day, hour, minute, second);
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function fullYear(year: number): number {
  if (year >= 100) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

function monthOf(text: string): number {
  return MONTHS.indexOf(text.slice(0, 3).toLowerCase());
}
