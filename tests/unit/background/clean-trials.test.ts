import { expect, test } from 'vitest';
import { createCleanTrials } from '../../../src/background/clean-trials.ts';
import { createStore } from '../../../src/background/store.ts';
import type { ExchangeEvidence } from '../../../src/core/index.ts';
import { CASES, entryOf } from '../present/cases.ts';
import { fakeArea } from './fake-area.ts';

const [first] = CASES;
if (!first) throw new Error('There is no case');
const subject: ExchangeEvidence = { ...entryOf(first).record.evidence.subject, tabId: 1 };
const there = (status: number, more: Partial<ExchangeEvidence> = {}): ExchangeEvidence => ({
  ...subject,
  id: `there-${status}`,
  tabId: 2,
  status,
  ...more,
});
const OPENED = { tabId: 1, cleanTabId: 2, at: 5, subject };

async function begin(area = fakeArea()) {
  const store = createStore(area, () => false);
  return { area, store, trials: createCleanTrials(store, await store.loaded) };
}

test('The same call in the clean session is found, whether it came before or after the trial began', async () => {
  const { trials } = await begin();
  trials.begin(OPENED, [there(401)]);
  expect(trials.of(1)?.there?.status).toBe(401);
  trials.hear(there(200));
  expect(trials.of(1)?.there?.status).toBe(200);
  expect(trials.of(2)).toEqual(trials.of(1));
});

test('An accepted call stays, whatever comes after it', async () => {
  const { trials } = await begin();
  trials.begin(OPENED, [there(200), there(401)]);
  expect(trials.of(1)?.there?.status).toBe(200);
});

test('Other calls, and calls of other tabs, prove nothing', async () => {
  const { trials } = await begin();
  trials.begin(OPENED, []);
  trials.hear(there(200, { tabId: 1 }));
  trials.hear(there(200, { method: 'DELETE' }));
  trials.hear(there(200, { url: { ...subject.url, path: '/elsewhere' } }));
  expect(trials.of(1)?.there).toBeNull();
  expect(trials.follows(1)).toBe(false);
});

test('A clean session that cannot be seen is followed by nobody', async () => {
  const { trials } = await begin();
  trials.begin({ ...OPENED, cleanTabId: null }, []);
  expect(trials.of(1)).toMatchObject({ cleanTabId: null, there: null });
  expect(trials.follows(2)).toBe(false);
});

test('The next life of the background goes on following, until the tabs are closed', async () => {
  const { area, store, trials } = await begin();
  trials.begin(OPENED, []);
  await store.flushed();
  const next = await begin(area);
  next.trials.hear(there(200));
  expect(next.trials.of(1)?.there?.status).toBe(200);
  next.trials.forget(2);
  next.trials.forget(1);
  await next.store.flushed();
  expect([next.trials.follows(2), next.trials.of(1), [...area.values.keys()]]).toEqual([false, null, []]);
});

test('A side whose tab is closed stays forgotten, whatever the other one still shows', async () => {
  const { area, store, trials } = await begin();
  trials.begin(OPENED, []);
  trials.forget(1);
  trials.hear(there(401));
  await store.flushed();
  expect([trials.of(1), trials.of(2)?.there?.status, [...area.values.keys()]]).toEqual([null, 401, ['trial/2']]);
});

test('A clean session of an earlier try says nothing of a later one', async () => {
  const { trials } = await begin();
  trials.begin(OPENED, []);
  trials.begin({ ...OPENED, cleanTabId: 3, at: 9 }, []);
  trials.hear(there(200));
  expect(trials.of(1)).toMatchObject({ cleanTabId: 3, there: null });
});
