import { expect, test } from 'vitest';
import { createFlights } from '../../../src/background/recorder/flights.ts';
import { createStore } from '../../../src/background/store.ts';
import { createVault, VAULT_MS } from '../../../src/background/vault.ts';
import { type Exchange, Secret, seen } from '../../../src/core/index.ts';
import { fakeArea } from './fake-area.ts';
import { wire, withToken } from './wire.ts';

function exchange(requestId: string, headers: readonly (readonly [string, string])[] = withToken('raw')): Exchange {
  const flights = createFlights();
  flights.take(wire('sent', 1, { requestId, headers }));
  const [done] = flights.take(wire('completed', 2, { requestId, status: 401 })).exchanges;
  if (!done) throw new Error('nothing landed');
  return done;
}

async function newVault(area = fakeArea()) {
  const store = createStore(area, () => false);
  return { vault: createVault(store, await store.loaded), store, area };
}

test('Raw headers are given for fifteen minutes, and not a moment longer', async () => {
  const { vault } = await newVault();
  const x = exchange('1');
  vault.keep(x, 0);
  expect(vault.reveal(x.id, VAULT_MS - 1)).toMatchObject({
    seen: true,
    value: { requestHeaders: seen(withToken('raw')) },
  });
  expect(vault.reveal(x.id, VAULT_MS)).toEqual({ seen: false, why: 'not-recorded' });
});

test('What is too old leaves the storage, and the next time to look is told', async () => {
  const { vault, store, area } = await newVault();
  vault.keep(exchange('1'), 0);
  vault.keep(exchange('2'), 1000);
  expect(vault.purge(VAULT_MS)).toBe(VAULT_MS + 1000);
  await store.flushed();
  expect([...area.values.keys()]).toHaveLength(1);
});

test('Raw headers outlive the background', async () => {
  const first = await newVault();
  const x = exchange('1');
  first.vault.keep(x, 0);
  await first.store.flushed();
  const second = await newVault(first.area);
  expect(second.vault.reveal(x.id, 5)).toMatchObject({ seen: true });
});

test('The vault is bounded: the oldest goes first', async () => {
  const { vault } = await newVault();
  const big = [['X-Big', 'x'.repeat(400_000)]] as const;
  const all = ['1', '2', '3', '4', '5'].map(id => exchange(id, big));
  for (const x of all) vault.keep(x, 0);
  expect(all.map(x => vault.reveal(x.id, 1).seen)).toEqual([false, false, true, true, true]);
});

test('A vault that is switched off keeps nothing, says so, and lets go of what it held', async () => {
  const { vault, store, area } = await newVault();
  const x = exchange('1');
  vault.keep(x, 0);
  vault.setOptions({ on: false, minutes: 15 });
  vault.empty();
  vault.keep(exchange('2'), 0);
  vault.keepAddress(7, 'https://shop.example/?token=1', 0);
  expect(vault.reveal(x.id, 1)).toEqual({ seen: false, why: 'vault-off' });
  expect(vault.address(7, 1)).toBeNull();
  await store.flushed();
  expect([...area.values.keys()]).toEqual([]);
});

test('A shorter time holds for what is kept already', async () => {
  const { vault } = await newVault();
  const x = exchange('1');
  vault.keep(x, 0);
  vault.setOptions({ on: true, minutes: 2 });
  expect(vault.reveal(x.id, 119_999).seen).toBe(true);
  expect(vault.reveal(x.id, 120_000).seen).toBe(false);
  expect(vault.purge(120_000)).toBeNull();
});

test('A raw header has no way into JSON but through the vault', () => {
  expect(() => JSON.stringify(new Secret(withToken('raw')))).toThrow(TypeError);
});
