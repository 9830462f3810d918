import { expect, test } from 'vitest';
import type { HeaderRule } from '../../../src/platform/header-rules.ts';
import type { OtherToken } from '../../../src/protocol/index.ts';
import { fakeOtherTokens, fakeRules } from './fake-rules.ts';

const ORIGIN = 'https://api.shop.example';
const use = (tokens: ReturnType<typeof fakeOtherTokens>['tokens'], tabId: number, value = 'Bearer secret-1') =>
  tokens.use(tabId, ORIGIN, 'Authorization', value);

test('A token is in a rule for one tab and one origin, and what is shown of it does not hold it', async () => {
  const told: [number, OtherToken | null][] = [];
  const { tokens, rules } = fakeOtherTokens((...args) => void told.push(args));
  const shown = await use(tokens, 7);
  expect(rules.held).toEqual([
    { id: 1000, headers: [['Authorization', 'Bearer secret-1']], address: `${ORIGIN}/`, of: { tabId: 7 } },
  ]);
  expect(shown).toEqual({ origin: ORIGIN, header: 'Authorization', scheme: 'Bearer', length: 8 });
  expect(told).toEqual([[7, shown]]);
});

test('A tab has one at a time, and each tab its own', async () => {
  const { tokens, rules } = fakeOtherTokens();
  await Promise.all([use(tokens, 7), use(tokens, 8), use(tokens, 7, 'Bearer later')]);
  expect(rules.held.map(r => [r.of, r.headers[0]?.[1]])).toEqual([
    [{ tabId: 8 }, 'Bearer secret-1'],
    [{ tabId: 7 }, 'Bearer later'],
  ]);
  expect(new Set(rules.held.map(r => r.id)).size).toBe(2);
});

test('It ends for its tab alone', async () => {
  const { tokens, rules, said } = fakeOtherTokens();
  await use(tokens, 7);
  await use(tokens, 8);
  expect(await tokens.end(7)).toBe(true);
  expect(await tokens.end(7)).toBe(false);
  expect([rules.held.map(r => r.of), [...said.keys()]]).toEqual([[{ tabId: 8 }], [8]]);
  await tokens.endAll();
  expect([rules.held, [...said.keys()]]).toEqual([[], []]);
});

test('A later life of the background takes up those of open tabs and drops the others, but not the rule of experiments', async () => {
  const experiment: HeaderRule = { id: 1, headers: [], address: `${ORIGIN}/`, of: 'own-background' };
  const left = [7, 8].map(
    (tabId, i): HeaderRule => ({
      ...{ id: 1000 + i, headers: [['X-Api-Key', 'k-1']] as const, address: `${ORIGIN}/`, of: { tabId } },
    }),
  );
  const rules = fakeRules([experiment, ...left]);
  const { tokens, said } = fakeOtherTokens(undefined, { rules, closed: [8] });
  await tokens.restore();
  expect(rules.held.map(r => r.id)).toEqual([1, 1000]);
  expect([...said]).toEqual([[7, { origin: ORIGIN, header: 'X-Api-Key', scheme: null, length: 3 }]]);
});

test('What the browser refuses is told to whoever asked, and the next one is heard', async () => {
  const rules = fakeRules();
  const set = rules.setHeaderRule.bind(rules);
  rules.setHeaderRule = async () => Promise.reject(new Error('Rule is invalid'));
  const { tokens, said } = fakeOtherTokens(undefined, { rules });
  await expect(use(tokens, 7)).rejects.toThrow('Rule is invalid');
  expect(said.size).toBe(0);
  rules.setHeaderRule = set;
  await use(tokens, 7);
  expect(said.size).toBe(1);
});
