import { type CollectOptions, collectExchange, type ExchangeEvidence } from '../../core/index.ts';
import type { Store } from '../store.ts';
import { type Flights, pendingExchange } from './flights.ts';

/**
 * Writes down the request side of what is under way for long, so that a background that is stopped in the middle
 * still knows afterwards what was sent.
 */
export interface SlowRequests {
  /** A request has begun. */
  watch(): void;
  over(requestId: string): void;
  /** Fills in what an earlier life of the background saw of this request. */
  complete(exchange: ExchangeEvidence): ExchangeEvidence;
}

const SLOW_MS = 1000;
const MOST = 50;

interface Parts {
  readonly store: Store;
  readonly loaded: ReadonlyMap<string, unknown>;
  readonly collect: CollectOptions;
  now(): number;
  later(run: () => void, delay: number): void;
}

export function createSlowRequests(flights: Flights, { store, loaded, collect, now, later }: Parts): SlowRequests {
  const earlier = new Map<string, ExchangeEvidence>();
  const written = new Map<string, string>();
  let watching = false;

  for (const [key, value] of loaded) {
    if (!key.startsWith('flight/')) continue;
    const requestId = key.slice('flight/'.length);
    earlier.set(requestId, value as ExchangeEvidence);
    written.set(requestId, (value as ExchangeEvidence).id);
  }

  const look = (): void => {
    watching = false;
    let pending = false;
    const before = now() - SLOW_MS;
    for (const flight of flights.underWay()) {
      const { requestId } = flight.base;
      if (flight.time > before) pending = true;
      if (flight.time > before || flight.idle || !flight.requestHeaders.seen) continue;
      const exchange = pendingExchange(flight);
      if (written.get(requestId) === exchange.id) continue;
      written.set(requestId, exchange.id);
      store.put(`flight/${requestId}`, collectExchange(exchange, collect));
      const oldest = written.size > MOST ? written.keys().next() : null;
      if (oldest?.done === false) forget(oldest.value);
    }
    if (pending) watch();
  };

  const watch = (): void => {
    if (watching) return;
    watching = true;
    later(look, SLOW_MS);
  };

  const forget = (requestId: string): void => {
    if (written.delete(requestId)) store.drop(`flight/${requestId}`);
    earlier.delete(requestId);
  };

  return {
    watch,
    over: forget,
    complete(x) {
      const sent = x.requestId === null ? undefined : earlier.get(x.requestId);
      if (!sent || x.request.seen || x.request.why !== 'recorder-restarted' || sent.url.href !== x.url.href) return x;
      return { ...x, time: sent.time, request: sent.request, prompted: x.prompted || sent.prompted };
    },
  };
}
