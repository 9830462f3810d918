import { type Exchange, type Header, notSeen, type Observed, Secret, seen } from '../core/index.ts';
import { DEFAULT_OPTIONS, LONGEST_VAULT_MINUTES, type Options, type RawExchange } from '../protocol/index.ts';
import type { Store } from './store.ts';

/** How long a raw credential is kept at most, milliseconds. */
export const VAULT_MS = LONGEST_VAULT_MINUTES * 60_000;

const MOST_CHARACTERS = 1_500_000;

/** The short-lived, memory-only place for what is secret: raw headers, and the address a sign-in began at. */
export interface Vault {
  keep(exchange: Exchange, now: number): void;
  reveal(exchangeId: string, now: number): Observed<RawExchange>;
  /** What is needed to ask the same once more; null when it has been let go. */
  sent(exchangeId: string, now: number): SentRequest | null;
  /** Every request that is kept. */
  allSent(now: number): readonly SentRequest[];
  keepAddress(tabId: number, url: string, now: number): void;
  address(tabId: number, now: number): string | null;
  /** Lets go of what is too old. @returns when the next is due, epoch milliseconds; null when the vault is empty */
  purge(now: number): number | null;
  /** Lets everything go. @returns false when it was empty */
  empty(): boolean;
  /** Lets go of what is kept of these exchanges. */
  forget(exchangeIds: readonly string[]): void;
  /** Lets go of everything of a tab. */
  forgetTab(tabId: number): void;
  /** The options have changed: what is already too old by them is asked for in vain at once; `purge` removes it. */
  setOptions(options: Options['vault']): void;
  /** How long raw headers are kept now, milliseconds; 0: not at all. */
  readonly length: number;
}

/** A request as it went over the wire. */
export interface SentRequest
  extends Pick<Exchange, 'id' | 'tabId' | 'cookieStore' | 'url' | 'method' | 'time' | 'status'> {
  /** Null where they were not seen. */
  readonly headers: readonly Header[] | null;
}

type Kept = Omit<SentRequest, 'headers'>;

type Item =
  | { readonly at: number; readonly raw: RawExchange; readonly sent: Kept }
  | { readonly at: number; readonly url: string };

/**
 * @param loaded what the store held when the background began
 * @param mayKeep false for an exchange with a secret in it that is kept elsewhere, and nowhere else
 */
export function createVault(
  store: Store,
  loaded: ReadonlyMap<string, unknown>,
  options: Options['vault'] = DEFAULT_OPTIONS.vault,
  mayKeep: (exchange: Exchange) => boolean = () => true,
): Vault {
  let length = lengthOf(options);
  const items = new Map<string, Secret<Item>>();
  const sizes = new Map<string, number>();
  let size = 0;

  const remove = (key: string): void => {
    size -= sizes.get(key) ?? 0;
    sizes.delete(key);
    if (items.delete(key)) store.drop(key);
  };

  const add = (key: string, item: Item): void => {
    size -= sizes.get(key) ?? 0;
    items.delete(key);
    items.set(key, new Secret(item));
    sizes.set(key, JSON.stringify(item).length);
    size += sizes.get(key) ?? 0;
  };

  const put = (key: string, item: Item): void => {
    if (length === 0) return;
    add(key, item);
    store.put(key, item);
    for (const oldest of items.keys()) {
      if (size <= MOST_CHARACTERS || oldest === key) break;
      remove(oldest);
    }
  };

  const get = (key: string, now: number): Item | null => {
    const item = items.get(key)?.reveal();
    return item && now - item.at < length ? item : null;
  };

  for (const [key, value] of loaded) if (key.startsWith('vault/')) add(key, value as Item);

  return {
    keep(exchange, now) {
      if (!mayKeep(exchange)) return;
      put(`vault/exchange/${exchange.id}`, { at: now, raw: rawOf(exchange), sent: keptOf(exchange) });
    },
    reveal: (id, now) => {
      if (length === 0) return notSeen('vault-off');
      const item = get(`vault/exchange/${id}`, now);
      return item && 'raw' in item ? seen(item.raw) : notSeen('not-recorded');
    },
    sent: (id, now) => sentOf(get(`vault/exchange/${id}`, now)),
    allSent: now => [...items.keys()].flatMap(key => sentOf(get(key, now)) ?? []),
    keepAddress: (tabId, url, now) => put(`vault/address/${tabId}`, { at: now, url }),
    address: (tabId, now) => {
      const item = get(`vault/address/${tabId}`, now);
      return item && 'url' in item ? item.url : null;
    },
    purge: now => {
      let next: number | null = null;
      for (const [key, item] of items) {
        const due = item.reveal().at + length;
        if (due <= now) remove(key);
        else next = Math.min(next ?? due, due);
      }
      return next;
    },
    empty: () => {
      const had = items.size > 0;
      for (const key of [...items.keys()]) remove(key);
      return had;
    },
    forget: ids => {
      for (const id of ids) remove(`vault/exchange/${id}`);
    },
    forgetTab: tabId => {
      for (const [key, item] of items) {
        const kept = item.reveal();
        if (key === `vault/address/${tabId}` || ('sent' in kept && kept.sent.tabId === tabId)) remove(key);
      }
    },
    setOptions: next => {
      length = lengthOf(next);
    },
    get length() {
      return length;
    },
  };
}

const lengthOf = ({ on, minutes }: Options['vault']): number => (on ? minutes * 60_000 : 0);

const keptOf = ({ id, tabId, cookieStore, url, method, time, status }: Exchange): Kept => ({
  ...{ id, tabId, url, method, time, status },
  ...(cookieStore === undefined ? {} : { cookieStore }),
});

function sentOf(item: Item | null): SentRequest | null {
  if (item === null || !('sent' in item)) return null;
  const { requestHeaders } = item.raw;
  return { ...item.sent, headers: requestHeaders.seen ? requestHeaders.value : null };
}

/** The request of an exchange that is still in memory. */
export const requestOf = (exchange: Exchange): SentRequest => ({
  ...keptOf(exchange),
  headers: exchange.requestHeaders.seen ? exchange.requestHeaders.value.reveal() : null,
});

/** The address and the headers as they went over the wire. */
export const rawOf = (exchange: Exchange): RawExchange => ({
  url: exchange.url,
  requestHeaders: exchange.requestHeaders.seen ? seen(exchange.requestHeaders.value.reveal()) : exchange.requestHeaders,
  responseHeaders: exchange.responseHeaders.seen
    ? seen(exchange.responseHeaders.value.reveal())
    : exchange.responseHeaders,
});
