/** `name` is lower-cased: parameter names are case-insensitive (RFC 9110 §11.2). */
export interface AuthParam {
  name: string;
  value: string;
  quoted: boolean;
}

/** One challenge: `scheme` as it was sent, parameters in order with duplicates kept, `field` the index of its field. */
export interface Challenge {
  scheme: string;
  token68: string | null;
  params: AuthParam[];
  field: number;
}

/** What is outside the grammar: a word for machines, a sentence for people, and where (`at`: index in the field). */
export type ChallengeProblem = { reason: string; say: string; field: number; at: number };

/** What the grammar allows and a scheme's RFC or a browser does not. `challenge` is an index into `challenges`. */
export type ChallengeWarning = { code: string; say: string; challenge?: number };

/** `ok: false` means that something was outside the grammar; `challenges` then holds the best recovery. */
export type ParsedChallenges = {
  ok: boolean;
  challenges: Challenge[];
  problems: ChallengeProblem[];
  readonly warnings: ChallengeWarning[];
};

/** The value of a challenge's first parameter of that name, if any. `name` in lower case. */
export function param(challenge: { params: readonly AuthParam[] }, name: string): string | undefined {
  return challenge.params.find(candidate => candidate.name === name)?.value;
}
