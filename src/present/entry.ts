import { diagnose, type Evidence, type Finding, type Report } from '../core/index.ts';
import type { EpisodeRecord } from '../protocol/index.ts';

export type Examine = (evidence: Evidence) => Report;

/** A recorded episode with what follows from it. */
export interface Entry {
  readonly record: EpisodeRecord;
  /** What a row tells of the verdict. */
  readonly verdict: Pick<Finding, 'diagnosis' | 'kind' | 'confidence' | 'foldKey'>;
  /**
   * The whole report. Derived again where it was let go: findings follow from the evidence alone, so that it is the
   * same every time, and thousands of reports that nobody looks at need not be held.
   */
  readonly report: Report;
}

/** Reports that are held, the latest. As many as the background keeps episodes, so that a popup never derives twice. */
const HELD = 400;

/** Examines an episode. The report is derived once here, for the verdict. */
export function deriveEntry(record: EpisodeRecord, examine: Examine = diagnose): Entry {
  const first = examine(record.evidence);
  const { diagnosis, kind, confidence, foldKey } = first.findings[0];
  hold(record, first);
  return {
    record,
    verdict: { diagnosis, kind, confidence, foldKey },
    get report() {
      return held.get(record) ?? hold(record, examine(record.evidence));
    },
  };
}

/** Map order is the order of use. */
const held = new Map<EpisodeRecord, Report>();

function hold(record: EpisodeRecord, report: Report): Report {
  held.delete(record);
  held.set(record, report);
  for (const oldest of held.keys()) {
    if (held.size <= HELD) break;
    held.delete(oldest);
  }
  return report;
}

/** Oldest first; of one instant, by id. */
export function byAge(a: Entry, b: Entry): number {
  const time = a.record.evidence.subject.time - b.record.evidence.subject.time;
  return time !== 0 ? time : a.record.id < b.record.id ? -1 : a.record.id > b.record.id ? 1 : 0;
}
