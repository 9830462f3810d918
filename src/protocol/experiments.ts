import type { Asked, Trial, VariantName } from '../core/index.ts';

/** What experiments would ask, told before anything is asked. */
export type ExperimentPlan =
  | {
      readonly ok: true;
      readonly method: string;
      /** The method changes nothing at the server (RFC 9110 §9.2.1); others are asked only when that was agreed to. */
      readonly safe: boolean;
      /** The request carries a name and a password: each refused asking may count as a failed sign-in. */
      readonly password: boolean;
      /** The control first. */
      readonly variants: readonly VariantName[];
    }
  | { readonly ok: false; readonly say: string };

/** What came of them. */
export type ExperimentRun =
  | {
      readonly ok: true;
      /** The control first. */
      readonly trials: readonly Trial[];
      /** The control, asked once more at the end where something was accepted. */
      readonly again: Asked | null;
      readonly goodOnce: boolean;
      readonly hiddenLogin: boolean;
    }
  | { readonly ok: false; readonly say: string };

export interface ExperimentWish {
  readonly episodeId: string;
  /** What a person has pasted, as it is; null for nothing. */
  readonly pasted: string | null;
  /** The person has agreed to a method that may change something at the server. */
  readonly agreed: boolean;
}

/** What came of asking the refused question once more to read its body. */
export interface CloserLook {
  /** `learnt`: the body is evidence now. `otherwise`: the answer was another one, which says nothing of the first. */
  readonly result: 'learnt' | 'otherwise' | 'refused';
  readonly say: string;
}
