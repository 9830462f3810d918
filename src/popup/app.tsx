import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import { episodeView } from '../present/episode.ts';
import { createFixFlow, type FixState } from '../present/fix-flow.ts';
import type { Page } from '../present/page.ts';
import { popupView } from '../present/popup.ts';
import { reportMarkdown } from '../present/report.ts';
import { followTab, NO_STATE } from '../present/session.ts';
import { sayInstant } from '../present/time.ts';
import { PopupView } from '../ui/popup-view.tsx';

/** Shows the popup in an element. Returns the way to stop. */
export function mountPopup(root: HTMLElement, page: Page): () => void {
  const { client, library, zone } = page;
  const state = signal(NO_STATE);
  const fix = signal<FixState>({ step: 'idle' });
  const copied = signal('');
  const now = signal(page.now());
  const view = computed(() => popupView(state.value, { library, zone }, page.now()));
  const flow = createFixFlow(client, next => {
    fix.value = next;
  });

  const copyReport = async () => {
    const first = view.value.causes[0];
    const entry = state.value.entries.find(e => e.record.id === first?.episode);
    if (entry === undefined) return;
    const report = reportMarkdown(episodeView(entry, { library, zone }), sayInstant(page.now(), zone).exact);
    copied.value = (await page.copy(report)) ? 'The report is in the clipboard.' : 'The browser refused the clipboard.';
  };

  const App = () => (
    <PopupView
      view={view.value}
      fixing={{
        state: fix.value,
        undo: state.value.undo,
        now: now.value,
        onClear: cookies => void flow.confirmClear(cookies),
        onUndo: id => void flow.undo(id),
        onDismiss: flow.dismiss,
      }}
      ways={{
        onGrant: () => void client.requestAccess(),
        onReload: () => void client.perform({ action: 'reload-page', tabId: client.tabId }),
        onClearFilter: () => undefined,
      }}
      copied={copied.value}
      onFix={chosen => void flow.choose(chosen)}
      onCopyReport={() => void copyReport()}
    />
  );

  const stopFollowing = followTab(client, page, next => {
    state.value = next;
  });
  const stopTicking = effect(() => {
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
