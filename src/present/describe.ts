import type { Challenge } from '../core/index.ts';

/** One parameter with what it means for the reader; null where no registry tells. */
export interface DescribedParam {
  readonly name: string;
  readonly value: string;
  readonly quoted: boolean;
  readonly meaning: string | null;
}

export interface Described {
  /** What the challenge asks for, in a sentence; null for a scheme that nothing is known of. */
  readonly asks: string | null;
  readonly params: readonly DescribedParam[];
}

export function describeChallenge({ params }: Challenge): Described {
  return { asks: null, params: params.map(p => ({ ...p, meaning: null })) };
}
