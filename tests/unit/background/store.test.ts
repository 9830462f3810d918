import { expect, test } from 'vitest';
import { createStore } from '../../../src/background/store.ts';
import { fakeArea } from './fake-area.ts';

test('Changes of one turn arrive together, the last one of a name wins', async () => {
  const area = fakeArea();
  const calls: string[][] = [];
  const store = createStore(
    {
      ...area,
      set: values => {
        calls.push(Object.keys(values));
        return area.set(values);
      },
    },
    () => false,
  );
  store.put('a', 1);
  store.put('b', 2);
  store.put('a', 3);
  store.drop('b');
  await store.flushed();
  expect(calls).toEqual([['a']]);
  expect(Object.fromEntries(area.values)).toEqual({ a: '3' });
});

test('When the quota is full it makes room and tries again', async () => {
  const area = fakeArea(30);
  const store = createStore(area, () => {
    store.drop('old');
    return area.values.has('old');
  });
  store.put('old', 'x'.repeat(15));
  await store.flushed();
  store.put('new', 'y'.repeat(15));
  await store.flushed();
  expect([...area.values.keys()]).toEqual(['new']);
});

test('When no room can be made the writer is told, and later writes go on', async () => {
  const area = fakeArea(30);
  const store = createStore(area, () => false);
  store.put('big', 'x'.repeat(50));
  await expect(store.flushed()).rejects.toThrow('quota');
  store.put('small', 1);
  await store.flushed();
  expect([...area.values.keys()]).toEqual(['small']);
});
