import type { OptionsArea } from '../../src/protocol/index.ts';

/** The browser's storage on disk, for as long as the page is open. */
export function createFakeArea(): OptionsArea {
  const values = new Map<string, unknown>();
  const listeners: { readonly key: string; tell(value: unknown): void }[] = [];
  return {
    get: async key => structuredClone(values.get(key)),
    async set(changes) {
      for (const [key, value] of Object.entries(changes)) {
        values.set(key, structuredClone(value));
        for (const listener of listeners) if (listener.key === key) listener.tell(structuredClone(value));
      }
    },
    onChange(key, tell) {
      const listener = { key, tell };
      listeners.push(listener);
      return () => void listeners.splice(listeners.indexOf(listener), 1);
    },
  };
}
