import type { Confidence } from '../diagnoses/define.ts';
import { graphqlErrors } from '../diagnoses/graphql.ts';
import type { BodyEvidence, ExchangeEvidence } from '../evidence/evidence.ts';
import { accepted } from '../evidence/history.ts';
import { type Blame, blameOf } from './blame.ts';
import type { Asked, Trial, VariantKind } from './trial.ts';

/** Why experiments prove nothing this time. */
export type Doubt =
  | 'nothing-asked'
  /** The browser may have added a login that it does not show: what was sent is not known. */
  | 'hidden-login'
  /** The request carries a proof that is good once. */
  | 'good-once'
  | 'no-answer'
  | 'server-fails'
  /** The control is accepted now. */
  | 'accepted-now'
  /** The control is answered, and otherwise than at first. */
  | 'answered-otherwise'
  /** Refused again, for another reason by the answer's own words. */
  | 'refused-otherwise'
  /** The control was refused first and not at the end. */
  | 'not-steady';

/** What the experiments say of the verdict. */
export type Judgement =
  | { readonly result: 'inconclusive'; readonly doubt: Doubt }
  | {
      readonly result: 'supports' | 'contradicts' | 'silent';
      /** Of the verdict, in the light of the experiments. */
      readonly confidence: Confidence;
      /** The variants that were accepted in place of the refused request. */
      readonly accepted: readonly VariantKind[];
    };

export interface Judged {
  readonly subject: ExchangeEvidence;
  readonly verdict: { readonly diagnosis: string; readonly confidence: Confidence };
  /** The control first. */
  readonly trials: readonly Trial[];
  /** The control, asked once more after something was accepted; null when nothing was. */
  readonly again: Asked | null;
  readonly goodOnce: boolean;
  readonly hiddenLogin: boolean;
}

/**
 * Weighs the verdict by what the experiments showed. A control that does not reproduce the refusal, before and after,
 * makes everything inconclusive. Experiments show which *part* of a request was refused: they make a verdict certain only
 * where that is all it says, and otherwise likely at most.
 */
export function judge({ subject, verdict, trials, again, goodOnce, hiddenLogin }: Judged): Judgement {
  const [control, ...variants] = trials;
  if (control === undefined) return { result: 'inconclusive', doubt: 'nothing-asked' };
  if (hiddenLogin) return { result: 'inconclusive', doubt: 'hidden-login' };
  const doubt = refusedAnew(subject, control.asked);
  if (doubt) return { result: 'inconclusive', doubt: goodOnce && doubt === 'refused-otherwise' ? 'good-once' : doubt };
  // That a repetition is refused says nothing of the first time.
  if (goodOnce) return { result: 'inconclusive', doubt: 'good-once' };
  const good = variants.filter(t => isAccepted(t.asked));
  if (good.length > 0 && (again === null || refusedAnew(subject, again) !== null)) {
    return { result: 'inconclusive', doubt: 'not-steady' };
  }
  const kinds = [...new Set(good.map(t => t.kind))];
  return { ...weigh(verdict, kinds, variants), accepted: kinds };
}

/** Null when the same question was refused for the same reason again; else what was otherwise. */
export function refusedAnew(subject: ExchangeEvidence, control: Asked): Doubt | null {
  if (!control.answered) return 'no-answer';
  const { exchange, redirected } = control;
  if (subject.redirectedTo !== null)
    return redirected ? null : isAccepted(control) ? 'accepted-now' : 'answered-otherwise';
  if (isAccepted(control)) return 'accepted-now';
  if (redirected || exchange.status !== subject.status)
    return exchange.status >= 500 ? 'server-fails' : 'answered-otherwise';
  return reasonOf(exchange) === reasonOf(subject) ? null : 'refused-otherwise';
}

/** Given what was asked for: neither a form to sign in nor GraphQL's success with errors in it. */
export const isAccepted = (asked: Asked): boolean =>
  asked.answered &&
  !asked.redirected &&
  accepted(asked.exchange) &&
  !(asked.exchange.body.seen && isDisguised(asked.exchange.body.value));

const isDisguised = (body: BodyEvidence): boolean => body.hasLoginForm || graphqlErrors(body).length > 0;

/** The schemes and error codes of the challenges; one-time values in them differ from answer to answer. */
function reasonOf(x: ExchangeEvidence): string {
  if (!x.response.seen) return '';
  const { challenges, proxyChallenges } = x.response.value;
  const said = [...(challenges?.challenges ?? []), ...(proxyChallenges?.challenges ?? [])].map(c =>
    [c.scheme, ...c.params.filter(p => p.name.toLowerCase() === 'error').map(p => p.value)].join(' ').toLowerCase(),
  );
  return said.sort().join(', ');
}

type Weighed = Omit<Exclude<Judgement, { result: 'inconclusive' }>, 'accepted'>;

function weigh(
  { diagnosis, confidence }: Judged['verdict'],
  good: readonly VariantKind[],
  variants: readonly Trial[],
): Weighed {
  const has = (...kinds: VariantKind[]) => kinds.some(kind => good.includes(kind));
  const tried = (kind: VariantKind) => variants.some(t => t.kind === kind && t.asked.answered);
  const blame = blameOf(diagnosis);
  const silent: Weighed = { result: 'silent', confidence };
  const proved: Weighed = { result: 'supports', confidence: 'certain' };
  const supported: Weighed = { result: 'supports', confidence: confidence === 'possible' ? 'likely' : confidence };
  const weakened: Weighed = { result: 'contradicts', confidence: confidence === 'certain' ? 'likely' : 'possible' };
  const refuted: Weighed = { result: 'contradicts', confidence: 'possible' };
  const rules: Readonly<Record<Blame, () => Weighed>> = {
    credential() {
      // The very credential was accepted, in other company or with another word before it.
      if (has('without-cookies', 'without-header', 'prefix-corrected')) return refuted;
      if (has('other-credential', 'pasted-credential', 'without-authorization')) return supported;
      return variants.some(t => t.worked && t.asked.answered) ? weakened : silent;
    },
    prefix() {
      if (has('prefix-corrected')) return proved;
      if (has('without-cookies', 'without-header')) return refuted;
      return tried('prefix-corrected') ? weakened : silent;
    },
    cookies() {
      if (has('without-authorization') && !has('without-cookies')) return refuted;
      return has('without-cookies', 'cookies-of-now') ? supported : silent;
    },
    extra() {
      if (has('without-cookies', 'without-authorization', 'without-header')) return proved;
      return variants.some(t => t.kind.startsWith('without-') && t.asked.answered) ? weakened : silent;
    },
    missing: () =>
      has('other-credential', 'pasted-credential', 'cookies-of-now', 'prefix-corrected') ? supported : silent,
    rights: () => (has('other-credential', 'pasted-credential') ? supported : silent),
  };
  if (blame !== null) return rules[blame]();
  return good.length > 0 ? weakened : silent;
}
