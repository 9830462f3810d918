/** A stretch of time that is drawn, epoch milliseconds; `from` lies before `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

interface Moments {
  /** Of the credential, possible dates only. */
  readonly times: readonly number[];
  readonly clocks: readonly number[];
  readonly uses: readonly number[];
  /** When the answer arrived. */
  readonly now: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const YEAR = 365 * 24 * HOUR;
/** Farther than any life that is meant: such a mark stands at the edge and does not press the rest together. */
const FAR_MS = 30 * YEAR;
const SHORTEST_MS = 10_000;
const NEAR_MS = 15 * MINUTE;
/** The part of the whole that has to lie between the answer and the nearest time of the credential to be told apart. */
const DISTINCT = 0.025;

/** What can be drawn: the whole life, and the time around the answer. All in epoch milliseconds. */
export function rangesOf(moments: Moments): { ranges: { all: Range; now: Range }; first: 'all' | 'now' } {
  const { times, clocks, uses, now } = moments;
  const near = times.filter(t => Math.abs(t - now) <= FAR_MS);
  const all = padded([now, ...clocks, ...uses.filter(t => Math.abs(t - now) <= FAR_MS), ...near]);
  const closest = near.toSorted((a, b) => Math.abs(a - now) - Math.abs(b - now))[0];
  const around = closest !== undefined && Math.abs(closest - now) <= HOUR ? [closest] : [];
  const window = padded([now, ...clocks, ...around, ...uses.filter(t => Math.abs(t - now) <= NEAR_MS)]);
  const distinct = closest === undefined || Math.abs(closest - now) >= DISTINCT * (all.to - all.from);
  return { ranges: { all, now: window }, first: distinct || closest === now ? 'all' : 'now' };
}

/** With room at both sides, and never shorter than clocks can tell. */
function padded(moments: readonly number[]): Range {
  const from = Math.min(...moments);
  const to = Math.max(...moments);
  const room = Math.max((to - from) * 0.08, (SHORTEST_MS - (to - from)) / 2, 1_000);
  return { from: from - room, to: to + room };
}
