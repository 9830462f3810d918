import { CLOCK_MARGIN_MS, type Clock } from '../evidence/clock.ts';

/** One moment that a token names, seen from both clocks. Differences are milliseconds, positive when it has passed. */
export interface Moment {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Null where the server's clock was not seen. */
  readonly pastForServer: number | null;
  readonly pastForLocal: number;
  /** By the best clock there is (`Clock.serverOrLocalNow`). */
  readonly past: number;
  /** True when the two clocks differ by more than answers explain, and disagree about this moment. */
  readonly clocksDisagree: boolean;
}

/**
 * @param seconds the claim, in epoch seconds (RFC 7519 §2). Some issuers write milliseconds, and verifiers that divide
 *   by nothing then see a date far ahead; such a number says nothing about time.
 * @returns null for a number that is no date of this century
 */
export function moment(seconds: number | undefined, time: Clock): Moment | null {
  if (seconds === undefined || !Number.isFinite(seconds) || seconds <= 0 || seconds >= 1e11) return null;
  const at = seconds * 1000;
  const pastForLocal = time.local - at;
  const pastForServer = time.server.seen ? time.server.value - at : null;
  const skewed = time.skew.seen && Math.abs(time.skew.value) > CLOCK_MARGIN_MS;
  return {
    at,
    pastForLocal,
    pastForServer,
    past: time.serverOrLocalNow - at,
    clocksDisagree: skewed && pastForServer !== null && pastForServer > 0 !== pastForLocal > 0,
  };
}

/** `Date` is cut to whole seconds, and so are the claims. */
export const DATE_RESOLUTION_MS = 2_000;

/** What verifiers commonly forgive (RFC 7519 §4.1.4: "usually no more than a few minutes"); many forgive nothing. */
export const COMMON_LEEWAY_MS = 60_000;
