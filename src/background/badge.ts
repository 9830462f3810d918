import { diagnose } from '../core/index.ts';
import { type EpisodeRecord, type PackedEpisode, type TabView, unpack, whoseFailure } from '../protocol/index.ts';
import type { Ledger } from './ledger.ts';

/** Counts the open failures of the page that a tab shows now. */
export type OpenFailures = (tabId: number, tab: TabView | null) => number;

type Failed = Parameters<typeof whoseFailure>[0];

/** Only what is asked for: the record itself would be held with everything in it. */
const about = ({ evidence: { subject } }: EpisodeRecord): Failed => {
  const { type, status, url, topLevel, time } = subject;
  return { type, status, url, topLevel, time };
};

/** Findings are derived, never stored: each settled episode is diagnosed once in this life of the background. */
export function createOpenFailures(ledger: Ledger): OpenFailures {
  const verdicts = new WeakMap<PackedEpisode, Failed | null>();
  const openIn = (episode: PackedEpisode): Failed | null => {
    const known = verdicts.get(episode);
    if (known !== undefined) return known;
    const [record] = unpack(ledger.pack([episode]));
    const open = record !== undefined && diagnose(record.evidence).findings[0].kind !== 'normal';
    const failed = open ? about(record) : null;
    verdicts.set(episode, failed);
    return failed;
  };
  return (tabId, tab) => {
    const since = tab?.navigatedAt ?? 0;
    // The time first: it costs nothing, and spares the diagnosis of all that was before.
    const candidates = ledger.ofTab(tabId).filter(e => e.state === 'settled' && ledger.timeOf(e) >= since);
    return candidates.filter(e => {
      const failed = openIn(e);
      return failed !== null && whoseFailure(failed, tab) === 'present';
    }).length;
  };
}
