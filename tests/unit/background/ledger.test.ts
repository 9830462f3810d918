import { expect, test } from 'vitest';
import { createLedger } from '../../../src/background/ledger.ts';
import { createStore } from '../../../src/background/store.ts';
import { type Evidence, notSeen } from '../../../src/core/index.ts';
import type { EpisodeRecord } from '../../../src/protocol/index.ts';
import { fakeArea } from './fake-area.ts';

const record = (tabId: number, n: number): EpisodeRecord => {
  const id = `${String(n).padStart(6, '0')}-${tabId}`;
  const subject = { id, tabId, time: n } as Evidence['subject'];
  const evidence: Evidence = { id, browser: 'chrome', now: n, subject, others: [], jar: notSeen('not-recorded') };
  return { id, tabId, state: 'settled', evidence };
};

test('A storm in one tab costs no other tab its failures', async () => {
  const store = createStore(fakeArea(), () => false);
  const limits = { episodes: 20, remembered: 10, characters: 1_000_000 };
  const ledger = createLedger(store, await store.loaded, limits);
  ledger.put(record(7, 1));
  ledger.put(record(9, 2));
  for (let n = 3; n < 200; n += 1) ledger.put(record(8, n));
  expect(ledger.ofTab(7)).toHaveLength(1);
  expect(ledger.ofTab(9)).toHaveLength(1);
  expect(ledger.all().length).toBeLessThanOrEqual(20);
  expect(ledger.ofTab(8).at(-1)?.id).toBe(record(8, 199).id);
});

test('Where every tab has one failure, the oldest goes, and never the newest', async () => {
  const store = createStore(fakeArea(), () => false);
  const limits = { episodes: 5, remembered: 10, characters: 1_000_000 };
  const ledger = createLedger(store, await store.loaded, limits);
  for (let n = 1; n <= 6; n += 1) ledger.put(record(n, n));
  expect(ledger.ofTab(1)).toEqual([]);
  expect(ledger.ofTab(6)).toHaveLength(1);
  while (ledger.makeRoom());
  expect(ledger.all().map(e => e.tabId)).toEqual([6]);
});
