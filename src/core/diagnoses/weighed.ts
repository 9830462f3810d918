import type { ExchangeEvidence } from '../evidence/evidence.ts';
import type { Diagnosis, Match } from './define.ts';
import { confidenceAfter, weaker } from './doubts.ts';
import { doubtsBySubject } from './other-subjects.ts';

/**
 * A match that was reached without the server's words, weighed by them: where they tell of something else, that speaks
 * against it. A rule that quotes the server (the fact `said`) has weighed them itself.
 *
 * @param subject the exchange that was refused
 */
export function weighed(diagnosis: Diagnosis, match: Match, subject: ExchangeEvidence): Match {
  const byWords = diagnosis.kind === undefined || diagnosis.kind === 'failure';
  if (!byWords || diagnosis.besideWords || 'said' in match.facts || subject.status < 400) return match;
  const doubts = doubtsBySubject(subject).filter(d => !match.against.some(p => p.say === d.point.say));
  if (doubts.length === 0) return match;
  return {
    ...match,
    confidence: weaker(match.confidence, confidenceAfter(doubts)),
    against: [...match.against, ...doubts.map(d => d.point)],
  };
}
