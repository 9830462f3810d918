import { type ChallengeEvidence, explainChallenge, schemeFor } from '../core/index.ts';

/** One parameter with what it means for the reader. */
export interface DescribedParam {
  readonly name: string;
  readonly value: string;
  readonly meaning: string;
}

export interface Described {
  /** What the challenge asks for, in a sentence. */
  readonly asks: string;
  /** Whether browsers answer it by themselves. */
  readonly browsers: string;
  readonly params: readonly DescribedParam[];
  /** What else is true of this very challenge. */
  readonly notes: readonly string[];
}

export function describeChallenge(challenge: ChallengeEvidence): Described {
  const { params, ...derived } = explainChallenge(challenge);
  const { asks, notes } = challenge.read ?? derived;
  return {
    asks,
    notes,
    browsers: schemeFor(challenge.scheme).browserSupport.say,
    params: params.map(({ name, value, means }) => ({ name, value, meaning: means })),
  };
}
