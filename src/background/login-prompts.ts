import { type Header, parseChallenges } from '../core/index.ts';
import type { PromptAsked, PromptRules } from '../platform/login-prompts.ts';
import { isSitePattern, matchesSite, type OptionsStore } from '../protocol/index.ts';
import type { ClosedPrompts } from './fixes/parts.ts';
import type { LiveOptions } from './live-options.ts';
import type { Store } from './store.ts';

/** Which login prompts stay closed: those of sites in the options, and for a minute those that a click was about. */
export interface LoginPrompts {
  closes(asked: PromptAsked): boolean;
  /** Keeps the prompts of the address's host closed in one tab, for `ONCE_MS`. */
  closeOnce(tabId: number, url: string): void;
  /** Ends what `closeOnce` has begun for the host. */
  endOnce(host: string): void;
  /**
   * The options have changed, or time has passed: tells the browser the sites that matter now.
   *
   * @returns when the next is due, epoch milliseconds; null when only those of the options are left
   */
  refresh(): number | null;
}

/** A page and what it loads are asked within it, and a person who waits longer wants something else. */
export const ONCE_MS = 60_000;

interface Parts {
  readonly store: Store;
  readonly loaded: ReadonlyMap<string, unknown>;
  readonly options: LiveOptions;
  /** Epoch milliseconds. */
  now(): number;
  /** Site patterns, those of the options first. */
  setSites(patterns: readonly string[]): void;
}

interface Once {
  readonly host: string;
  readonly until: number;
}

const KEY = 'prompt/';

export function createLoginPrompts({ store, loaded, options, now, setSites }: Parts): LoginPrompts {
  const once = new Map<number, Once>();
  for (const [key, value] of loaded) if (key.startsWith(KEY)) once.set(Number(key.slice(KEY.length)), value as Once);

  const refresh = (): number | null => {
    for (const [tabId, { until }] of once) {
      if (until > now()) continue;
      once.delete(tabId);
      store.drop(`${KEY}${tabId}`);
    }
    setSites([...new Set([...options.now.closedPrompts, ...[...once.values()].map(({ host }) => host)])]);
    return once.size === 0 ? null : Math.min(...[...once.values()].map(({ until }) => until));
  };

  return {
    closes({ url, tabId, proxy }) {
      if (proxy || !URL.canParse(url)) return false;
      const { host, protocol } = new URL(url);
      const waived = once.get(tabId);
      if (waived && waived.host === host && waived.until > now()) return true;
      return options.now.closedPrompts.some(pattern => matchesSite(pattern, host, protocol.slice(0, -1)));
    },
    closeOnce(tabId, url) {
      const kept = { host: new URL(url).host, until: now() + ONCE_MS };
      once.set(tabId, kept);
      store.put(`${KEY}${tabId}`, kept);
      refresh();
    },
    endOnce(host) {
      for (const [tabId, kept] of once) if (kept.host === host) once.set(tabId, { host, until: 0 });
      refresh();
    },
    refresh,
  };
}

/** What the fix needs of it. */
export function createClosedPrompts(
  prompts: LoginPrompts,
  { live, store, sameTab }: { readonly live: LiveOptions; readonly store: OptionsStore; readonly sameTab: boolean },
): ClosedPrompts {
  return {
    sameTab,
    closedBy(url) {
      const { host, protocol } = new URL(url);
      return live.now.closedPrompts.find(pattern => matchesSite(pattern, host, protocol.slice(0, -1))) ?? null;
    },
    once: prompts.closeOnce,
    async show(url) {
      const { host, protocol } = new URL(url);
      const covers = (pattern: string) => matchesSite(pattern, host, protocol.slice(0, -1));
      live.set(await store.change(now => ({ ...now, closedPrompts: now.closedPrompts.filter(site => !covers(site)) })));
      prompts.endOnce(host);
    },
    async always(site) {
      if (!isSitePattern(site)) throw new RangeError(`${site} is not a site`);
      live.set(await store.change(now => ({ ...now, closedPrompts: [...new Set([...now.closedPrompts, site])] })));
      // At once, not when the storage tells: the page is asked for again in the next moment.
      prompts.refresh();
    },
  };
}

/** The schemes for which browsers ask a person; for Negotiate they ask nobody. */
const ASKED_FOR = new Set(['basic', 'digest', 'ntlm']);

/**
 * Takes the challenges that make a browser ask out of the headers of an answer, field line by field line.
 *
 * @returns null when there are none
 */
export const withoutPrompt: PromptRules['withoutPrompt'] = headers => {
  const left = headers.flatMap(([name, value]): Header[] => {
    if (name.toLowerCase() !== 'www-authenticate') return [[name, value]];
    // Firefox gives several lines of one field as one value.
    const lines = value.split('\n').filter(line => !asks(line));
    return lines.length === 0 ? [] : [[name, lines.join('\n')]];
  });
  return JSON.stringify(left) === JSON.stringify(headers) ? null : left;
};

const asks = (line: string): boolean =>
  parseChallenges([line]).challenges.some(({ scheme }) => ASKED_FOR.has(scheme.toLowerCase()));
