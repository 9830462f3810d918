import { expect, test } from 'vitest';
import { createStore } from '../../../src/background/store.ts';
import { createVault } from '../../../src/background/vault.ts';
import { type Exchange, notSeen, Secret, seen } from '../../../src/core/index.ts';
import type { HeaderRule } from '../../../src/platform/header-rules.ts';
import type { OtherToken } from '../../../src/protocol/index.ts';
import { fakeArea } from './fake-area.ts';
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

test('A request that carries it is known by that, in a later life and after its end too, and stays out of the vault', async () => {
  const { tokens, rules } = fakeOtherTokens();
  const mine = exchangeWith('Bearer secret-1');
  expect(tokens.carriedBy(mine)).toBe(false);
  await use(tokens, 7);
  const later = fakeOtherTokens(undefined, { rules }).tokens;
  await later.restore();
  await tokens.end(7);
  for (const life of [tokens, later]) {
    expect([life.carriedBy(mine), life.carriedBy(exchangeWith('Bearer own'))]).toEqual([true, false]);
  }
  const area = fakeArea();
  const store = createStore(area, () => false);
  const vault = createVault(store, await store.loaded, undefined, exchange => !tokens.carriedBy(exchange));
  vault.keep(mine, 0);
  vault.keep(exchangeWith('Bearer own'), 0);
  await store.flushed();
  expect(JSON.stringify([...area.values])).not.toContain('secret-1');
  expect(JSON.stringify([...area.values])).toContain('Bearer own');
});

const exchangeWith = (authorization: string): Exchange => ({
  ...{ id: authorization, requestId: null, tabId: 7, frameId: 0, type: 'xmlhttprequest', method: 'GET' },
  ...{ url: `${ORIGIN}/orders`, initiator: null, topLevel: null, time: 0, endTime: 1, status: 401, statusLine: '' },
  ...{ error: null, redirectedTo: null, fromCache: false, prompted: false, body: notSeen('not-recorded') },
  requestHeaders: seen(new Secret([['Authorization', authorization] as const])),
  responseHeaders: seen(new Secret([])),
});
