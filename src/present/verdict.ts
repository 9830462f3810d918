import { answeredAt, type Confidence, type Evidence, type Finding } from '../core/index.ts';
import type { Explanation } from './explanation.ts';
import type { Library } from './library.ts';
import { causeName } from './names.ts';
import type { Inline } from './nodes.ts';
import { oneLine } from './text.ts';
import { type InstantView, sayInstant, type Zone } from './time.ts';

/** A finding as a headline. */
export interface VerdictView {
  readonly diagnosis: string;
  readonly cause: string;
  readonly kind: Finding['kind'];
  readonly confidence: Confidence;
  readonly sentence: readonly Inline[];
  /** `refused by api.shop.example (nginx)`. */
  readonly refusedBy: string;
  readonly when: InstantView;
}

export function verdictView(
  finding: Finding,
  evidence: Evidence,
  library: Library,
  zone: Zone,
): { verdict: VerdictView; explanation: Explanation } {
  const at = answeredAt(evidence.subject);
  const explanation = library.explain(finding, zone, at);
  return {
    explanation,
    verdict: {
      diagnosis: finding.diagnosis,
      cause: causeName(finding.diagnosis),
      kind: finding.kind,
      confidence: finding.confidence,
      sentence: explanation.title ?? [],
      refusedBy: refusedBy(evidence, finding.kind),
      when: sayInstant(at, zone, evidence.now),
    },
  };
}

/** Who answered, as far as the answer tells: the proxy for a 407, else the host with the server it names. */
function refusedBy({ subject }: Evidence, kind: Finding['kind']): string {
  const host = oneLine(subject.url.hostname || subject.url.href, 80);
  if (subject.status === 0) return `no answer from ${host}`;
  const verb = kind === 'normal' ? 'answered' : 'refused';
  if (subject.status === 407) return `${verb} by the proxy in front of ${host}`;
  const cache = subject.fromWorker ? ', from the service worker' : subject.fromCache ? ', from the cache' : '';
  if (!subject.response.seen) return `${verb} by ${host}${cache}`;
  const { headers } = subject.response.value;
  const named = ['server', 'x-powered-by', 'via'].map(n => headers[n]).filter(v => v !== undefined && v !== '');
  const server = named.length === 0 ? '' : ` (${named.map(v => oneLine(v ?? '', 40)).join(', ')})`;
  return `${verb} by ${host}${server}${cache}`;
}

/** What each confidence word means, for hover. */
export const CONFIDENCE_WORDS: Readonly<Record<Confidence, string>> = {
  certain: 'What was seen allows no other explanation.',
  likely: 'What was seen points to it; another cause is not ruled out.',
  possible: 'It fits what was seen, and so do other causes.',
};
