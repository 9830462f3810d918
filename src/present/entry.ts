import { diagnose, type Evidence, type ExchangeEvidence, type Finding, type Report } from '../core/index.ts';
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
  /** Of the failing request: epoch milliseconds. Beside the record, since a list of thousands asks for it over and over. */
  readonly time: number;
  /** What could not be seen of it and a reload would show; null when that is nothing. */
  readonly missed: 'body' | 'request' | null;
}

/** Reports that are held, the latest. As many as the background keeps episodes, so that a popup never derives twice. */
const HELD = 400;

/** Examines an episode. The report is derived once here, for the verdict. */
export const deriveEntry = (record: EpisodeRecord, examine: Examine = diagnose): Entry =>
  new DerivedEntry(record, examine);

/** A class, since engines read the members of its objects at once; with an accessor of its own, each would be a table. */
class DerivedEntry implements Entry {
  readonly record: EpisodeRecord;
  readonly verdict: Entry['verdict'];
  readonly time: number;
  readonly missed: Entry['missed'];
  readonly #examine: Examine;

  constructor(record: EpisodeRecord, examine: Examine) {
    const { findings } = hold(record, examine(record.evidence));
    const { diagnosis, kind, confidence, foldKey } = findings[0];
    this.record = record;
    this.verdict = { diagnosis, kind, confidence, foldKey };
    this.time = record.evidence.subject.time;
    this.missed = missedOf(record.evidence.subject);
    this.#examine = examine;
  }

  get report(): Report {
    return held.get(this.record) ?? hold(this.record, this.#examine(this.record.evidence));
  }
}

function missedOf({ request, body }: ExchangeEvidence): Entry['missed'] {
  if (!request.seen && request.why === 'recorder-restarted') return 'request';
  return !body.seen && body.why === 'body-needs-devtools' ? 'body' : null;
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
  const time = a.time - b.time;
  return time !== 0 ? time : a.record.id < b.record.id ? -1 : a.record.id > b.record.id ? 1 : 0;
}
