import { type Exchange, parseCredentials } from '../core/index.ts';
import type { HeaderRule } from '../platform/header-rules.ts';
import type { OtherToken } from '../protocol/index.ts';
import type { TabBook } from './tab-book.ts';

/** Tokens that people use in place of a site's own, one for a tab. They are in the browser's rules and nowhere else. */
export interface OtherTokens {
  /** Requests of the tab to the origin carry this header from now on. Rejects when the browser refuses. */
  use(tabId: number, origin: string, header: string, value: string): Promise<OtherToken>;
  /** @returns false when there was none */
  end(tabId: number): Promise<boolean>;
  endAll(): Promise<void>;
  /** True for a request with such a token in it: what is in the rule must not get into the vault by way of the recorder. */
  carriedBy(exchange: Pick<Exchange, 'requestHeaders'>): boolean;
  /** Takes up what an earlier life of the background has left: rules outlive it, and tabs may have gone meanwhile. */
  restore(): Promise<void>;
}

interface Parts {
  readonly tabs: Pick<TabBook, 'view' | 'setOtherToken' | 'withOtherToken'>;
  setHeaderRule(rule: HeaderRule): Promise<void>;
  dropHeaderRules(ids: readonly number[]): Promise<void>;
  headerRules(): Promise<readonly HeaderRule[]>;
  /** The sign on the icon has to follow. */
  onChange(tabId: number): void;
}

/** Above the ids of what is asked for experiments. */
const FIRST_ID = 1000;

export function createOtherTokens(parts: Parts): OtherTokens {
  const { tabs } = parts;
  /** Also those that have ended in this life of the background: requests with them may still be under way. */
  const values = new Set<string>();
  const remember = ({ headers }: HeaderRule): void => {
    for (const [, value] of headers) if (value !== null) values.add(value);
  };
  // What follows from which rules there are is done one after the other.
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work);
    queue = done.catch(() => undefined);
    return done;
  };
  const ours = async () => (await parts.headerRules()).filter(rule => rule.id >= FIRST_ID);
  const show = (tabId: number, token: OtherToken | null): void => {
    tabs.setOtherToken(tabId, token);
    parts.onChange(tabId);
  };

  return {
    use: (tabId, origin, header, value) =>
      inTurn(async () => {
        const rules = await ours();
        const own = rules.find(rule => tabOf(rule) === tabId);
        const id = own?.id ?? Math.max(FIRST_ID, ...rules.map(rule => rule.id + 1));
        const rule: HeaderRule = { id, headers: [[header, value]], address: `${origin}/`, of: { tabId } };
        remember(rule);
        await parts.setHeaderRule(rule);
        const token = shownOf(rule);
        show(tabId, token);
        return token;
      }),
    end: tabId =>
      inTurn(async () => {
        const ids = (await ours()).filter(rule => tabOf(rule) === tabId).map(rule => rule.id);
        await parts.dropHeaderRules(ids);
        if (tabs.view(tabId)?.otherToken) show(tabId, null);
        return ids.length > 0;
      }),
    endAll: () =>
      inTurn(async () => {
        await parts.dropHeaderRules((await ours()).map(rule => rule.id));
        for (const tabId of tabs.withOtherToken()) show(tabId, null);
      }),
    carriedBy: ({ requestHeaders }) =>
      values.size > 0 && requestHeaders.seen && requestHeaders.value.reveal().some(([, value]) => values.has(value)),
    restore: () =>
      inTurn(async () => {
        const rules = await ours();
        for (const rule of rules) remember(rule);
        const gone = rules.filter(rule => tabs.view(tabOf(rule))?.state !== 'open');
        await parts.dropHeaderRules(gone.map(rule => rule.id));
        const live = rules.filter(rule => !gone.includes(rule));
        for (const tabId of tabs.withOtherToken()) if (!live.some(rule => tabOf(rule) === tabId)) show(tabId, null);
        for (const rule of live) show(tabOf(rule), shownOf(rule));
      }),
  };
}

const tabOf = ({ of }: HeaderRule): number => (of === 'own-background' ? -1 : of.tabId);

/** What may be shown of it. */
function shownOf({ headers, address }: HeaderRule): OtherToken {
  const [header, value] = headers[0] ?? ['', ''];
  const credentials = parseCredentials(value ?? '');
  const named = header.toLowerCase() === 'authorization' && credentials.shape === 'well-formed';
  const secret = named ? credentials.secret : (value ?? '');
  return {
    origin: address.replace(/\/$/, ''),
    header,
    scheme: named ? credentials.scheme : null,
    length: secret.length,
  };
}
