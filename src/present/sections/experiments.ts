import {
  type Asked,
  type Confidence,
  type Doubt,
  type Evidence,
  isAccepted,
  type Judgement,
  judge,
  PASTED_PROBLEMS,
  type Report,
  readPasted,
  type Trial,
  type VariantKind,
  type VariantName,
} from '../../core/index.ts';
import type { ExperimentPlan, ExperimentRun } from '../../protocol/index.ts';
import { capital, oneLine, plural } from '../text.ts';
import { sayInstant, type Zone } from '../time.ts';

/** What can be asked, before anything is. */
export type ExperimentsOffer =
  | {
      readonly can: true;
      /** One for each variant, the control first. */
      readonly variants: readonly string[];
      /** For a method that may change something: what that means, and the words of the agreement. Null for GET and HEAD. */
      readonly caution: { readonly say: string; readonly agree: string } | null;
      /** What it may cost beside that; null for nothing. */
      readonly warning: string | null;
    }
  | { readonly can: false; readonly say: string };

/** One answer beside the others. */
export interface TrialView {
  readonly kind: VariantKind;
  readonly name: string;
  readonly outcome: 'accepted' | 'refused' | 'other' | 'no-answer';
  readonly status: string;
  readonly challenge: string;
  readonly length: string;
  readonly time: string;
}

export type ExperimentsFound =
  | {
      readonly ok: true;
      readonly trials: readonly TrialView[];
      readonly result: Judgement['result'];
      /** Of the verdict, in the light of the experiments. */
      readonly confidence: Confidence;
      /** What became of the confidence, in a few words. */
      readonly title: string;
      readonly say: string;
    }
  | { readonly ok: false; readonly say: string };

export function experimentsOffer(plan: ExperimentPlan, zone: Zone): ExperimentsOffer {
  if (!plan.ok) return { can: false, say: plan.say };
  const method = oneLine(plan.method, 20);
  const many = plural(plan.variants.length, 'time');
  const caution = {
    say: `${method} may change something at the server each time. It would be asked ${many} or more, and without a body: that was not recorded.`,
    agree: `Ask with ${method} all the same`,
  };
  return {
    can: true,
    variants: plan.variants.map(v => nameOfVariant(v, zone)),
    caution: plan.safe ? null : caution,
    warning: plan.password ? PASSWORD : null,
  };
}

const PASSWORD =
  'The request carries a name and a password: the server may count each refused asking as a failed sign-in, and lock the account.';

/** Weighs what came of the experiments on an episode against its verdict. */
export function experimentsFound(
  run: ExperimentRun,
  { subject }: Evidence,
  report: Report,
  zone: Zone,
): ExperimentsFound {
  if (!run.ok) return { ok: false, say: run.say };
  const [verdict] = report.findings;
  const judgement = judge({ ...run, subject, verdict });
  const trials = run.trials.map(t => trialView(t, nameOfVariant(t, zone), subject.status));
  const again: Trial | null = run.again && { ...CONTROL, asked: run.again };
  return {
    ok: true,
    trials: [...trials, ...(again ? [trialView(again, 'As it was sent, once more', subject.status)] : [])],
    result: judgement.result,
    ...wordsFor(judgement, verdict.confidence),
  };
}

/** What a pasted text would be sent as, without the secret; or what is wrong with it. Null while nothing is there. */
export function pastedHint(text: string): { readonly ok: boolean; readonly say: string } | null {
  if (text.trim() === '') return null;
  const pasted = readPasted(text);
  if (!pasted.ok) return { ok: false, say: PASTED_PROBLEMS[pasted.reason] };
  return { ok: true, say: `Sent as ${oneLine(pasted.header, 60)}, ${plural(pasted.value.length, 'character')}.` };
}

const CONTROL: VariantName = { kind: 'as-sent', detail: null, seenAt: null, worked: false };

function nameOfVariant({ kind, detail, seenAt, worked }: VariantName, zone: Zone): string {
  if (kind === 'without-header') return `Without ${oneLine(detail ?? '', 60)}`;
  if (kind === 'pasted-credential') return `With what was pasted (${oneLine(detail ?? '', 60)})`;
  if (kind !== 'other-credential') return NAMES[kind];
  const when = seenAt === null ? '' : ` of ${sayInstant(seenAt, zone).short}`;
  return `With the other credential${when}${worked ? ', accepted then' : ''}`;
}

