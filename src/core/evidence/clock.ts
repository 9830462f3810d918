import type { Evidence, ExchangeEvidence } from './evidence.ts';
import { notSeen, type Observed, seen } from './observed.ts';

/** What is known of the clocks. All times are epoch milliseconds, all differences milliseconds. */
export interface Clock {
  /** The local clock when the answer arrived. */
  readonly local: number;
  /** The server's clock at the same moment: its own `Date`, or the one of its latest other answer carried forward. */
  readonly server: Observed<number>;
  /** Server minus local; positive when the server's clock is ahead. `Date` has a resolution of one second. */
  readonly skew: Observed<number>;
  /** The same difference for other origins, the latest answer of each. */
  readonly otherOrigins: readonly { readonly origin: string; readonly skew: number }[];
  /** What has to be added to the local clock, by what most other origins agree on; 0 where they were too few or agree with it. */
  readonly localError: number;
  /** The server's clock where it was seen, else the local one, put right by `localError`. */
  readonly serverOrLocalNow: number;
}

/** Below this difference two clocks count as equal: `Date` is cut to seconds, and answers take time (causes.md). */
export const CLOCK_MARGIN_MS = 120_000;

/** Reads the clocks off the answers of an episode (RFC 9110 §6.6.1; cached answers and `Age` are left out). */
export function clockOf(evidence: Evidence): Clock {
  const { subject, others } = evidence;
  const local = answeredAt(subject);
  const own = skewOf(subject) ?? lastSkew(others.filter(x => x.url.origin === subject.url.origin));
  const skew: Observed<number> = own === undefined ? whyNoDate(subject) : seen(own);
  const elsewhere = otherOrigins(subject, others);
  const localError = agreedSkew(elsewhere);
  return {
    local,
    skew,
    server: skew.seen ? seen(local + skew.value) : skew,
    localError,
    serverOrLocalNow: local + (skew.seen ? skew.value : localError),
    otherOrigins: elsewhere,
  };
}

/** When the answer arrived by the local clock; the start of the request where the end was not told. */
export const answeredAt = (x: ExchangeEvidence): number => x.endTime ?? x.time;

function skewOf(x: ExchangeEvidence): number | undefined {
  if (!x.response.seen || !x.response.value.date.seen) return undefined;
  return x.response.value.date.value - answeredAt(x);
}

const lastSkew = (exchanges: readonly ExchangeEvidence[]): number | undefined =>
  exchanges
    .map(skewOf)
    .filter(s => s !== undefined)
    .at(-1);

function whyNoDate(x: ExchangeEvidence): Observed<number> {
  if (!x.response.seen) return x.response;
  return x.response.value.date.seen ? notSeen('no-date') : x.response.value.date;
}

function otherOrigins(subject: ExchangeEvidence, others: readonly ExchangeEvidence[]) {
  const latest = new Map<string, number>();
  for (const x of others) {
    const skew = x.url.origin === subject.url.origin ? undefined : skewOf(x);
    if (skew !== undefined) latest.set(x.url.origin, skew);
  }
  return [...latest].map(([origin, skew]) => ({ origin, skew }));
}

/** Clocks that agree lie within this of one another (causes.md: less than 60 s refutes a skew). */
export const CLOCKS_AGREE_MS = 60_000;

/** The difference that most of at least two other origins have in common, where it is more than a clock's usual one. */
function agreedSkew(origins: Clock['otherOrigins']): number {
  for (const { skew } of origins) {
    const agree = origins.filter(o => Math.abs(o.skew - skew) < CLOCKS_AGREE_MS).length;
    if (agree >= 2 && agree > origins.length / 2) return Math.abs(skew) > CLOCK_MARGIN_MS ? skew : 0;
  }
  return 0;
}
