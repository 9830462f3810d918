import { clockParts, type Zone } from '../time.ts';
import type { Range } from './ranges.ts';

export interface Tick {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly label: string;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map(n => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map(n => n * MINUTE),
  ...[1, 2, 3, 6, 12].map(n => n * HOUR),
  ...[1, 2, 7, 14, 30, 90, 180, 365, 2 * 365, 5 * 365, 10 * 365, 20 * 365].map(n => n * DAY),
];

/**
 * Round moments of the reader's zone for the foot of the drawing.
 *
 * @param most how many fit; at least one step is always found
 */
export function ticksOf({ from, to }: Range, zone: Zone, most: number): readonly Tick[] {
  const step = STEPS.find(s => (to - from) / s <= most) ?? (STEPS.at(-1) as number);
  const shift = step < HOUR ? 0 : zoneOffset((from + to) / 2, zone);
  const ticks: Tick[] = [];
  for (let at = Math.ceil((from + shift) / step) * step - shift; at <= to; at += step) {
    ticks.push({ at, label: labelOf(at, step, zone) });
  }
  return ticks.slice(0, Math.max(most, 1));
}

function labelOf(at: number, step: number, zone: Zone): string {
  const { date, clock } = clockParts(at, zone);
  if (step >= DAY) return date;
  return step >= MINUTE ? clock.slice(0, 5) : clock;
}

/** Milliseconds that the zone is ahead of UTC at that moment. */
function zoneOffset(at: number, zone: Zone): number {
  const { date, clock } = clockParts(at, zone);
  const local = Date.parse(`${date}T${clock}Z`);
  return Number.isNaN(local) ? 0 : Math.round((local - at) / MINUTE) * MINUTE;
}
