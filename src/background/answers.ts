import { type Observed, seen } from '../core/index.ts';
import type {
  Answer,
  Message,
  MessageKind,
  MessageOf,
  Outcome,
  PackedSnapshot,
  RawExchange,
  TabView,
  UndoOffer,
} from '../protocol/index.ts';
import { type CheckParts, checkSignature } from './check-signature.ts';
import type { CleanTrials } from './clean-trials.ts';
import { type ExperimentParts, planExperiments, runExperiments } from './experiments/experiments.ts';
import { perform, preview } from './fixes/index.ts';
import { refusedFor } from './fixes/other-page.ts';
import type { FixParts } from './fixes/parts.ts';
import { siteNameOf } from './fixes/site-cookies.ts';
import type { Undos } from './fixes/undo.ts';
import type { Ledger } from './ledger.ts';
import type { Recorder } from './recorder/recorder.ts';
import type { TabBook } from './tab-book.ts';
import { rawOf, type Vault } from './vault.ts';

interface Parts {
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly tabs: TabBook;
  readonly undos: Undos;
  readonly trials: CleanTrials;
  readonly recorder: Recorder;
  readonly fixes: FixParts;
  readonly experiments: ExperimentParts;
  readonly getJson: CheckParts['getJson'];
  lookAtTabs(): Promise<void>;
  ignoreSite(tabId: number, ignore: boolean): Promise<Outcome>;
  openOptions(): Promise<void>;
  purge(): void;
  now(): number;
}

type Answers = { readonly [K in MessageKind]: (message: MessageOf<K>) => Answer<K> | Promise<Answer<K>> };

/** Answers the messages of the views. */
export function createAnswers(parts: Parts): (message: Message) => Promise<Answer<MessageKind>> {
  const { ledger, vault, tabs, undos, recorder, fixes, now } = parts;

  const offersFor = async (tabId: number): Promise<readonly UndoOffer[]> => {
    const tab = await fixes.tabs.findTab(tabId);
    const site = tab?.url ? siteNameOf(tab.url) : null;
    return tab ? undos.offers(site, await fixes.storeOf(tab), now(), tabId) : [];
  };

  const viewOf = async (tabId: number): Promise<TabView> => {
    if (!tabs.view(tabId)) await parts.lookAtTabs();
    return tabs.view(tabId) ?? unknownTab(tabId, now());
  };

  const reveal = (exchangeId: string): Observed<RawExchange> => {
    const kept = vault.reveal(exchangeId, now());
    const live = kept.seen ? null : recorder.find(exchangeId);
    // The recorder's working memory must not give out what the vault no longer may.
    return live && (live.endTime ?? live.time) > now() - vault.length ? seen(rawOf(live)) : kept;
  };

  const answers: Answers = {
    snapshot: async ({ tabId }): Promise<PackedSnapshot> => ({
      tab: await viewOf(tabId),
      undo: await offersFor(tabId),
      trial: parts.trials.of(tabId),
      ...ledger.pack(ledger.ofTab(tabId)),
    }),
    episodes: ({ tabId, ids }) => ledger.pack(ledger.ofTab(tabId).filter(e => ids.includes(e.id))),
    undoOffers: ({ tabId }) => offersFor(tabId),
    reveal: ({ exchangeId }) => reveal(exchangeId),
    checkSignature: ({ exchangeId, field }) => checkSignature(reveal(exchangeId), field, { getJson: parts.getJson }),
    preview: async ({ subject }) => refusedFor(subject, await viewOf(subject.tabId), fixes) ?? preview(subject, fixes),
    perform: async ({ request }) => {
      const outcome = refusedFor(request, await viewOf(request.tabId), fixes) ?? (await perform(request, fixes));
      parts.purge();
      return outcome;
    },
    planExperiments: ({ episodeId }) => planExperiments(episodeId, parts.experiments),
    runExperiments: ({ wish }) => runExperiments(wish, parts.experiments),
    undo: ({ id }) => undos.restore(id, now()),
    clearEpisodes: ({ tabId }) => {
      recorder.clearTab(tabId);
      return null;
    },
    ignoreSite: ({ tabId, ignore }) => parts.ignoreSite(tabId, ignore),
    openOptions: async () => {
      await parts.openOptions();
      return null;
    },
    answersSeen: ({ tabId, answers }) => {
      for (const answer of answers) recorder.hear(tabId, answer);
      return null;
    },
  };

  return async message =>
    (answers[message.kind] as (m: Message) => Answer<MessageKind> | Promise<Answer<MessageKind>>)(message);
}

/** A tab that was closed before the background could look at it. */
const unknownTab = (id: number, at: number): TabView => ({
  ...{ id, state: 'closed', url: null, access: 'restricted', private: false, watchedSince: at },
});
