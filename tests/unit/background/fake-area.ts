import type { StorageArea } from '../../../src/background/store.ts';

/** The browser's session storage: values travel as JSON, and a call beyond the quota stores nothing. */
export interface FakeArea extends StorageArea {
  readonly values: Map<string, string>;
  /** Characters in all. */
  quota: number;
  /** Calls that went beyond the quota. */
  refused: number;
}

export function fakeArea(quota = 10_000_000): FakeArea {
  const values = new Map<string, string>();
  const size = (map: ReadonlyMap<string, string>) => [...map].reduce((sum, [k, v]) => sum + k.length + v.length, 0);
  const area: FakeArea = {
    values,
    quota,
    refused: 0,
    all: async () => Object.fromEntries([...values].map(([k, v]) => [k, JSON.parse(v)])),
    async set(changes) {
      const next = new Map([...values, ...Object.entries(changes).map(([k, v]) => [k, JSON.stringify(v)] as const)]);
      if (size(next) > area.quota) {
        area.refused += 1;
        throw new Error('Session storage quota bytes exceeded. Values were not stored.');
      }
      for (const [k, v] of next) values.set(k, v);
    },
    async remove(keys) {
      for (const key of keys) values.delete(key);
    },
  };
  return area;
}
