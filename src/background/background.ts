import type { CollectOptions } from '../core/index.ts';
import { showFailures } from '../platform/action.ts';
import { wakeAt } from '../platform/alarms.ts';
import { askOnce } from '../platform/ask.ts';
import { removalsOver } from '../platform/browsing-data.ts';
import * as containerApi from '../platform/containers.ts';
import * as cookieApi from '../platform/cookies.ts';
import { getJson } from '../platform/get-json.ts';
import * as headerRuleApi from '../platform/header-rules.ts';
import { canHideChallenges, type PromptAsked, type PromptWatch } from '../platform/login-prompts.ts';
import { hasAccess, isClosedPage } from '../platform/permissions.ts';
import { browserName, openOptions } from '../platform/runtime.ts';
import { keepSessionTrusted, local, session } from '../platform/storage.ts';
import { allTabs, type BrowserTab, findTab, tabsInStore } from '../platform/tabs.ts';
import {
  type Access,
  type Answer,
  createOptionsStore,
  type Message,
  type MessageKind,
  type Options,
} from '../protocol/index.ts';
import { createAnswers } from './answers.ts';
import { createOpenFailures } from './badge.ts';
import { createCleanTrials } from './clean-trials.ts';
import type { ExperimentParts } from './experiments/experiments.ts';
import { createHarness } from './experiments/harness.ts';
import { createFixParts } from './fixes/compose.ts';
import { createContainerBook, sweepContainers, takeUpContainers } from './fixes/containers.ts';
import { createGuard } from './fixes/guard.ts';
import { createUndos } from './fixes/undo.ts';
import { ignoreSite } from './ignore-site.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createLiveOptions } from './live-options.ts';
import { createClosedPrompts, createLoginPrompts } from './login-prompts.ts';
import { createOtherTokens } from './other-tokens.ts';
import { createJarReader } from './recorder/jar.ts';
import { createRecorder, type Recorder } from './recorder/recorder.ts';
import { createStore } from './store.ts';
import { createTabBook } from './tab-book.ts';
import { createVault } from './vault.ts';

export interface Background {
  readonly recorder: Recorder;
  answer(message: Message): Promise<Answer<MessageKind>>;
  tabUpdated(tab: BrowserTab): Promise<void>;
  tabRemoved(tabId: number): Promise<void>;
  accessChanged(): Promise<void>;
  /** Whether the browser's login prompt for this is to stay closed. */
  closesPrompt(asked: PromptAsked): boolean;
  /** Obeys from now on; what is kept against the new options goes. */
  optionsChanged(next: Options): Promise<void>;
  /** Lets go of what is too old to be kept. */
  purge(): void;
  browserStarted(): Promise<void>;
}

/** A closed tab's episodes stay for a while: the panel may be looking at them. */
const CLOSED_MS = 10 * 60_000;

/** The shortest time after which Chrome wakes a stopped background. */
const SOON_MS = 30_000;

