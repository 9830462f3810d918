import type { Clock } from '../evidence/clock.ts';
import type { Evidence, ExchangeEvidence } from '../evidence/evidence.ts';
import type { History } from '../evidence/history.ts';
import type { NeedName, Needs } from '../evidence/needs.ts';
import type { BlindSpot } from '../evidence/observed.ts';
import type { FixPlan } from '../fixes/index.ts';

export type Confidence = 'certain' | 'likely' | 'possible';

/** A fact for the sentence of the explanation. Durations are milliseconds, instants epoch milliseconds, sizes bytes. */
export type Fact =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'duration'; readonly ms: number }
  | { readonly kind: 'instant'; readonly at: number }
  | { readonly kind: 'count'; readonly n: number }
  | { readonly kind: 'bytes'; readonly n: number };

export const text = (value: string): Fact => ({ kind: 'text', text: value });
export const duration = (ms: number): Fact => ({ kind: 'duration', ms: Math.abs(Math.round(ms)) });
export const instant = (at: number): Fact => ({ kind: 'instant', at });
export const count = (n: number): Fact => ({ kind: 'count', n });
export const bytes = (n: number): Fact => ({ kind: 'bytes', n });

/** One thing that speaks for or against, as a short clause in the past tense, and the exchange where it was seen. */
export interface Point {
  readonly say: string;
  readonly exchange: string | null;
}

export const point = (say: string, exchange?: ExchangeEvidence): Point => ({ say, exchange: exchange?.id ?? null });

/** A reference to the text of a standard or of documentation. */
export interface SpecReference {
  readonly title: string;
  readonly url: string;
}

/** The rule does not explain this episode; `say` is the reason in words when it was worth a look. */
export interface NoMatch {
  readonly match: 'no';
  readonly say: string | null;
}

/** The rule could not be decided on what was seen. */
export interface Inconclusive {
  readonly match: 'unknown';
  readonly say: string;
  readonly why: BlindSpot;
}

export interface Match {
  readonly match: 'yes';
  readonly confidence: Confidence;
  /** Only names that the diagnosis declares in `facts`. */
  readonly facts: Readonly<Record<string, Fact>>;
  readonly fixes: readonly FixPlan[];
  readonly because: readonly Point[];
  readonly against: readonly Point[];
}

export type Examination = NoMatch | Inconclusive | Match;

export const noMatch: NoMatch = { match: 'no', say: null };
export const ruledOut = (say: string): NoMatch => ({ match: 'no', say });
export const inconclusive = (say: string, why: BlindSpot): Inconclusive => ({ match: 'unknown', say, why });

export function finding(
  f: Pick<Match, 'confidence' | 'fixes'> & Partial<Pick<Match, 'facts' | 'because' | 'against'>>,
): Match {
  return { match: 'yes', facts: {}, because: [], against: [], ...f };
}

/** What every rule gets besides its needs. */
export interface Scene {
  readonly evidence: Evidence;
  readonly subject: ExchangeEvidence;
  readonly history: History;
  readonly time: Clock;
}

export interface Diagnosis<N extends NeedName = NeedName> {
  /** A noun for the failing state; the folder's name. */
  readonly id: string;
  /** What must have been seen. A need that was not seen makes the engine answer *inconclusive*. */
  readonly needs: readonly N[];
  /** Diagnoses that are less specific: they step back when this one matches with at least their confidence. */
  readonly supersedes: readonly string[];
  /**
   * Diagnoses that name a reason where this one only describes: it steps back when one of them is at least likely. `all`
   * for a verdict that is only to be used when nothing more specific can be proved (causes.md, umbrella verdicts).
   */
  readonly yieldsTo?: readonly string[] | 'all';
  /**
   * What it tells is true whatever the refusal was for: who answered, or what is wrong with the answer. Any other verdict
   * that was reached without the server's words is weighed by them (`weighed.ts`).
   */
  readonly besideWords?: boolean;
  /** What it finds wrong stands in the credential and stays there: it is in doubt where the same one was taken. */
  readonly blamesCredential?: boolean;
  /** Names of the facts that `explanation.md` may use. */
  readonly facts: readonly string[];
  readonly specs: readonly SpecReference[];
  /** `normal`: nothing is wrong, no alarm. `fallback`: answers when nothing else does. */
  readonly kind?: 'failure' | 'normal' | 'fallback';
  examine(given: Pick<Needs, N> & Scene): Examination;
}

/** Types the rule's input by its declared needs, then forgets them so that all rules fit one list. */
export function defineDiagnosis<const N extends NeedName>(diagnosis: Diagnosis<N>): Diagnosis {
  return diagnosis as unknown as Diagnosis;
}
