import type { ExchangeEvidence } from '../evidence/evidence.ts';
import { type Confidence, type Point, point } from './define.ts';

/** Something that speaks against a finding, and the most that it leaves to be claimed. */
export interface Doubt {
  readonly leaves: Confidence;
  readonly point: Point;
}

export const doubt = (leaves: Confidence, say: string, exchange?: ExchangeEvidence): Doubt => ({
  leaves,
  point: point(say, exchange),
});

/** The confidence that all doubts leave; certain where there is none. */
export const confidenceAfter = (doubts: readonly Doubt[]): Confidence =>
  ORDER[Math.max(0, ...doubts.map(d => ORDER.indexOf(d.leaves)))] ?? 'certain';

/** The weaker of two confidences. */
export const weaker = (a: Confidence, b: Confidence): Confidence => (ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b);

const ORDER: readonly Confidence[] = ['certain', 'likely', 'possible'];
