import type { CleanTrial, Client, TabView, UndoOffer } from '../protocol/index.ts';
import type { Entry } from './entry.ts';
import { createJournal } from './journal.ts';

export interface SessionState {
  /** Null until the first answer of the background. */
  readonly tab: TabView | null;
  readonly undo: readonly UndoOffer[];
  readonly trial: CleanTrial | null;
  /** Oldest first. */
  readonly entries: readonly Entry[];
  /** Records that are still being read. */
  readonly waiting: number;
  /** What is wrong with the way to the background; null while nothing is. */
  readonly trouble: string | null;
}

export const NO_STATE: SessionState = { tab: null, undo: [], trial: null, entries: [], waiting: 0, trouble: null };

/** What a session needs of the world it runs in. */
export interface Turns {
  /** Milliseconds of any steady clock. */
  clock(): number;
  /** Runs the work soon, after the browser had a chance to draw and to answer. */
  soon(work: () => void): void;
  /** @param delay milliseconds */
  later(work: () => void, delay: number): void;
}

/** Half of a 60 Hz frame: reading records never keeps the browser from drawing. */
const TURN_MS = 8;
/** Between two states while a long list is being read. */
const STATE_EVERY_MS = 250;
/** Between two states otherwise: a storm of failures is drawn ten times a second, a single one at once. */
const STORM_EVERY_MS = 100;

/**
 * Follows a tab through its client and tells every new state. Findings are derived in short turns, the newest first.
 * Returns the way to stop.
 */
export function followTab(client: Client, turns: Turns, onState: (state: SessionState) => void): () => void {
  const journal = createJournal();
  let trouble: string | null = null;
  let stopped = false;
  let scheduled = false;
  let delayed = false;
  let due = false;
  let told = Number.NEGATIVE_INFINITY;

  const tell = () => {
    told = turns.clock();
    onState({
      tab: journal.tab,
      undo: journal.undo,
      trial: journal.trial,
      entries: journal.entries(),
      waiting: journal.waiting,
      trouble,
    });
  };
  const turn = () => {
    scheduled = false;
    if (stopped) return;
    if (due) {
      due = false;
      tell();
      if (journal.waiting > 0) schedule();
      return;
    }
    const until = turns.clock() + TURN_MS;
    while (journal.derive()) if (turns.clock() >= until) break;
    const early = told + (journal.waiting === 0 ? STORM_EVERY_MS : STATE_EVERY_MS) - turns.clock();
    // Views are drawn while they are told, which takes a turn of its own.
    due = early <= 0;
    if (due || journal.waiting > 0) schedule();
    else wait(early);
  };
  const wait = (delay: number) => {
    if (delayed) return;
    delayed = true;
    turns.later(() => {
      delayed = false;
      schedule();
    }, delay);
  };
  const schedule = () => {
    if (scheduled) return;
    scheduled = true;
    turns.soon(turn);
  };

  const unwatch = client.watch({
    onSnapshot(snapshot) {
      trouble = null;
      journal.reset(snapshot);
      schedule();
    },
    onChange(change) {
      journal.apply(change);
      schedule();
    },
    onTrouble(say) {
      trouble = say;
      schedule();
    },
  });
  return () => {
    stopped = true;
    unwatch();
  };
}
