import { diagnose, type Evidence, type Report } from '../core/index.ts';
import type { Change, EpisodeRecord, Snapshot, TabView, UndoOffer } from '../protocol/index.ts';

/** A recorded episode with what follows from it. */
export interface Entry {
  readonly record: EpisodeRecord;
  readonly report: Report;
}

/**
 * What a view knows of its tab. Findings are derived here, one record at a time, so that ten thousand records never
 * hold up a frame: the caller asks for `derive()` as often as it has time.
 */
export interface Journal {
  readonly tab: TabView | null;
  readonly undo: readonly UndoOffer[];
  /** Oldest first; records that are not derived yet are not in it. */
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
export function createJournal(examine: (evidence: Evidence) => Report = diagnose): Journal {
  let tab: TabView | null = null;
  let undo: readonly UndoOffer[] = [];
  const derived = new Map<string, Entry>();
  /** A stack: newest on top, since what has just failed is what the reader looks at. */
  let waiting: EpisodeRecord[] = [];
  const gone = new Set<string>();

  return {
    get tab() {
      return tab;
    },
    get undo() {
      return undo;
    },
    get waiting() {
      return waiting.length;
    },
    entries: () => [...derived.values()].sort(byAge),
    entry: id => derived.get(id),
    reset(snapshot) {
      tab = snapshot.tab;
      undo = snapshot.undo;
      const known = new Map([...derived].map(([id, entry]) => [id, entry]));
      derived.clear();
      waiting = [];
      gone.clear();
      for (const record of snapshot.episodes) {
        const entry = known.get(record.id);
        // After a reconnect the same records come again; what was derived from equal evidence still holds.
        if (entry !== undefined && isSame(entry.record, record)) derived.set(record.id, { ...entry, record });
        else waiting.push(record);
      }
    },
    apply(change) {
      if (change.kind === 'tab') tab = change.tab;
      else if (change.kind === 'undo') undo = change.undo;
      else if (change.kind === 'episode') {
        gone.delete(change.episode.id);
        waiting.push(change.episode);
      } else
        for (const id of change.ids) {
          derived.delete(id);
          gone.add(id);
        }
    },
    derive() {
      const record = waiting.pop();
      if (record === undefined) return false;
      const older = derived.get(record.id);
      // A later state of an episode may have been derived before an earlier one that waited below it.
      const outdated = older !== undefined && older.record.evidence.now > record.evidence.now;
      if (!gone.has(record.id) && !outdated) derived.set(record.id, { record, report: examine(record.evidence) });
      return true;
    },
  };
}

const isSame = (a: EpisodeRecord, b: EpisodeRecord): boolean =>
  a.state === b.state && a.evidence.now === b.evidence.now && a.evidence.others.length === b.evidence.others.length;

function byAge(a: Entry, b: Entry): number {
  const time = a.record.evidence.subject.time - b.record.evidence.subject.time;
  return time !== 0 ? time : a.record.id < b.record.id ? -1 : 1;
}
