import { diagnose } from '../core/index.ts';
import { type PackedEpisode, type TabView, unpack } from '../protocol/index.ts';
import type { Ledger } from './ledger.ts';

/** Counts the open failures of the page that a tab shows now. */
export type OpenFailures = (tabId: number, tab: TabView | null) => number;

/** Findings are derived, never stored: each settled episode is diagnosed once in this life of the background. */
export function createOpenFailures(ledger: Ledger): OpenFailures {
  const verdicts = new WeakMap<PackedEpisode, boolean>();
  const isOpen = (episode: PackedEpisode): boolean => {
    const known = verdicts.get(episode);
    if (known !== undefined) return known;
    const [record] = unpack(ledger.pack([episode]));
    const open = record !== undefined && diagnose(record.evidence).findings[0].kind !== 'normal';
    verdicts.set(episode, open);
    return open;
  };
  return (tabId, tab) => {
    const since = tab?.navigatedAt ?? 0;
    return ledger.ofTab(tabId).filter(e => e.state === 'settled' && ledger.timeOf(e) >= since && isOpen(e)).length;
  };
}
