import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createOptionsStore,
  DEFAULT_OPTIONS,
  type Options,
  readOptions,
  readOptionsFile,
  writeOptionsFile,
} from '../../../src/protocol/index.ts';

const CHOSEN: Options = {
  watched: ['401', 'cors'],
  moreStatuses: [404, 422],
  ignoredSites: ['shop.example', '*.ads.example', 'localhost:3000'],
  closedPrompts: ['intranet.example'],
  vault: { on: true, minutes: 3 },
  badge: false,
  retention: { episodes: 50, hours: 8 },
};

describe('Stored options', () => {
  test('come back as they were', () => {
    expect(readOptions(JSON.parse(JSON.stringify(CHOSEN)))).toEqual(CHOSEN);
  });

  test('are the defaults where nothing was stored', () => {
    expect(readOptions(undefined)).toEqual(DEFAULT_OPTIONS);
  });

  test('keep what is sound when a part of them is damaged', () => {
    const damaged = { ...CHOSEN, watched: ['401', 'everything'], vault: { on: true, minutes: 16 }, badge: 'no' };
    const { watched, vault, badge } = DEFAULT_OPTIONS;
    expect(readOptions(damaged)).toEqual({ ...CHOSEN, watched, vault, badge });
  });

  test('are whole and allowed whatever the storage holds', () => {
    const part = fc.oneof(fc.anything(), ...Object.values(CHOSEN).map(value => fc.constant(value)));
    const record = fc.record(Object.fromEntries(Object.keys(CHOSEN).map(name => [name, part])), { requiredKeys: [] });
    fc.assert(
      fc.property(fc.oneof(record, fc.anything()), stored => {
        const read = readOptions(stored);
        expect(Object.keys(read)).toEqual(Object.keys(DEFAULT_OPTIONS));
        // What was read is what a file of it would be read as: the strict reader takes it.
        expect(readOptionsFile(writeOptionsFile(read))).toMatchObject({ ok: true });
      }),
      { numRuns: 60 },
    );
  });
});

describe('A file of options', () => {
  const file = (options: unknown, rest: object = {}) =>
    JSON.stringify({ why401: 'options', version: 1, options, ...rest });

  test('brings back exactly what was written', () => {
    expect(readOptionsFile(writeOptionsFile(CHOSEN))).toEqual({ ok: true, options: CHOSEN });
  });

  test.each([
    ['no JSON', '{"why401": "opt', { why: 'no-json' }],
    ['something else', '[1, 2]', { why: 'not-ours' }],
    ['a HAR', '{"log": {"entries": []}}', { why: 'not-ours' }],
    ['no version', file(CHOSEN, { version: 'new' }), { why: 'not-ours' }],
    ['a later version', file(CHOSEN, { version: 2 }), { why: 'newer' }],
    ['far too much', ' '.repeat(1_000_001), { why: 'too-long' }],
    ['an option that nobody knows', file({ ...CHOSEN, token: 'x' }), { why: 'unknown', option: 'token' }],
    ['an option too few', file({ ...CHOSEN, badge: undefined }), { why: 'missing', option: 'badge' }],
    ['a vault of hours', file({ ...CHOSEN, vault: { on: true, minutes: 600 } }), { why: 'bad-value', option: 'vault' }],
    ['more in the vault', file({ ...CHOSEN, vault: { on: true, minutes: 5, key: 1 } }), { option: 'vault' }],
    ['a status that is none', file({ ...CHOSEN, moreStatuses: [200] }), { option: 'moreStatuses' }],
    ['a status twice', file({ ...CHOSEN, moreStatuses: [404, 404] }), { option: 'moreStatuses' }],
    [
      'an account in a site',
      file({ ...CHOSEN, ignoredSites: ['ada:secret@shop.example'] }),
      { option: 'ignoredSites' },
    ],
    [
      'an address as a site',
      file({ ...CHOSEN, ignoredSites: ['https://shop.example/?token=1'] }),
      { option: 'ignoredSites' },
    ],
    [
      'too many sites',
      file({ ...CHOSEN, ignoredSites: Array.from({ length: 501 }, (_, i) => `h${i}`) }),
      { option: 'ignoredSites' },
    ],
    ['unbounded retention', file({ ...CHOSEN, retention: { episodes: 1e9, hours: null } }), { option: 'retention' }],
  ])('with %s is refused with the reason', (_what, text, problem) => {
    expect(readOptionsFile(text)).toMatchObject({ ok: false, ...problem });
  });
});

describe('The store of options', () => {
  const newArea = () => {
    const values = new Map<string, unknown>();
    const listeners = new Set<(value: unknown) => void>();
    return {
      values,
      get: async (key: string) => structuredClone(values.get(key)),
      set: async (changes: Readonly<Record<string, unknown>>) => {
        for (const [key, value] of Object.entries(changes)) {
          values.set(key, structuredClone(value));
          for (const listener of listeners) listener(value);
        }
      },
      onChange: (_key: string, listener: (value: unknown) => void) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    };
  };

  test('loses none of two changes that are made at once', async () => {
    const store = createOptionsStore(newArea());
    await Promise.all([
      store.change(now => ({ ...now, badge: false })),
      store.change(now => ({ ...now, moreStatuses: [...now.moreStatuses, 404] })),
    ]);
    expect(await store.read()).toEqual({ ...DEFAULT_OPTIONS, badge: false, moreStatuses: [404] });
  });

  test('refuses options that may not be, and goes on', async () => {
    const store = createOptionsStore(newArea());
    await expect(store.change(now => ({ ...now, vault: { on: true, minutes: 99 } }))).rejects.toThrow('not allowed');
    expect(await store.change(now => ({ ...now, badge: false }))).toEqual({ ...DEFAULT_OPTIONS, badge: false });
  });

  test('tells every change, whoever made it, until it is told to stop', async () => {
    const area = newArea();
    const told: Options[] = [];
    const stop = createOptionsStore(area).watch(options => told.push(options));
    await createOptionsStore(area).change(() => CHOSEN);
    await area.set({ options: 'garbage' });
    stop();
    await area.set({ options: CHOSEN });
    expect(told).toEqual([CHOSEN, DEFAULT_OPTIONS]);
  });

  test('gives the defaults when the browser cannot read', async () => {
    const area = { ...newArea(), get: () => Promise.reject(new Error('disk')) };
    expect(await createOptionsStore(area).read()).toEqual(DEFAULT_OPTIONS);
  });
});
