/** The part of the session storage that the store needs. */
export interface StorageArea {
  all(): Promise<Readonly<Record<string, unknown>>>;
  set(values: Readonly<Record<string, unknown>>): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
}

/** Writes through to the browser's session storage, in one queue, in the order in which it was asked. */
export interface Store {
  /** What was stored before this background began. */
  readonly loaded: Promise<ReadonlyMap<string, unknown>>;
  put(key: string, value: unknown): void;
  drop(key: string): void;
  /** Resolves when everything that was asked so far is stored. Rejects when it could not be. */
  flushed(): Promise<void>;
}

/**
 * @param onFull called when the quota is full: it drops what matters least (through `drop`) and says whether it
 * could, after which the write is tried again
 */
export function createStore(area: StorageArea, onFull: () => boolean): Store {
  let pending = new Map<string, unknown>();
  let queue: Promise<void> = Promise.resolve();
  let scheduled = false;

  const write = async (changes: ReadonlyMap<string, unknown>): Promise<void> => {
    const gone = [...changes].flatMap(([key, value]) => (value === undefined ? [key] : []));
    const kept = Object.fromEntries([...changes].filter(([, value]) => value !== undefined));
    if (gone.length > 0) await area.remove(gone);
    if (Object.keys(kept).length > 0) await area.set(kept);
  };

  const flush = async (): Promise<void> => {
    scheduled = false;
    let changes: Map<string, unknown> = pending;
    pending = new Map();
    if (changes.size === 0) return;
    // Both browsers store nothing of a call that goes beyond the quota; the newest must not be what is lost.
    for (;;) {
      try {
        return await write(changes);
      } catch (error) {
        if (!isFull(error) || !onFull()) throw error;
        // What was dropped to make room goes first, and may be among these very changes.
        changes = new Map([...changes, ...pending]);
        pending = new Map();
      }
    }
  };

  const change = (key: string, value: unknown): void => {
    pending.set(key, value);
    if (scheduled) return;
    scheduled = true;
    // Several events of one turn become one write; a later turn may never come.
    queue = queue.then(flush, flush);
  };

  return {
    loaded: area.all().then(values => new Map(Object.entries(values))),
    put: change,
    drop: key => change(key, undefined),
    flushed: () => queue,
  };
}

// Chrome: "Session storage quota bytes exceeded"; Firefox: QuotaExceededError.
const isFull = (error: unknown): boolean => /quota/i.test(String(error));
