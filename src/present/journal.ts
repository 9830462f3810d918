import type { Change, CleanTrial, EpisodeRecord, Snapshot, TabView, UndoOffer } from '../protocol/index.ts';
import { byAge, deriveEntry, type Entry, type Examine } from './entry.ts';
import { insertSorted, removeSorted } from './sorted.ts';

/**
 * What a view knows of its tab. Findings are derived here, one record at a time, so that ten thousand records never
 * hold up a frame: the caller asks for `derive()` as often as it has time.
 */
export interface Journal {
  readonly tab: TabView | null;
  readonly undo: readonly UndoOffer[];
  readonly trial: CleanTrial | null;
  /** Oldest first; records that are not derived yet are not in it. A new list after every change. */
  entries(): readonly Entry[];
  entry(episodeId: string): Entry | undefined;
  /** How many records wait for `derive()`. */
  readonly waiting: number;
  reset(snapshot: Snapshot): void;
  apply(change: Change): void;
  /** Derives one record, the newest first. False when none waits. */
  derive(): boolean;
}

/** @param examine replaces the engine in tests of the order */
export function createJournal(examine?: Examine): Journal {
  let tab: TabView | null = null;
  let undo: readonly UndoOffer[] = [];
  let trial: CleanTrial | null = null;
  const derived = new Map<string, Entry>();
  /** The same, oldest first. */
  const sorted: Entry[] = [];
  /** A stack: newest on top, since what has just failed is what the reader looks at. */
  let waiting: EpisodeRecord[] = [];
  const gone = new Set<string>();
  let told: readonly Entry[] | null = null;

  const put = (entry: Entry): void => {
    drop(entry.record.id);
    derived.set(entry.record.id, entry);
    insertSorted(sorted, entry, byAge);
    told = null;
  };
  const drop = (id: string): void => {
    const entry = derived.get(id);
    if (entry === undefined) return;
    derived.delete(id);
    removeSorted(sorted, entry, byAge);
    told = null;
  };

  return {
    get tab() {
      return tab;
    },
    get undo() {
      return undo;
    },
    get trial() {
      return trial;
    },
    get waiting() {
      return waiting.length;
    },
    entries() {
      told ??= [...sorted];
      return told;
    },
    entry: id => derived.get(id),
    reset(snapshot) {
      tab = snapshot.tab;
      undo = snapshot.undo;
      trial = snapshot.trial;
      const present = new Set(snapshot.episodes.map(record => record.id));
      for (const entry of [...sorted]) if (!present.has(entry.record.id)) drop(entry.record.id);
      waiting = [];
      gone.clear();
      for (const record of snapshot.episodes) {
        const known = derived.get(record.id);
        // After a reconnect the same records come again; what was derived from equal evidence still holds.
        if (known === undefined || !isSame(known.record, record)) waiting.push(record);
      }
    },
    apply(change) {
      if (change.kind === 'tab') tab = change.tab;
      else if (change.kind === 'undo') undo = change.undo;
      else if (change.kind === 'trial') trial = change.trial;
      else if (change.kind === 'episode') {
        gone.delete(change.episode.id);
        waiting.push(change.episode);
      } else
        for (const id of change.ids) {
          gone.add(id);
          drop(id);
        }
    },
    derive() {
      const record = waiting.pop();
      if (record === undefined) return false;
      const older = derived.get(record.id);
      // A later state of an episode may have been derived before an earlier one that waited below it.
      const outdated = older !== undefined && older.record.evidence.now > record.evidence.now;
      if (!gone.has(record.id) && !outdated) put(deriveEntry(record, examine));
      return true;
    },
  };
}

const isSame = (a: EpisodeRecord, b: EpisodeRecord): boolean =>
  a.state === b.state && a.evidence.now === b.evidence.now && a.evidence.others.length === b.evidence.others.length;
