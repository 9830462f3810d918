import {
  ACTIONS,
  type ActionKind,
  type Evidence,
  FIXES,
  type FixKind,
  type FixPlan,
  rememberedLogin,
} from '../core/index.ts';
import type { Entry } from './entry.ts';
import type { Audience } from './explanation.ts';
import { FIX_WORDS } from './fix-words.ts';
import { hangsOnBody } from './look-closer.ts';

/** A fix as a view shows it: a button that acts, or a pointer to the advice. */
export interface FixView {
  readonly kind: FixKind;
  /** Whose verdict offers it; null where it is offered beside all of them. */
  readonly episode: string | null;
  readonly label: string;
  readonly hint: string;
  /** Null: advice, which the section for `audience` tells. */
  readonly action: ActionKind | null;
  /** Shows first what it would do, and waits for a second click. */
  readonly previewed: boolean;
  /** Acts on the page that the tab shows: it would do so to the wrong one once the tab has left for another site. */
  readonly onPage: boolean;
  readonly audience: Audience;
  readonly risk: 'none' | 'page-input' | 'signs-out';
  readonly params: FixPlan['params'];
}

/** One verdict that fixes are wanted for. */
export interface FixSource {
  readonly episode: string;
  readonly evidence: Evidence;
  readonly plans: readonly FixPlan[];
  /** Nothing is wrong: there is nothing to offer. */
  readonly normal: boolean;
  /** A body that was not seen could name the reason: it can be asked for. */
  readonly closer: boolean;
  /** The browser shows its own login prompt, and nothing can be said yet. */
  readonly prompting: boolean;
}

/**
 * The fixes of verdicts: those they propose first, in their order, then what can be tried beside any refusal. A fix that
 * several propose is there once, for the first of them.
 */
export function fixViews(sources: readonly FixSource[]): { proposed: FixView[]; beside: FixView[] } {
  const wrong = sources.filter(source => !source.normal);
  const seen = new Set<FixKind>(['none']);
  const once = (plan: FixPlan, { episode }: FixSource): FixView[] => {
    if (seen.has(plan.kind)) return [];
    seen.add(plan.kind);
    return [fixView(plan, episode)];
  };
  return {
    proposed: wrong.flatMap(source => source.plans.flatMap(plan => once(plan, source))),
    beside: [...wrong, ...sources.filter(s => s.normal && s.prompting)].flatMap(source =>
      besideOf(source).flatMap(kind => once({ kind, params: {} }, source)),
    ),
  };
}

export function sourceOf({ record, report }: Pick<Entry, 'record' | 'report'>): FixSource {
  const [{ fixes, kind }] = report.findings;
  const { evidence, state } = record;
  return {
    episode: record.id,
    evidence,
    plans: fixes,
    normal: kind === 'normal',
    closer: hangsOnBody(evidence, report),
    prompting: state === 'settling' && evidence.subject.prompted,
  };
}

/** What can be tried beside a verdict on this evidence, what fits it best first. */
function besideOf({ evidence, closer, normal }: FixSource): readonly FixKind[] {
  const { jar, subject } = evidence;
  // A proxy's own page would be of no use.
  const prompt = subject.prompted && subject.status === 401 ? (['dismiss-login-prompt'] as const) : [];
  if (normal) return prompt;
  const login = rememberedLogin(evidence);
  const closed = subject.promptClosed === true && login !== null;
  return [
    // Without the prompt nobody can sign in here, so the way back to it comes first.
    ...(closed ? (['show-login-prompt'] as const) : []),
    ...(closer ? (['look-closer'] as const) : []),
    ...(closed ? [] : prompt),
    ...(login !== null && !login.proxy ? (['clear-saved-credentials'] as const) : []),
    ...(jar.seen && jar.value.length === 0 ? [] : (['clear-site-cookies'] as const)),
    'reload-page',
    'retry-in-clean-session',
    'use-other-token',
    'clear-site-data',
  ];
}

/** One fix in words, wherever it is proposed. */
export function fixView({ kind, params }: FixPlan, episode: string | null = null): FixView {
  const { action, audience, risk } = FIXES[kind];
  const { previewed, onPage } = action === null ? { previewed: false, onPage: false } : ACTIONS[action];
  return { kind, episode, ...FIX_WORDS[kind], action, previewed, onPage, audience, risk, params };
}
