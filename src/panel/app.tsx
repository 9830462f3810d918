import { computed, signal } from '@preact/signals';
import { episodeView } from '../present/episode.ts';
import type { Page } from '../present/page.ts';
import { filterRows, firstChoice, type Row, rowsOf } from '../present/rows.ts';
import {
  accessNotice,
  emptyNotice,
  LOADING,
  type Notice,
  noMatchNotice,
  troubleNotice,
  watchedSince,
} from '../present/states.ts';
import { NoticeView } from '../ui/notice.tsx';
import { PanelView } from '../ui/panel-view.tsx';
import { mountView, type Wired } from '../wiring/mount.tsx';
import { type Chosen, explanationOf } from './explanation.tsx';

/** Shows the panel in an element. Returns the way to stop. */
export const mountPanel = (root: HTMLElement, page: Page): (() => void) =>
  mountView(root, page, wired => panel(page, wired));

function panel(page: Page, wired: Wired) {
  const { client, library, zone } = page;
  const { state, flow } = wired;
  const filter = signal('');
  const side = signal<'list' | 'detail'>('list');
  /** What the reader chose; before that, the newest failure is shown. */
  const choice = signal<string | null>(null);

  const rows = computed(() => rowsOf(state.value.entries, zone, page.now()));
  const shown = computed(() => filterRows(rows.value, filter.value));
  const chosen = computed(() => shown.value.find(r => r.key === choice.value) ?? firstChoice(shown.value));
  const explained = computed<Chosen | null>(() => {
    const row = chosen.value;
    const entry = state.value.entries.find(e => e.record.id === row?.episode);
    return row === null || entry === undefined ? null : { key: row.key, view: episodeView(entry, { library, zone }) };
  });
  const Explanation = explanationOf(explained, page, wired);

  const choose = (row: Row) => {
    if (row.key !== chosen.value?.key) flow.dismiss();
    choice.value = row.key;
  };
  const ways = {
    onGrant: wired.onGrant,
    onReload: wired.onReload,
    onWatchAgain: () => void client.ignoreSite(false),
    onClearFilter: () => {
      filter.value = '';
    },
  };

  return () => {
    const { tab, trouble, waiting } = state.value;
    const watched = tab === null ? null : watchedSince(tab, zone, page.now());
    const access = tab === null ? null : accessNotice(tab);
    const isEmpty = rows.value.length === 0;
    const whenEmpty = tab === null || watched === null || waiting > 0 ? LOADING : (access ?? emptyNotice(tab, watched));
    const strips: Notice[] = [
      ...(trouble === null ? [] : [troubleNotice(trouble)]),
      ...(access === null || isEmpty ? [] : [access]),
    ];
    return (
      <PanelView
        rows={shown.value}
        all={rows.value.length}
        chosen={chosen.value?.key ?? null}
        side={side.value}
        filter={filter.value}
        strips={strips}
        notice={isEmpty ? whenEmpty : null}
        watched={watched}
        waiting={waiting}
        ways={ways}
        onFilter={text => {
          filter.value = text;
        }}
        onChoose={choose}
        onOpen={row => {
          choose(row);
          side.value = 'detail';
        }}
        onBack={() => {
          side.value = 'list';
        }}
        onClear={() => void client.clearEpisodes()}
        onOptions={() => void client.openOptions()}
      >
        {explained.value === null && filter.value !== '' ? (
          <NoticeView notice={noMatchNotice(filter.value)} ways={ways} />
        ) : (
          <Explanation />
        )}
      </PanelView>
    );
  };
}
