import { type ActionKind, FIXES, type FixKind, type FixPlan } from '../core/index.ts';
import type { Audience } from './explanation.ts';
import { FIX_WORDS } from './fix-words.ts';

/** A fix as a view shows it: a button that acts, or a pointer to the advice. */
export interface FixView {
  readonly kind: FixKind;
  readonly label: string;
  readonly hint: string;
  /** Null: advice, which the section for `audience` tells. */
  readonly action: ActionKind | null;
  readonly audience: Audience;
  readonly risk: 'none' | 'page-input' | 'signs-out';
  readonly params: FixPlan['params'];
}

/** What can be tried beside any verdict, in this order. */
const ALWAYS: readonly FixKind[] = ['clear-site-cookies', 'reload-page', 'retry-in-clean-session'];

/**
 * The fixes of a verdict: those it proposes first, in its order, then what can be tried beside any refusal.
 *
 * @param plans of the finding
 * @param normal nothing is wrong: there is nothing to offer
 */
export function fixViews(plans: readonly FixPlan[], normal: boolean): { proposed: FixView[]; beside: FixView[] } {
  if (normal) return { proposed: [], beside: [] };
  const seen = new Set<FixKind>(['none']);
  const once = (plan: FixPlan): FixView[] => {
    if (seen.has(plan.kind)) return [];
    seen.add(plan.kind);
    return [fixView(plan)];
  };
  return { proposed: plans.flatMap(once), beside: ALWAYS.map(kind => ({ kind, params: {} })).flatMap(once) };
}

/** One fix in words, wherever it is proposed. */
export function fixView({ kind, params }: FixPlan): FixView {
  const { action, audience, risk } = FIXES[kind];
  return { kind, ...FIX_WORDS[kind], action, audience, risk, params };
}
