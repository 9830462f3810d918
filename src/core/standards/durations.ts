const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;
const UNITS: readonly (readonly [size: number, name: string])[] = [
  [YEAR, 'y'],
  [DAY, 'd'],
  [HOUR, 'h'],
  [MINUTE, 'min'],
  [SECOND, 's'],
];

/**
 * A length of time in its two largest units: `4 min 12 s`. The sign is dropped.
 *
 * @param ms milliseconds; what is not a number gives `an unknown time`
 */
export function sayDuration(ms: number): string {
  const length = Math.abs(ms);
  if (Number.isNaN(length)) return 'an unknown time';
  if (length >= 10_000 * YEAR) return 'more than 9,999 years';
  if (length < SECOND - 0.5) return `${Math.round(length)} ms`;
  // Rounded to tenths below ten seconds, where a whole second would be a large error.
  if (length < 9_950) return `${Math.round(length / 100) / 10} s`;
  const smaller = UNITS[Math.min(UNITS.findIndex(([size]) => length >= size) + 1, UNITS.length - 1)]?.[0] ?? SECOND;
  const rounded = Math.round(length / smaller) * smaller;
  const index = UNITS.findIndex(([size]) => rounded >= size);
  const first = UNITS[index] ?? [SECOND, 's'];
  const second = UNITS[index + 1];
  const whole = Math.floor(rounded / first[0]);
  const rest = second === undefined ? 0 : Math.round((rounded - whole * first[0]) / second[0]);
  const head = `${groupDigits(whole)} ${first[1]}`;
  return second === undefined || rest === 0 ? head : `${head} ${rest} ${second[1]}`;
}

/** A whole number as people read it: `10,000`. */
export const groupDigits = (n: number): string =>
  Number.isSafeInteger(n) ? String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ',') : String(n);
