import type { PackedEpisodes } from './packed.ts';

/**
 * Gives equal parts of different answers of the background one identity. Each answer arrives as a copy of its own, and
 * neighbouring episodes hold the same exchanges: without this, a view that is open for long would hold each of them dozens
 * of times, and what is worked out per exchange would be worked out as often.
 */
export function createSharing(): (packed: PackedEpisodes) => PackedEpisodes {
  const exchanges = pool<PackedEpisodes['exchanges'][string]>();
  const jars = pool<PackedEpisodes['jars'][string]>();
  return packed => ({
    ...packed,
    exchanges: shareAll(packed.exchanges, exchanges),
    jars: shareAll(packed.jars, jars),
  });
}

type Share<T> = (id: string, value: T) => T;

const shareAll = <T>(values: Readonly<Record<string, T>>, share: Share<T>): Record<string, T> =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, share(id, value)]));

/** Holds nothing alive: what no episode uses any more can go. */
function pool<T extends object>(): Share<T> {
  const known = new Map<string, WeakRef<T>>();
  let sweepAt = 1000;
  return (id, value) => {
    const held = known.get(id)?.deref();
    if (held !== undefined && isEqual(held, value)) return held;
    known.set(id, new WeakRef(value));
    if (known.size >= sweepAt) {
      for (const [name, ref] of known) if (ref.deref() === undefined) known.delete(name);
      sweepAt = Math.max(1000, known.size * 2);
    }
    return value;
  };
}

/** Of plain data, as it comes from a message. */
function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.keys(a), Object.keys(b)];
  if (left.length !== right.length) return false;
  const [x, y] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return left.every(key => Object.hasOwn(y, key) && isEqual(x[key], y[key]));
}
