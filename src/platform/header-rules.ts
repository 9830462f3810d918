import browser from 'webextension-polyfill';
import type { Header } from '../core/index.ts';
import { ownOrigin } from './runtime.ts';

/** One change of the request headers that the browser itself makes, in memory until it is removed or the browser ends. */
export interface HeaderRule {
  readonly id: number;
  /** Headers that are sent instead of what stands there; a null value sends none. */
  readonly headers: readonly (readonly [name: string, value: string | null])[];
  /** Only addresses that begin so. Characters of a URL, without a query. */
  readonly address: string;
  /** A tab, or only this extension's own background. */
  readonly of: { readonly tabId: number } | 'own-background';
}

/** Puts a rule in force; resolves when it is. Rejects when the browser refuses it. */
export async function setHeaderRule(rule: HeaderRule): Promise<void> {
  await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: [rule.id], addRules: [dressed(rule)] });
}

/** Removes rules; ids without a rule are no error. */
export async function dropHeaderRules(ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: [...ids] });
}

/** The rules that are in force, also those of an earlier life of the background. */
export async function headerRules(): Promise<readonly HeaderRule[]> {
  const rules = (await browser.declarativeNetRequest.getSessionRules()) as unknown as DressedRule[];
  return rules.map(({ id, condition, action }) => {
    const [tabId = -1] = condition.tabIds;
    return {
      id,
      headers: action.requestHeaders.map(
        ({ header, value }) => [header, value ?? null] as const satisfies Header | readonly [string, null],
      ),
      address: condition.urlFilter.replace(/^\|/, ''),
      of: tabId < 0 ? ('own-background' as const) : { tabId },
    };
  });
}

interface DressedRule {
  readonly id: number;
  readonly condition: { readonly tabIds: readonly number[]; readonly urlFilter: string };
  readonly action: {
    readonly requestHeaders: readonly {
      readonly header: string;
      readonly operation: string;
      readonly value?: string;
    }[];
  };
}

type BrowserRule = Parameters<typeof browser.declarativeNetRequest.updateSessionRules>[0]['addRules'];

function dressed({ id, headers, address, of }: HeaderRule): NonNullable<BrowserRule>[number] {
  const rule = {
    id,
    condition: {
      // The bar at the beginning ties the pattern to the beginning of the address.
      urlFilter: `|${address}`,
      resourceTypes: TYPES,
      // Without a tab are also the service workers of pages, so that our own requests are named by both.
      ...(of === 'own-background'
        ? { tabIds: [-1], initiatorDomains: [new URL(ownOrigin()).hostname] }
        : // A preflight carries no credentials (Fetch standard, CORS-preflight fetch).
          { tabIds: [of.tabId], excludedRequestMethods: ['options'] }),
    },
    action: {
      type: 'modifyHeaders',
      requestHeaders: headers.map(([header, value]) =>
        value === null ? { header, operation: 'remove' } : { header, operation: 'set', value },
      ),
    },
  };
  return rule as NonNullable<BrowserRule>[number];
}

/** Those that both browsers know. Without the list, the page itself (`main_frame`) would be left out. */
const TYPES =
  'main_frame sub_frame stylesheet script image font object xmlhttprequest ping media websocket other'.split(' ');
