import { accepted, type ExchangeEvidence, sameCall } from '../core/index.ts';
import { type CleanTrial, sessionKeys } from '../protocol/index.ts';
import type { Store } from './store.ts';

/** Follows what becomes of refused calls in the clean sessions that were opened for them. */
export interface CleanTrials {
  /** @param landed what the clean session has got already: it may be quicker than the browser's answer to opening it */
  begin(trial: Omit<CleanTrial, 'there'>, landed: readonly ExchangeEvidence[]): void;
  follows(tabId: number): boolean;
  hear(exchange: ExchangeEvidence): void;
  /** The latest that a tab is a part of, on either side. */
  of(tabId: number): CleanTrial | null;
  forget(tabId: number): void;
}

/** @param loaded what the store held when the background began */
export function createCleanTrials(store: Store, loaded: ReadonlyMap<string, unknown>): CleanTrials {
  const byTab = new Map<number, CleanTrial>();
  const clean = new Set<number>();
  const put = (trial: CleanTrial): void => {
    for (const id of [trial.tabId, trial.cleanTabId]) {
      if (id === null) continue;
      byTab.set(id, trial);
      store.put(sessionKeys.trial(id), trial);
    }
    if (trial.cleanTabId !== null) clean.add(trial.cleanTabId);
  };
  const hear = (exchange: ExchangeEvidence): void => {
    const trial = clean.has(exchange.tabId) ? byTab.get(exchange.tabId) : undefined;
    if (!trial || !sameCall(exchange, trial.subject)) return;
    if (trial.there === null || !accepted(trial.there)) put({ ...trial, there: exchange });
  };
  for (const [key, value] of loaded) {
    if (!key.startsWith('trial/')) continue;
    const trial = value as CleanTrial;
    byTab.set(Number(key.slice('trial/'.length)), trial);
    if (trial.cleanTabId !== null) clean.add(trial.cleanTabId);
  }
  return {
    begin(trial, landed) {
      put({ ...trial, there: null });
      for (const exchange of landed) hear(exchange);
    },
    follows: tabId => clean.has(tabId),
    hear,
    of: tabId => byTab.get(tabId) ?? null,
    forget(tabId) {
      clean.delete(tabId);
      if (byTab.delete(tabId)) store.drop(sessionKeys.trial(tabId));
    },
  };
}
