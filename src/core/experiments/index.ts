export { type Blame, blameOf } from './blame.ts';
export { type Doubt, isAccepted, type Judged, type Judgement, judge, refusedAnew } from './judge.ts';
export type { Asked, Trial, VariantKind, VariantName } from './trial.ts';
export { type Beside, isGoodOnce, type OtherCredential, type Variant, variantsOf } from './variants.ts';
