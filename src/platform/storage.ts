import browser, { type Storage } from 'webextension-polyfill';

export type StoredValues = Readonly<Record<string, unknown>>;

/** The memory-only area: gone with the browser session, at most 10 MB, readable by the extension's own pages alone. */
export const session = {
  all: (): Promise<StoredValues> => browser.storage.session.get(null),
  get: (key: string): Promise<unknown> => browser.storage.session.get(key).then(found => found[key]),
  /** Rejects when the quota is full; nothing of the call is stored then. */
  set: (values: StoredValues): Promise<void> => browser.storage.session.set({ ...values }),
  remove: (keys: readonly string[]): Promise<void> => browser.storage.session.remove([...keys]),
};

/** On disk. Never for anything that came over the wire. */
export const local = {
  get: (key: string): Promise<unknown> => browser.storage.local.get(key).then(found => found[key]),
  set: (values: StoredValues): Promise<void> => browser.storage.local.set({ ...values }),
  /** Tells every new value of a key, whoever wrote it; undefined when it was removed. Returns the way to stop. */
  onChange(key: string, listener: (value: unknown) => void): () => void {
    const filtered = (changes: StorageChanges, area: string): void => {
      const change = area === 'local' ? changes[key] : undefined;
      if (change) listener(change.newValue);
    };
    browser.storage.onChanged.addListener(filtered);
    return () => browser.storage.onChanged.removeListener(filtered);
  },
};

export type StorageChanges = Readonly<Record<string, { readonly newValue?: unknown }>>;

/** Tells every change of the session area, also to pages other than the one that wrote. Returns the way to stop. */
export function onSessionChange(listener: (changes: StorageChanges) => void): () => void {
  const filtered = (changes: StorageChanges, area: string): void => {
    if (area === 'session') listener(changes);
  };
  browser.storage.onChanged.addListener(filtered);
  return () => browser.storage.onChanged.removeListener(filtered);
}

/** Chrome can open the session area to content scripts; keep it shut. Firefox has no such door and no such function. */
export async function keepSessionTrusted(): Promise<void> {
  const area = browser.storage.session as Storage.StorageArea & {
    setAccessLevel?(options: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
  };
  await area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}

/** What the reader has set in a view; it goes with the browser session. */
export const memory = {
  load: (name: string): Promise<unknown> => session.get(`view/${name}`).catch(() => undefined),
  save(name: string, value: unknown): void {
    // A full area keeps the view as it is, until it is closed.
    session.set({ [`view/${name}`]: value }).catch(() => undefined);
  },
};
