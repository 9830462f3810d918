import { createCleanTrials } from '../../../src/background/clean-trials.ts';
import { createLedger, type LedgerLimits } from '../../../src/background/ledger.ts';
import { createLiveOptions } from '../../../src/background/live-options.ts';
import { createRecorder } from '../../../src/background/recorder/recorder.ts';
import { createStore } from '../../../src/background/store.ts';
import { createTabBook } from '../../../src/background/tab-book.ts';
import { createVault } from '../../../src/background/vault.ts';
import { diagnose, notSeen } from '../../../src/core/index.ts';
import type { BrowserTab } from '../../../src/platform/tabs.ts';
import type { WireEvent } from '../../../src/platform/web-request.ts';
import { DEFAULT_OPTIONS, type EpisodeRecord, type Options, unpack } from '../../../src/protocol/index.ts';
import { type FakeArea, fakeArea } from './fake-area.ts';

export const START = Date.UTC(2026, 5, 1);

/** One life of the background on a clock of its own. Times of events count from `START`. */
export async function newLife(
  options: {
    area?: FakeArea;
    at?: number;
    tabs?: readonly Partial<BrowserTab>[];
    limits?: LedgerLimits;
    chosen?: Partial<Options>;
    promptClosed?: boolean;
  } = {},
) {
  const { area = fakeArea(), tabs: open = [{ id: 7 }] } = options;
  let time = START + (options.at ?? 0);
  let timers: { readonly due: number; run(): void }[] = [];
  const collect = { salt: 'salt', browser: 'chrome' } as const;
  const store = createStore(area, () => vault.empty() || ledger.makeRoom());
  const loaded = await store.loaded;
  const chosen = { ...DEFAULT_OPTIONS, ...options.chosen };
  const live = createLiveOptions(chosen);
  const vault = createVault(store, loaded, chosen.vault);
  const ledger = createLedger(store, loaded, options.limits);
  const tabs = createTabBook(store, loaded, collect, live);
  for (const tab of open) {
    tabs.update({ id: 7, url: 'https://shop.example/', private: false, cookieStoreId: null, ...tab }, 'granted', time);
  }
  const recorder = createRecorder({
    ...{ ledger, store, vault, tabs, options: live, collect, loaded },
    closesPrompt: () => options.promptClosed ?? false,
    jar: async () => notSeen('no-cookie-access'),
    now: () => time,
    later: (run, delay) => void timers.push({ due: time + delay, run }),
    onEpisodes: () => undefined,
    trials: createCleanTrials(store, loaded),
    onNavigated: () => undefined,
  });

  /** Lets the clock run, and every timer on the way. @param to milliseconds after `START` */
  const until = async (to: number): Promise<void> => {
    for (;;) {
      const next = timers.filter(t => t.due <= START + to).sort((a, b) => a.due - b.due)[0];
      if (!next) break;
      timers = timers.filter(t => t !== next);
      time = Math.max(time, next.due);
      next.run();
      await store.flushed();
      await Promise.resolve();
    }
    time = Math.max(time, START + to);
    await store.flushed();
  };

  return {
    area,
    ledger,
    recorder,
    tabs,
    options: live,
    vault,
    until,
    async play(...events: WireEvent[]): Promise<void> {
      for (const event of events) {
        await until(event.time);
        recorder.take({ ...event, time: START + event.time });
      }
      await store.flushed();
    },
    records: (tabId = 7): EpisodeRecord[] => unpack(ledger.pack(ledger.ofTab(tabId))),
  };
}

export const verdict = (record: EpisodeRecord | undefined) =>
  record && diagnose(record.evidence).findings[0].kind === 'normal' ? 'normal' : 'failure';
