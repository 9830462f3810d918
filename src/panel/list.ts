import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Entry } from '../present/entry.ts';
import { filterRows, parseFilter } from '../present/filter.ts';
import {
  type Counts,
  DEFAULT_SETTINGS,
  heldBack,
  type ListSettings,
  ofPage,
  type Pause,
  pauseAt,
  readSettings,
  stepOf,
} from '../present/list.ts';
import type { Page } from '../present/page.ts';
import { createRowBook } from '../present/row-book.ts';
import { firstChoice, type Row } from '../present/rows.ts';
import type { SessionState } from '../present/session.ts';
import { type Sort, sortRows } from '../present/sort.ts';
import type { ListView } from '../ui/panel-view.tsx';

/** The list of the panel: what the reader has set and chosen, and what follows from it. */
export interface List {
  readonly view: ReadonlySignal<ListView>;
  readonly chosen: ReadonlySignal<Row | null>;
  /** The failure that is explained: the newest of the chosen row, or the one that the reader has stepped to. */
  readonly entry: ReadonlySignal<Entry | null>;
  filter(text: string): void;
  sort(by: Sort): void;
  preserve(keep: boolean): void;
  pause(still: boolean): void;
  choose(row: Row): void;
  /** Everything behind the rows that are shown, oldest first. */
  entries(): readonly Entry[];
  /** To an older (-1) or newer (1) failure of the chosen row. */
  step(by: -1 | 1): void;
  /** What is shown now has been cleared. */
  cleared(): void;
}

/** @param onOther another failure is about to be explained */
export function createList(
  state: ReadonlySignal<SessionState>,
  { now, zone, memory }: Pick<Page, 'now' | 'zone' | 'memory'>,
  onOther: () => void,
): List {
  const settings = signal<ListSettings>(DEFAULT_SETTINGS);
  const text = signal('');
  const pause = signal<Pause | null>(null);
  /** What the reader chose; before that, the newest failure is shown. */
  const choice = signal<{ readonly key: string; readonly episode: string | null } | null>(null);
  const book = createRowBook(zone);

  const page = computed(() =>
    ofPage(pause.value?.entries ?? state.value.entries, state.value.tab, settings.value.preserve),
  );
  const all = computed(() => book.rows(page.value.entries, now()));
  const filter = computed(() => parseFilter(text.value));
  const shown = computed(() => sortRows(filterRows(all.value, filter.value), settings.value.sort));
  const chosen = computed(() => shown.value.find(row => row.key === choice.value?.key) ?? firstChoice(shown.value));
  const step = computed(() => {
    const row = chosen.value;
    return row === null ? null : stepOf(row, choice.value?.key === row.key ? choice.value.episode : null);
  });
  const episode = computed(() => chosen.value?.episodes[(step.value?.place ?? 0) - 1] ?? null);
  const entry = computed(() => {
    const id = episode.value;
    return id === null ? null : (page.value.entries.findLast(e => e.record.id === id) ?? null);
  });
  const counts = computed<Counts>(() => ({
    shown: shown.value.length,
    all: all.value.length,
    earlier: page.value.earlier,
    held: pause.value === null ? null : heldBack(pause.value, state.value.entries),
    reading: state.value.waiting,
  }));

  void memory.load('list').then(raw => {
    settings.value = readSettings(raw);
  });
  const set = (next: ListSettings): void => {
    settings.value = next;
    memory.save('list', next);
  };

  return {
    view: computed<ListView>(() => ({
      rows: shown.value,
      all: all.value,
      chosen: chosen.value?.key ?? null,
      step: step.value,
      filter: text.value,
      problems: filter.value.problems,
      settings: settings.value,
      counts: counts.value,
    })),
    chosen,
    entry,
    filter: next => {
      text.value = next;
    },
    sort: sort => set({ ...settings.value, sort }),
    preserve: preserve => set({ ...settings.value, preserve }),
    pause: still => {
      pause.value = still ? pauseAt(state.value.entries) : null;
    },
    choose(row) {
      if (row.key !== chosen.value?.key) onOther();
      choice.value = { key: row.key, episode: null };
    },
    entries() {
      const ids = new Set(shown.value.flatMap(row => row.episodes));
      return page.value.entries.filter(e => ids.has(e.record.id));
    },
    step(by) {
      const [row, at] = [chosen.value, step.value];
      const to = by < 0 ? at?.older : at?.newer;
      if (row === null || to === null || to === undefined) return;
      onOther();
      // At the newest, the view follows it again.
      choice.value = { key: row.key, episode: to === row.episode ? null : to };
    },
    cleared: () => {
      if (pause.value !== null) pause.value = pauseAt([]);
    },
  };
}
