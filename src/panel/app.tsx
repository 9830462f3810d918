import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import { type EpisodeView, episodeView } from '../present/episode.ts';
import { createFixFlow, type FixState } from '../present/fix-flow.ts';
import type { Page } from '../present/page.ts';
import { reportMarkdown } from '../present/report.ts';
import { filterRows, firstChoice, type Row, rowsOf } from '../present/rows.ts';
import { type HeaderBlock, type HeadersView, revealedBlock } from '../present/sections/headers.ts';
import { signatureFound } from '../present/sections/signature.ts';
import { followTab, NO_STATE } from '../present/session.ts';
import {
  accessNotice,
  emptyNotice,
  LOADING,
  type Notice,
  noMatchNotice,
  troubleNotice,
  watchedSince,
} from '../present/states.ts';
import { sayInstant } from '../present/time.ts';
import { Detail } from '../ui/detail.tsx';
import { NoticeView } from '../ui/notice.tsx';
import { PanelView } from '../ui/panel-view.tsx';
import { rawChallenges } from './raw-challenges.ts';

/** Shows the panel in an element. Returns the way to stop. */
export function mountPanel(root: HTMLElement, page: Page): () => void {
  const { client, library, zone } = page;
  const state = signal(NO_STATE);
  const filter = signal('');
  const side = signal<'list' | 'detail'>('list');
  /** What the reader chose; before that, the newest failure is shown. */
  const choice = signal<string | null>(null);
  const fix = signal<FixState>({ step: 'idle' });
  const now = signal(page.now());

  const rows = computed(() => rowsOf(state.value.entries, zone, page.now()));
  const shown = computed(() => filterRows(rows.value, filter.value));
  const chosen = computed(() => shown.value.find(r => r.key === choice.value) ?? firstChoice(shown.value));
  const view = computed<EpisodeView | null>(() => {
    const entry = state.value.entries.find(e => e.record.id === chosen.value?.episode);
    return entry === undefined ? null : episodeView(entry, { library, zone });
  });

  const flow = createFixFlow(client, next => {
    fix.value = next;
  });
  const choose = (row: Row) => {
    if (row.key !== chosen.value?.key) flow.dismiss();
    choice.value = row.key;
  };
  const ways = {
    onGrant: () => void client.requestAccess(),
    onReload: () => void client.perform({ action: 'reload-page', tabId: client.tabId }),
    onClearFilter: () => {
      filter.value = '';
    },
  };
  const reveal = async (masked: HeadersView): Promise<readonly HeaderBlock[]> => {
    const raw = await client.reveal(masked.exchange);
    return raw.seen
      ? [
          revealedBlock(masked.request, raw.value.requestHeaders),
          revealedBlock(masked.response, raw.value.responseHeaders),
        ]
      : [revealedBlock(masked.request, raw), revealedBlock(masked.response, raw)];
  };

  const Explanation = () => {
    const current = view.value;
    if (current === null || chosen.value === null) {
      return filter.value === '' ? null : <NoticeView notice={noMatchNotice(filter.value)} ways={ways} />;
    }
    return (
      <Detail
        // The key is the row's: a repeated failure updates what is open, another row starts afresh, masked.
        key={chosen.value.key}
        view={current}
        fixing={{
          state: fix.value,
          undo: state.value.undo,
          now: now.value,
          onClear: cookies => void flow.confirmClear(cookies),
          onUndo: id => void flow.undo(id),
          onDismiss: flow.dismiss,
        }}
        onFix={chosenFix => void flow.choose(chosenFix)}
        onReveal={reveal}
        onRawChallenge={exchange => rawChallenges(client, exchange)}
        onCheckSignature={async (exchange, field) => signatureFound(await client.checkSignature(exchange, field))}
        onCopy={page.copy}
        onCopyReport={() => page.copy(reportMarkdown(current, sayInstant(page.now(), zone).exact))}
      />
    );
  };

  const App = () => {
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
      >
        <Explanation />
      </PanelView>
    );
  };

  const stopFollowing = followTab(client, page, next => {
    state.value = next;
  });
  const stopTicking = effect(() => {
    // The only thing that changes with the time alone is how long an undo is still there.
    if (state.value.undo.length === 0) return;
    const tick = () => {
      now.value = page.now();
    };
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  });
  render(<App />, root);
  return () => {
    stopFollowing();
    stopTicking();
    render(null, root);
  };
}
