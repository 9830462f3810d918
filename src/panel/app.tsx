import { computed, effect, signal } from '@preact/signals';
import { episodeView } from '../present/episode.ts';
import { exportedNotice, harOfEntries, listFileName } from '../present/exported.ts';
import type { Page } from '../present/page.ts';
import {
  accessNotice,
  earlierNotice,
  emptyNotice,
  LOADING,
  type Notice,
  noMatchNotice,
  otherTokenNotice,
  pausedNotice,
  troubleNotice,
  watchedSince,
} from '../present/states.ts';
import { lateNotice, restartNotice } from '../present/strips.ts';
import { NoticeView } from '../ui/notice.tsx';
import { PanelView } from '../ui/panel-view.tsx';
import { mountView, type Wired } from '../wiring/mount.tsx';
import { type Chosen, explanationOf } from './explanation.tsx';
import { createList } from './list.ts';

/** Shows the panel in an element. Returns the way to stop. */
export const mountPanel = (root: HTMLElement, page: Page): (() => void) =>
  mountView(root, page, wired => panel(page, wired));

function panel(page: Page, wired: Wired) {
  const { client, library, zone } = page;
  const { state, flow } = wired;
  const openedAt = page.now();
  const side = signal<'list' | 'detail'>('list');
  /** Until the reader puts it away, or exports again. */
  const exported = signal<Notice | null>(null);
  const dismissed = signal<ReadonlySet<Notice['id']>>(new Set());
  const list = createList(state, page, () => flow.dismiss());

  /** The first explanation is drawn in a task after the list's, so that neither holds up a frame; later ones go with it. */
  const begun = signal(false);
  effect(() => {
    if (list.chosen.value === null || begun.peek()) return;
    page.soon(() => {
      begun.value = true;
    });
  });
  const tabShown = computed(() => state.value.tab);
  const explained = computed<Chosen | null>(() => {
    const [row, entry] = begun.value ? [list.chosen.value, list.entry.value] : [null, null];
    if (row === null || entry === null) return null;
    return { key: row.key, entry, view: episodeView(entry, { library, zone }, tabShown.value) };
  });
  const Explanation = explanationOf(explained, page, wired);

  const ways = {
    onGrant: wired.onGrant,
    onReload: wired.onReload,
    onAgain: wired.onAgain,
    onWatchAgain: () => void client.ignoreSite(false),
    onEndOtherToken: wired.onEndOtherToken,
    onClearFilter: () => list.filter(''),
    onShowEarlier: () => list.preserve(true),
    onResume: () => list.pause(false),
    onDismiss: (id: Notice['id']) => {
      if (id === 'exported') {
        exported.value = null;
        return;
      }
      dismissed.value = new Set([...dismissed.value, id]);
    },
  };
  const tools = {
    onFilter: list.filter,
    onSort: list.sort,
    onPreserve: list.preserve,
    onPause: list.pause,
    onClear: () => {
      list.cleared();
      void client.clearEpisodes();
    },
    onExport: () => {
      const entries = list.entries();
      const name = listFileName(entries, page.now());
      page.save(name, harOfEntries(entries, page));
      exported.value = exportedNotice(name, entries.length);
    },
    onOptions: () => void client.openOptions(),
  };

  /** In place of an empty list. */
  const notice = computed<Notice | null>(() => {
    const { tab, waiting } = state.value;
    const { all, earlier, held } = list.view.value.counts;
    if (all > 0) return null;
    if (tab === null || waiting > 0) return LOADING;
    if (held !== null) return pausedNotice(held);
    return (
      accessNotice(tab) ??
      (earlier > 0 ? earlierNotice(earlier) : emptyNotice(tab, watchedSince(tab, zone, page.now())))
    );
  });
  const strips = computed<readonly Notice[]>(() => {
    const { tab, trouble, entries } = state.value;
    const isEmpty = notice.value !== null;
    const all = [
      trouble === null ? null : troubleNotice(trouble),
      otherTokenNotice(tab),
      exported.value,
      tab === null || isEmpty ? null : accessNotice(tab),
      isEmpty ? null : lateNotice(entries, openedAt),
      isEmpty ? null : restartNotice(entries),
    ];
    return all.filter(strip => strip !== null && !dismissed.value.has(strip.id)) as readonly Notice[];
  });

  return () => {
    const { tab } = state.value;
    const view = list.view.value;
    return (
      <PanelView
        list={view}
        tools={tools}
        side={side.value}
        strips={strips.value}
        notice={notice.value}
        watched={tab === null ? null : watchedSince(tab, zone, page.now())}
        ways={ways}
        onChoose={list.choose}
        onOpen={row => {
          list.choose(row);
          side.value = 'detail';
        }}
        onStep={list.step}
        onBack={() => {
          side.value = 'list';
        }}
      >
        {list.chosen.value === null && view.filter !== '' ? (
          <NoticeView notice={noMatchNotice(view.filter)} ways={ways} />
        ) : (
          <Explanation />
        )}
      </PanelView>
    );
  };
}