const NAMES = {
  'as-sent': 'As it was sent',
  'without-cookies': 'Without cookies',
  'without-authorization': 'Without Authorization',
  'prefix-corrected': 'With the word before the token put right',
  'cookies-of-now': 'With every cookie that the browser holds now',
} as const;

function trialView({ kind, asked }: Trial, name: string, refused: number): TrialView {
  const time = `${asked.ms} ms`;
  if (!asked.answered) {
    const status = asked.why === 'too-slow' ? 'no answer in time' : 'no answer';
    return { kind, name, outcome: 'no-answer', status, challenge: '', length: '', time };
  }
  const { exchange, redirected, bytes } = asked;
  return {
    ...{ kind, name, time },
    outcome: outcomeOf(asked, refused),
    status: redirected ? 'sent on' : String(exchange.status),
    challenge: challengeOf(asked),
    length: redirected ? '' : bytes === null ? 'over 64 KB' : plural(bytes, 'byte'),
  };
}

const outcomeOf = (asked: Extract<Asked, { answered: true }>, refused: number): TrialView['outcome'] => {
  if (isAccepted(asked)) return 'accepted';
  return asked.redirected || asked.exchange.status === refused || asked.exchange.status === 403 ? 'refused' : 'other';
};

function challengeOf({ exchange }: Extract<Asked, { answered: true }>): string {
  if (!exchange.response.seen) return '';
  const challenges = exchange.response.value.challenges?.challenges ?? [];
  return challenges
    .map(c =>
      [c.scheme, ...c.params.filter(p => /^error$/i.test(p.name)).map(p => p.value)].map(w => oneLine(w, 60)).join(' '),
    )
    .join(', ');
}

function wordsFor(judgement: Judgement, before: Confidence): { confidence: Confidence; title: string; say: string } {
  if (judgement.result === 'inconclusive') {
    return { confidence: before, title: 'Inconclusive', say: DOUBTS[judgement.doubt] };
  }
  const { confidence, result, accepted } = judgement;
  const moved = confidence === before ? null : `from ${before} to ${confidence}`;
  const shown =
    accepted.length === 0
      ? 'Nothing that was changed made the server accept the request.'
      : `The same request is accepted ${accepted.map(kind => ACCEPTED[kind]).join(', and ')}.`;
  const [title, meaning] = {
    supports: [
      moved ? `Confidence rises ${moved}` : `Confirmed, ${before} as before`,
      'That is what the verdict says.',
    ],
    contradicts: [
      moved ? `Confidence falls ${moved}` : `Contradicted, ${before} at most`,
      'That is not what the verdict would lead to.',
    ],
    silent: [`${capital(before)} as before`, 'That neither supports the verdict nor refutes it.'],
  }[result] as [string, string];
  return { confidence, title, say: `${shown} ${meaning}` };
}

const ACCEPTED: Readonly<Record<VariantKind, string>> = {
  'as-sent': 'as it was sent',
  'without-cookies': 'without its cookies',
  'without-authorization': 'without its Authorization',
  'without-header': 'without its further key',
  'prefix-corrected': 'with the word before the token put right',
  'cookies-of-now': 'with the cookies that the browser holds now',
  'other-credential': 'with another credential that was seen',
  'pasted-credential': 'with the credential that was pasted',
};

const DOUBTS: Readonly<Record<Doubt, string>> = {
  'nothing-asked': 'Nothing was asked.',
  'hidden-login':
    'The browser may have added a login of its own, which it does not show: the request cannot be repeated as it was sent.',
  'good-once':
    'The request carries a proof or a signature that is good once: any repetition is refused, whatever the cause.',
  'no-answer': 'The server did not answer the request as it was sent, so that nothing can be compared.',
  'server-fails': 'The server fails now instead of refusing, so that nothing can be compared.',
  'accepted-now': 'The request as it was sent is accepted now: what refused it has passed.',
  'answered-otherwise': 'The request as it was sent gets another status now, so that nothing can be compared.',
  'refused-otherwise': 'The request as it was sent is refused for another reason now, so that nothing can be compared.',
  'not-steady':
    'The request as it was sent was refused first and not at the end: the server answers now one way, now another.',
};
