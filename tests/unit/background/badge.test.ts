import { expect, test } from 'vitest';
import { createOpenFailures } from '../../../src/background/badge.ts';
import { newLife } from './life.ts';
import { BEARER, wire } from './wire.ts';

const DOCUMENT = { requestId: '2', type: 'main_frame', initiator: null } as const;

async function refusedOnce() {
  const life = await newLife();
  await life.play(wire('sent', 110), wire('completed', 200, { status: 401, headers: BEARER }));
  await life.until(20_000);
  const failures = createOpenFailures(life.ledger);
  return { life, count: () => failures(7, life.tabs.view(7)) };
}

test('The icon counts what the present page was refused, and nothing from before it', async () => {
  const { life, count } = await refusedOnce();
  expect(count()).toBe(1);
  const page = { ...DOCUMENT, url: 'https://shop.example/next' };
  await life.play(wire('sent', 21_010, page), wire('completed', 21_020, page));
  expect(count()).toBe(0);
});

test('A page of another site that comes back without a request is not charged with it', async () => {
  const { life, count } = await refusedOnce();
  const tab = { id: 7, url: 'https://bank.example/', private: false, cookieStoreId: null };
  life.tabs.update(tab, 'granted', 21_000);
  expect(count()).toBe(0);
});
