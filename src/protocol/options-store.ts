import type { Options } from './options.ts';
import { isOptions, readOptions } from './options-reader.ts';

/** The part of the browser's storage on disk that options need; `platform/storage.ts` has it. */
export interface OptionsArea {
  get(key: string): Promise<unknown>;
  set(values: Readonly<Record<string, unknown>>): Promise<void>;
  /** Tells every new value of a key, whoever wrote it; undefined when it was removed. Returns the way to stop. */
  onChange(key: string, listener: (value: unknown) => void): () => void;
}

/** The one place where options are kept. The background, the popup and the options page each have a view of it. */
export interface OptionsStore {
  /** Never rejects: storage that cannot be read gives the defaults. */
  read(): Promise<Options>;
  /**
   * Changes what is stored now, one change after the other. Rejects, and changes nothing, when the
   * result may not be or the browser cannot write.
   *
   * @returns what was written
   */
  change(edit: (now: Options) => Options): Promise<Options>;
  watch(listener: (options: Options) => void): () => void;
}

const KEY = 'options';

export function createOptionsStore(area: OptionsArea): OptionsStore {
  let queue: Promise<unknown> = Promise.resolve();
  const read = (): Promise<Options> => area.get(KEY).then(readOptions, () => readOptions(undefined));
  return {
    read,
    change(edit) {
      const changed = queue.then(async () => {
        const next = edit(await read());
        // What cannot be read again would be lost with the next start.
        if (!isOptions(next)) throw new RangeError('These options are not allowed');
        await area.set({ [KEY]: next });
        return next;
      });
      queue = changed.catch(() => undefined);
      return changed;
    },
    watch: listener => area.onChange(KEY, value => listener(readOptions(value))),
  };
}
