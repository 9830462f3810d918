import type { Exchange } from '../core/index.ts';
import type { WireBase } from '../platform/web-request.ts';
import { matchesSite, type Options } from '../protocol/index.ts';
import { kindOf } from './recorder/watched-kind.ts';

/** The options as they are now. The recorder asks them with each request, so nothing here parses or waits. */
export interface LiveOptions {
  readonly now: Options;
  set(next: Options): void;
  /** True when refusals of this kind are recorded. */
  watches(exchange: Pick<Exchange, 'status' | 'error'>): boolean;
  /** A status that is recorded whatever else the answer says. */
  wants(status: number): boolean;
  /**
   * True when the site of a request is ignored, or that of the page that makes it.
   *
   * @param topLevel the address of the tab's page, raw; null when it is not known
   */
  ignores(request: Pick<WireBase, 'url' | 'type' | 'initiator' | 'frameId'>, topLevel: string | null): boolean;
  /** @param address absolute; null counts as one that is not ignored */
  ignoresSite(address: string | null): boolean;
}

/** Origins whose answer is remembered, so that patterns are not compared with each request. */
const MOST_KNOWN = 500;

export function createLiveOptions(initial: Options): LiveOptions {
  let now = initial;
  let kinds = new Set<unknown>(initial.watched);
  let statuses = new Set(initial.moreStatuses);
  const known = new Map<string, boolean>();

  const ignoresSite = (address: string | null): boolean => {
    if (address === null || now.ignoredSites.length === 0) return false;
    const place = placeOf(address);
    const before = known.get(place);
    if (before !== undefined) return before;
    const [scheme = '', host = ''] = place.split('://');
    const ignored = now.ignoredSites.some(pattern => matchesSite(pattern, host, scheme));
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(place, ignored);
    return ignored;
  };

  return {
    get now() {
      return now;
    },
    set(next) {
      now = next;
      kinds = new Set(next.watched);
      statuses = new Set(next.moreStatuses);
      known.clear();
    },
    watches: exchange => statuses.has(exchange.status) || kinds.has(kindOf(exchange)),
    wants: status => statuses.has(status),
    ignores({ url, type, initiator, frameId }, topLevel) {
      if (now.ignoredSites.length === 0) return false;
      if (ignoresSite(url)) return true;
      // Who led to a page says nothing of the page.
      if (type === 'main_frame') return false;
      // The first requests of a page come before the tab is known to show it; its initiator is right from the start.
      return ignoresSite(initiator) || (frameId !== 0 && ignoresSite(topLevel));
    },
    ignoresSite,
  };
}

/** Scheme and host with its port, as the browser writes them; cheaper than a parse. */
const placeOf = (address: string): string => {
  const from = address.indexOf('//') + 2;
  const end = address.slice(from).search(/[/?#]/);
  const authority = end < 0 ? address.slice(from) : address.slice(from, from + end);
  return `${address.slice(0, from - 3)}://${authority.slice(authority.indexOf('@') + 1)}`;
};
