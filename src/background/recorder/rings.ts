import type { Exchange } from '../../core/index.ts';

/** The latest exchanges of each tab, raw, in memory only: the neighbours of a failure that may come. */
export interface Rings {
  push(exchange: Exchange): void;
  /** Newest first. Without a tab: of every tab. */
  newest(tabId?: number): Iterable<Exchange>;
  drop(tabId: number): void;
  /** Forgets the exchanges that are so. */
  forget(is: (exchange: Exchange) => boolean): void;
  /** Characters held, for tests. */
  size(): number;
}

interface Limits {
  /** Exchanges of one tab. */
  readonly count: number;
  /** Characters of headers and addresses of one tab. */
  readonly characters: number;
  readonly tabs: number;
}

const LIMITS: Limits = { count: 250, characters: 1_000_000, tabs: 50 };

/** Constant work per request: a push, and the shift of what no longer fits. */
export function createRings(limits: Limits = LIMITS): Rings {
  const tabs = new Map<number, Ring>();
  return {
    push(exchange) {
      const ring = tabs.get(exchange.tabId) ?? { items: [], characters: 0 };
      // Moved to the end, so that the tab that was silent longest is the first to be let go.
      tabs.delete(exchange.tabId);
      tabs.set(exchange.tabId, ring);
      const weight = weigh(exchange);
      ring.items.push({ exchange, weight });
      ring.characters += weight;
      while (ring.items.length > limits.count || (ring.characters > limits.characters && ring.items.length > 1)) {
        ring.characters -= ring.items.shift()?.weight ?? 0;
      }
      const silent = tabs.size > limits.tabs ? tabs.keys().next() : null;
      if (silent?.done === false) tabs.delete(silent.value);
    },
    *newest(tabId) {
      const wanted = tabId === undefined ? [...tabs.values()].reverse() : [tabs.get(tabId)];
      for (const ring of wanted) {
        for (let i = (ring?.items.length ?? 0) - 1; i >= 0; i -= 1) {
          const item = ring?.items[i];
          if (item) yield item.exchange;
        }
      }
    },
    drop: tabId => void tabs.delete(tabId),
    forget(is) {
      for (const [tabId, { items }] of tabs) {
        const kept = items.filter(({ exchange }) => !is(exchange));
        tabs.set(tabId, { items: kept, characters: kept.reduce((sum, { weight }) => sum + weight, 0) });
      }
    },
    size: () => [...tabs.values()].reduce((sum, ring) => sum + ring.characters, 0),
  };
}

interface Ring {
  readonly items: { readonly exchange: Exchange; readonly weight: number }[];
  characters: number;
}

function weigh(x: Exchange): number {
  let sum = 200 + x.url.length;
  for (const headers of [x.requestHeaders, x.responseHeaders]) {
    if (headers.seen) for (const [name, value] of headers.value.reveal()) sum += name.length + value.length;
  }
  return sum;
}
