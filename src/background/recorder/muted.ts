import { type CollectOptions, collectUrl } from '../../core/index.ts';
import type { WireEvent } from '../../platform/web-request.ts';
import type { Store } from '../store.ts';

/**
 * Requests that a page makes for a fix (decision 0019). They outlive the background that asked for them, so the next life of it
 * hears nothing of them either.
 */
export interface Muted {
  /** From now on nothing is heard of requests to the address. @returns the way to listen again */
  begin(url: string): () => void;
  has(event: Pick<WireEvent, 'url' | 'kind'>): boolean;
}

interface Left {
  /** Without secrets. */
  readonly href: string;
  /** Epoch milliseconds. */
  readonly until: number;
}

interface Parts {
  readonly store: Store;
  readonly loaded: ReadonlyMap<string, unknown>;
  readonly collect: CollectOptions;
  now(): number;
}

const KEY = 'muted/';

/** Such a request gives up by itself after 15 s (`askWithMadeUpLogin`), and its end is told soon after. */
const LONGEST_MS = 20_000;

export function createMuted({ store, loaded, collect, now }: Parts): Muted {
  const current = new Map<string, string>();
  const left = new Map<string, Left>();
  for (const [key, value] of loaded) if (key.startsWith(KEY)) left.set(key, value as Left);

  const hrefOf = (url: string): string => collectUrl(url, collect)?.href ?? '';
  const drop = (key: string): void => {
    left.delete(key);
    store.drop(key);
  };

  const isLeft = ({ url, kind }: Pick<WireEvent, 'url' | 'kind'>): boolean => {
    const href = hrefOf(withoutLogin(url));
    for (const [key, request] of left) {
      if (request.until < now()) drop(key);
      else if (request.href === href) {
        if (kind === 'completed' || kind === 'failed') drop(key);
        return true;
      }
    }
    return false;
  };

  return {
    begin(url) {
      const bare = withoutLogin(url);
      const key = `${KEY}${now().toString(36)}-${current.size}`;
      current.set(key, bare);
      store.put(key, { href: hrefOf(bare), until: now() + LONGEST_MS } satisfies Left);
      return () => {
        current.delete(key);
        store.drop(key);
      };
    },
    has(event) {
      // As a rule there is none, and each event of each request comes by here.
      if (current.size + left.size === 0) return false;
      const bare = withoutLogin(event.url);
      return [...current.values()].includes(bare) || isLeft(event);
    },
  };
}

/** A name and a password that were given with a call are in the address that Chrome tells. */
function withoutLogin(url: string): string {
  if (!URL.canParse(url)) return url;
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  return bare.href;
}
