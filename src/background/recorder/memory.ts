import type { Exchange } from '../../core/index.ts';
import { header, isSignIn } from './watch.ts';

/**
 * Chooses, among the requests that go well, the few that would explain a later failure: the last use of each
 * credential, sign-ins, cookies that were set. They are written down, so that they outlive the background.
 */
export interface Memory {
  /** @returns whether it is worth writing down */
  note(exchange: Exchange): boolean;
  /** What has come since the last call, oldest first, each with the one that it makes needless. */
  fresh(): { readonly exchange: Exchange; readonly instead: string | null }[];
}

/** @param most slots that are kept apart; the ones that were silent longest are let go */
export function createMemory(most = 200): Memory {
  const latest = new Map<string, Exchange>();
  const written = new Map<string, string>();
  return {
    note(exchange) {
      const slot = slotOf(exchange);
      if (slot === null) return false;
      latest.delete(slot);
      latest.set(slot, exchange);
      bound(latest, most);
      return true;
    },
    fresh() {
      const found = [...latest].map(([slot, exchange]) => ({ slot, exchange, instead: written.get(slot) ?? null }));
      for (const { slot, exchange } of found) {
        written.delete(slot);
        written.set(slot, exchange.id);
        bound(written, most);
      }
      latest.clear();
      return found.map(({ exchange, instead }) => ({ exchange, instead }));
    },
  };
}

function bound(map: Map<string, unknown>, most: number): void {
  const oldest = map.size > most ? map.keys().next() : null;
  if (oldest?.done === false) map.delete(oldest.value);
}

/** Exchanges of one slot tell the same; null: it tells nothing worth keeping. Holds a credential: memory only. */
function slotOf(x: Exchange): string | null {
  if (x.method === 'OPTIONS') return null;
  const place = `${x.tabId} ${originOf(x.url)} ${Math.floor(x.status / 100)}`;
  if (isSignIn(x)) return `sign-in ${place} ${x.method} ${x.url}`;
  const setCookie = header(x.responseHeaders, 'set-cookie');
  if (setCookie !== undefined) return `cookie ${place} ${setCookie.split('=', 1)[0]}`;
  const authorization = header(x.requestHeaders, 'authorization');
  return authorization === undefined ? null : `credential ${place} ${authorization}`;
}

// Cheaper than a parse: this runs for every request.
const originOf = (url: string): string => url.slice(0, url.indexOf('/', 8) + 1 || undefined);