/** Puts the background together from what an earlier life of it has left in the session storage. */
export async function startBackground(setPromptSites: PromptWatch['setSites']): Promise<Background> {
  const now = () => Date.now();
  let ledger: Ledger | null = null;
  // What can be asked again or is of use to nobody goes first; the newest refusal goes last.
  const store = createStore(session, () => vault.empty() || (ledger?.makeRoom() ?? false));
  const optionsStore = createOptionsStore(local);
  const [loaded, chosen] = await Promise.all([store.loaded, optionsStore.read()]);
  const options = createLiveOptions(chosen);
  const vault = createVault(store, loaded, chosen.vault, exchange => !otherTokens.carriedBy(exchange));
  await keepSessionTrusted();
  const collect: CollectOptions = { salt: saltOf(loaded) ?? makeSalt(store.put), browser: browserName() };
  const tabs = createTabBook(store, loaded, collect, options);
  ledger = createLedger(store, loaded);
  ledger.limitTo(chosen.retention.episodes);
  const failures = createOpenFailures(ledger);
  const undos = createUndos(store, loaded, cookieApi);
  const containers = createContainerBook(local);
  const showBadge = (tabId: number) => {
    const view = tabs.view(tabId);
    return showFailures(tabId, options.now.badge ? failures(tabId, view) : 0, view?.otherToken !== undefined);
  };
  const otherTokens = createOtherTokens({ ...headerRuleApi, tabs, onChange: tabId => void showBadge(tabId) });
  const harness = createHarness({ ...headerRuleApi, askOnce });

  const storeOf = async (tabId: number): Promise<string> => {
    const tab = await findTab(tabId);
    const wasPrivate = tabs.view(tabId)?.private ?? false;
    return cookieApi.storeOfTab(tab ?? { id: tabId, cookieStoreId: null, private: wasPrivate });
  };
  const trials = createCleanTrials(store, loaded);
  const prompts = createLoginPrompts({ store, loaded, options, now, setSites: setPromptSites });
  const recorder = createRecorder({
    closesPrompt: prompts.closes,
    trials,
    ...{ ledger, store, vault, tabs, options, collect, loaded, now },
    jar: createJarReader({ cookiesOf: cookieApi.cookiesOf, storeOf }, collect),
    later: (run, delay) => void setTimeout(run, delay),
    onEpisodes: tabId => {
      void showBadge(tabId);
      purge();
    },
    onNavigated: tabId => void showBadge(tabId),
  });

  const experiments: ExperimentParts = {
    ...{ ledger, vault, recorder, tabs, harness, collect, now },
    mayReuse: exchange => !otherTokens.carriedBy(exchange),
    cookieField: async (url, tabId) => cookieApi.cookieFieldFor(url, await storeOf(tabId)),
  };
  const guard = createGuard(store, loaded, cookieApi, () => void wakeAt('guard', now() + SOON_MS), removalsOver);
  const closedPrompts = createClosedPrompts(prompts, {
    ...{ live: options, store: optionsStore, sameTab: canHideChallenges() },
  });
  const fixes = createFixParts({
    ledger,
    vault,
    undos,
    guard,
    recorder,
    containers,
    trials,
    otherTokens,
    experiments,
    prompts: closedPrompts,
    now,
  });

  const tabUpdated = async (tab: BrowserTab): Promise<void> => tabs.update(tab, await accessOf(tab), now());
  const lookAtTabs = async (): Promise<void> => void (await Promise.all((await allTabs()).map(tabUpdated)));

  const purge = (): void => {
    const at = now();
    const closed = tabs.purge(at - CLOSED_MS);
    for (const tabId of closed.gone) recorder.clearTab(tabId);
    const next = [
      ...[vault.purge(at), undos.purge(at), closed.next === null ? null : closed.next + CLOSED_MS],
      ...[purgeEpisodes(at), prompts.refresh()],
    ];
    const soonest = Math.min(...next.filter(time => time !== null));
    if (Number.isFinite(soonest)) void wakeAt('purge', Math.max(soonest, at + 1000));
  };

  const purgeEpisodes = (at: number): number | null => {
    const { hours } = options.now.retention;
    if (hours === null) return null;
    const length = hours * 3_600_000;
    const oldest = () => ledger.all().map(ledger.timeOf)[0] ?? null;
    if ((oldest() ?? at) < at - length) recorder.forgetUnwanted(at - length);
    const left = oldest();
    return left === null ? null : left + length;
  };

  prompts.refresh();
  await guard.recover();
  await lookAtTabs();
  // What an earlier life was about when it ended. A browser that refuses must not keep the recorder from its work.
  await Promise.allSettled([harness.sweep(), otherTokens.restore(), takeUpContainers(containers, containerApi)]);
  purge();

  return {
    recorder,
    answer: createAnswers({
      ...{
        ledger,
        vault,
        tabs,
        undos,
        trials,
        recorder,
        fixes,
        experiments,
        getJson,
        lookAtTabs,
        purge,
        now,
        openOptions,
      },
      ignoreSite: (tabId, ignore) => ignoreSite({ tabId, ignore }, { findTab, options: optionsStore }),
    }),
    tabUpdated,
    async tabRemoved(tabId) {
      const wasPrivate = tabs.view(tabId)?.private ?? false;
      tabs.close(tabId, now());
      trials.forget(tabId);
      recorder.dropTab(tabId);
      // Nothing of a private window outlives it, not even in memory.
      if (wasPrivate) {
        recorder.clearTab(tabId);
        ledger.forgetExchanges(x => x.tabId === tabId);
        vault.forgetTab(tabId);
      }
      purge();
      // Neither may keep the other from its work.
      await Promise.allSettled([
        otherTokens.end(tabId),
        sweepContainers(containers, { ...containerApi, tabsInStore }, tabId),
      ]);
    },
    accessChanged: lookAtTabs,
    closesPrompt: prompts.closes,
    async optionsChanged(next) {
      options.set(next);
      vault.setOptions(next.vault);
      if (!next.vault.on) vault.empty();
      ledger.limitTo(next.retention.episodes);
      prompts.refresh();
      recorder.forgetUnwanted(0);
      purge();
      await lookAtTabs();
      for (const tab of await allTabs()) void showBadge(tab.id);
    },
    purge,
    async browserStarted() {
      await Promise.allSettled([
        otherTokens.endAll(),
        sweepContainers(containers, { ...containerApi, tabsInStore }, null),
      ]);
    },
  };
}

async function accessOf(tab: BrowserTab): Promise<Access> {
  // A granted tab tells its address; what it does not tell is withheld, or a page that no extension sees.
  if (tab.url === null) return (await hasAccess('https://example.com/')) ? 'restricted' : 'withheld';
  if (isClosedPage(tab.url)) return 'restricted';
  return (await hasAccess(tab.url)) ? 'granted' : 'withheld';
}

const saltOf = (loaded: ReadonlyMap<string, unknown>): string | null => {
  const salt = loaded.get('salt');
  return typeof salt === 'string' ? salt : null;
};

function makeSalt(put: (key: string, value: unknown) => void): string {
  const salt = [...crypto.getRandomValues(new Uint8Array(32))].map(b => b.toString(16).padStart(2, '0')).join('');
  put('salt', salt);
  return salt;
}
