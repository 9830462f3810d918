import { computed, signal } from '@preact/signals';
import { episodeView } from '../present/episode.ts';
import type { Page } from '../present/page.ts';
import { popupView } from '../present/popup.ts';
import { reportMarkdown } from '../present/report.ts';
import { SAY_COPIED } from '../present/share.ts';
import { sayInstant } from '../present/time.ts';
import { PopupView } from '../ui/popup-view.tsx';
import { mountView } from '../wiring/mount.tsx';

/** Shows the popup in an element. Returns the way to stop. */
export function mountPopup(root: HTMLElement, page: Page): () => void {
  const { client, library, zone } = page;
  return mountView(root, page, ({ state, flow, fixing, onGrant, onReload, onAgain, onEndOtherToken }) => {
    const copied = signal('');
    const view = computed(() => popupView(state.value, { library, zone }, page.now()));

    const copyReport = async () => {
      const first = view.value.causes[0];
      const entry = state.value.entries.find(e => e.record.id === first?.episode);
      if (entry === undefined) return;
      const report = reportMarkdown(episodeView(entry, { library, zone }), sayInstant(page.now(), zone).exact);
      copied.value = (await page.copy(report)) ? 'The report is in the clipboard.' : SAY_COPIED.refused;
    };

    return () => (
      <PopupView
        view={view.value}
        fixing={fixing()}
        ways={{
          ...{ onGrant, onReload, onAgain, onEndOtherToken },
          onClearFilter: () => undefined,
          onWatchAgain: () => void client.ignoreSite(false),
        }}
        copied={copied.value}
        onFix={chosen => void flow.choose(chosen)}
        onCopyReport={() => void copyReport()}
        onIgnoreSite={() => void client.ignoreSite(true)}
        onOptions={() => void client.openOptions()}
      />
    );
  });
}
