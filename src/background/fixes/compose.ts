import { cookiesTakeLogins, removableTypes, removeSiteData } from '../../platform/browsing-data.ts';
import * as containerApi from '../../platform/containers.ts';
import * as cookieApi from '../../platform/cookies.ts';
import { runInPage } from '../../platform/page-script.ts';
import { hasAccessToSite } from '../../platform/permissions.ts';
import * as privateWindows from '../../platform/private-windows.ts';
import { allTabs, findTab, loadInTab, openTab, openTabBeside, reloadTab } from '../../platform/tabs.ts';
import type { CleanTrials } from '../clean-trials.ts';
import type { ExperimentParts } from '../experiments/experiments.ts';
import { lookCloser } from '../experiments/look-closer.ts';
import type { Ledger } from '../ledger.ts';
import type { Recorder } from '../recorder/recorder.ts';
import type { Vault } from '../vault.ts';
import type { FixParts } from './parts.ts';
import { type ContainerBook, containerSession, privateSession } from './retry-in-clean-session.ts';

interface Own extends Pick<FixParts, 'undos' | 'guard' | 'otherTokens' | 'prompts' | 'now'> {
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly recorder: Recorder;
  readonly containers: ContainerBook;
  readonly trials: CleanTrials;
  readonly experiments: ExperimentParts;
}

/** What the executors need, of the real browser and of this background. */
export function createFixParts(own: Own): FixParts {
  const { undos, guard, otherTokens, prompts, now, ledger, vault, recorder, containers, trials } = own;
  return {
    ...{ undos, guard, otherTokens, prompts, now, runInPage },
    lookCloser: episode => lookCloser(episode, own.experiments),
    jar: cookieApi,
    tabs: { findTab, allTabs, reloadTab, loadInTab, openTabBeside },
    siteData: { types: removableTypes, takesLogins: cookiesTakeLogins, remove: removeSiteData },
    evidenceOf: episode => ledger.get(episode)?.evidence ?? null,
    addressOf: exchange => recorder.find(exchange)?.url ?? null,
    seesSite: hasAccessToSite,
    storeOf: tab => cookieApi.storeOfTab(tab),
    flowStart: tabId => vault.address(tabId, now()),
    async unheard(url, work) {
      const listenAgain = recorder.mute(url);
      return work().finally(listenAgain);
    },
    compare(subject, opened) {
      const landed = opened.cleanTabId === null ? [] : recorder.landed(opened.cleanTabId);
      trials.begin({ ...opened, at: now(), subject }, landed);
    },
    clean: containerApi.hasContainers()
      ? containerSession({ ...containerApi, openTab }, containers)
      : privateSession(privateWindows, async () => (await allTabs()).some(tab => tab.private)),
  };
}
