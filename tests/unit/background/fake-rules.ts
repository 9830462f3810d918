import { createOtherTokens, type OtherTokens } from '../../../src/background/other-tokens.ts';
import type { HeaderRule } from '../../../src/platform/header-rules.ts';
import type { OtherToken, TabView } from '../../../src/protocol/index.ts';

/** The rules of a browser, which outlive the background. */
export function fakeRules(held: HeaderRule[] = []) {
  return {
    held,
    async setHeaderRule(rule: HeaderRule): Promise<void> {
      await this.dropHeaderRules([rule.id]);
      held.push(rule);
    },
    async dropHeaderRules(ids: readonly number[]): Promise<void> {
      for (const id of ids) {
        const at = held.findIndex(rule => rule.id === id);
        if (at >= 0) held.splice(at, 1);
      }
    },
    headerRules: async (): Promise<readonly HeaderRule[]> => [...held],
  };
}

/** Other tokens on rules and tabs made of lists; every tab is open but those that are named. */
export function fakeOtherTokens(
  onChange: (tabId: number, token: OtherToken | null) => void = () => undefined,
  { rules = fakeRules(), closed = [] as readonly number[] } = {},
): {
  readonly tokens: OtherTokens;
  readonly rules: ReturnType<typeof fakeRules>;
  readonly said: ReadonlyMap<number, OtherToken>;
} {
  const said = new Map<number, OtherToken>();
  const tokens = createOtherTokens({
    setHeaderRule: rule => rules.setHeaderRule(rule),
    dropHeaderRules: ids => rules.dropHeaderRules(ids),
    headerRules: rules.headerRules,
    onChange: tabId => onChange(tabId, said.get(tabId) ?? null),
    tabs: {
      view: id => {
        const otherToken = said.get(id);
        return { ...TAB, id, state: closed.includes(id) ? 'closed' : 'open', ...(otherToken && { otherToken }) };
      },
      setOtherToken: (id, token) => void (token ? said.set(id, token) : said.delete(id)),
      withOtherToken: () => [...said.keys()],
    },
  });
  return { tokens, rules, said };
}

const TAB: Omit<TabView, 'id' | 'state'> = { url: null, access: 'granted', private: false, watchedSince: 0 };
