import { expect, test } from 'vitest';
import { createFlights } from '../../../src/background/recorder/flights.ts';
import { createRings } from '../../../src/background/recorder/rings.ts';
import { wire } from './wire.ts';

function exchange(requestId: string, tabId = 1, size = 10) {
  const [done] = createFlights().take(
    wire('completed', 1, { requestId, tabId, headers: [['x', 'y'.repeat(size)]] }),
  ).exchanges;
  if (!done) throw new Error('nothing landed');
  return done;
}
const ids = (found: Iterable<{ requestId: string | null }>) => [...found].map(x => x.requestId);

test('The newest comes first, and a tab keeps no more than its share', () => {
  const rings = createRings({ count: 3, characters: 1e6, tabs: 10 });
  for (const id of ['1', '2', '3', '4', '5']) rings.push(exchange(id));
  expect(ids(rings.newest(1))).toEqual(['5', '4', '3']);
});

test('Large headers take the room of many small ones', () => {
  const rings = createRings({ count: 100, characters: 5000, tabs: 10 });
  for (const id of ['1', '2', '3']) rings.push(exchange(id));
  rings.push(exchange('4', 1, 4700));
  expect(ids(rings.newest(1))).toEqual(['4']);
  expect(rings.size()).toBeLessThanOrEqual(5000);
});

test('The tab that was silent longest is let go first', () => {
  const rings = createRings({ count: 5, characters: 1e6, tabs: 2 });
  for (const [id, tab] of [
    ['1', 1],
    ['2', 2],
    ['3', 1],
    ['4', 3],
  ] as const)
    rings.push(exchange(id, tab));
  expect(ids(rings.newest(2))).toEqual([]);
  expect(ids(rings.newest()).sort()).toEqual(['1', '3', '4']);
});
