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
  const put = (id: number, trial: CleanTrial): void => {
    byTab.set(id, trial);
    store.put(sessionKeys.trial(id), trial);
  };
  const hear = (exchange: ExchangeEvidence): void => {
    const trial = clean.has(exchange.tabId) ? byTab.get(exchange.tabId) : undefined;
    if (!trial || !sameCall(exchange, trial.subject)) return;
    if (trial.there !== null && accepted(trial.there)) return;
    // A side whose tab is closed has been forgotten, and the other one may have been tried again by another trial.
    for (const id of sidesOf(trial)) if (byTab.get(id)?.at === trial.at) put(id, { ...trial, there: exchange });
  };
  for (const [key, value] of loaded) {
    if (!key.startsWith('trial/')) continue;
    const trial = value as CleanTrial;
    byTab.set(Number(key.slice('trial/'.length)), trial);
    if (trial.cleanTabId !== null) clean.add(trial.cleanTabId);
  }
  return {
    begin(trial, landed) {
      for (const id of sidesOf(trial)) put(id, { ...trial, there: null });
      if (trial.cleanTabId !== null) clean.add(trial.cleanTabId);
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

const sidesOf = ({ tabId, cleanTabId }: Pick<CleanTrial, 'tabId' | 'cleanTabId'>): readonly number[] =>
  cleanTabId === null ? [tabId] : [tabId, cleanTabId];
