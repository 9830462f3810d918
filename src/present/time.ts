import { sayDuration } from '../core/index.ts';

export { sayDuration };

/** Where the reader is, as an IANA name such as `Europe/Berlin`. */
export type Zone = string;

const SECOND = 1000;

/** `4 min 12 s ago`, `in 3 d 2 h`, `now` within half a second. Both in epoch milliseconds. */
export function sayRelative(at: number, now: number): string {
  if (!isInstant(at)) return 'at no possible time';
  if (Math.abs(at - now) < 500) return 'now';
  return at < now ? `${sayDuration(now - at)} ago` : `in ${sayDuration(at - now)}`;
}

/** An instant for a sentence, and exactly for hover and copies. */
export interface InstantView {
  /** `10:04:31`, with the date when it is another day than `near`. */
  readonly short: string;
  /** `2026-11-21 10:04:31.250 GMT+01:00 (Europe/Berlin)`. */
  readonly exact: string;
  /** For the `datetime` attribute; empty when it is no possible date. */
  readonly iso: string;
}

/**
 * @param at epoch milliseconds
 * @param zone of the reader
 * @param near epoch milliseconds; the date is left out of `short` when it is the same day
 */
export function sayInstant(at: number, zone: Zone, near?: number): InstantView {
  if (!isInstant(at)) {
    const impossible = `no possible date (${at} ms after 1970)`;
    return { short: impossible, exact: impossible, iso: '' };
  }
  const date = dateOf(at, zone);
  const time = partsOf(at, zone).clock;
  const sameDay = near === undefined || (isInstant(near) && dateOf(near, zone) === date);
  const ms = String((((at % SECOND) + SECOND) % SECOND) | 0).padStart(3, '0');
  return {
    short: sameDay ? time : `${date} ${time}`,
    exact: `${date} ${time}.${ms} ${partsOf(at, zone).offset} (${zone})`,
    iso: new Date(at).toISOString(),
  };
}

/** Whether it is a possible date: by ECMA-262 §21.4.1.1 a time value reaches 8.64e15 ms to either side of 1970. */
export const isInstant = (at: number): boolean => Math.abs(at) <= 8.64e15;

const dateOf = (at: number, zone: Zone): string => partsOf(at, zone).date;

/** Date (`2026-11-21`) and time (`10:04:31`) in the zone. @param at epoch milliseconds, a possible date */
export const clockParts = (at: number, zone: Zone): { readonly date: string; readonly clock: string } =>
  partsOf(at, zone);

const formats = new Map<Zone, Intl.DateTimeFormat>();

function partsOf(at: number, zone: Zone): { date: string; clock: string; offset: string } {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(p => [p.type, p.value]),
  );
  const year = parts.era === 'BC' ? `-${parts.year}` : parts.year;
  return {
    date: `${year}-${parts.month}-${parts.day}`,
    clock: `${parts.hour}:${parts.minute}:${parts.second}`,
    offset: parts.timeZoneName === 'GMT' ? 'GMT+00:00' : (parts.timeZoneName ?? ''),
  };
}

function formatOf(zone: Zone): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'longOffset',
  });
  formats.set(zone, format);
  return format;
}

/** `812 bytes`, `4.1 kB`. */
export function sayBytes(n: number): string {
  if (n < 1000) return `${n} ${n === 1 ? 'byte' : 'bytes'}`;
  if (n < 1_000_000) return `${trim(n / 1000)} kB`;
  return `${trim(n / 1_000_000)} MB`;
}

const trim = (n: number): string => String(Math.round(n * 10) / 10);
