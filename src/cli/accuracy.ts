import { type Confidence, collect, DIAGNOSES, diagnose } from '../core/index.ts';
import { type CaseLine, episodeOf } from './cases.ts';

/** A case with the verdict that its evidence allows. */
export interface JudgedCase extends CaseLine {
  readonly expect: {
    readonly primary: string | null;
    readonly alsoAcceptable?: readonly string[];
    readonly mustNotSay?: readonly string[];
    /** The confidence that an honest engine may reach, and not exceed. */
    readonly minConfidence?: Confidence;
    /** Kinds of fix that the right verdict has to propose. */
    readonly fixKinds?: readonly string[];
  };
}

export interface Judgement {
  readonly id: string;
  readonly wanted: string;
  readonly said: string;
  readonly confidence: Confidence;
  readonly right: boolean;
  /** Ids among the findings that the case forbids. */
  readonly forbidden: readonly string[];
  /** The right verdict with more confidence than the evidence carries. */
  readonly overclaimed: boolean;
  /** A failure was said where nothing is wrong. */
  readonly falseAlarm: boolean;
  /** Kinds of fix that the case wants and the right verdict does not propose. */
  readonly lackingFixes: readonly string[];
}

const RANK: Record<Confidence, number> = { certain: 0, likely: 1, possible: 2 };
const NORMAL = new Set(DIAGNOSES.filter(d => d.kind === 'normal').map(d => d.id));

/**
 * Runs the engine on one judged case.
 *
 * @throws RangeError when the case cannot be read
 */
export function judge(line: JudgedCase): Judgement {
  const { findings } = diagnose(collect(episodeOf(line), { salt: 'accuracy' }));
  const [verdict] = findings;
  const { primary, alsoAcceptable = [], mustNotSay = [], minConfidence, fixKinds = [] } = line.expect;
  const proposed = new Set<string>(verdict.fixes.map(f => f.kind));
  return {
    id: line.id,
    wanted: primary ?? 'no claim',
    said: verdict.diagnosis,
    confidence: verdict.confidence,
    right: primary === null || verdict.diagnosis === primary || alsoAcceptable.includes(verdict.diagnosis),
    forbidden: findings.map(f => f.diagnosis).filter(id => mustNotSay.includes(id)),
    overclaimed:
      verdict.diagnosis === primary && minConfidence !== undefined && RANK[verdict.confidence] < RANK[minConfidence],
    falseAlarm:
      primary !== null &&
      NORMAL.has(primary) &&
      verdict.kind === 'failure' &&
      !alsoAcceptable.includes(verdict.diagnosis),
    lackingFixes: verdict.diagnosis === primary ? fixKinds.filter(kind => !proposed.has(kind)) : [],
  };
}

export interface Accuracy {
  readonly judgements: readonly Judgement[];
  /** Lines that could not be read, with the reason. */
  readonly unreadable: readonly string[];
}

/** @param lines JSON lines of judged cases; a line that cannot be read is reported and the next one goes on */
export function accuracyOf(lines: Iterable<string>): Accuracy {
  const judgements: Judgement[] = [];
  const unreadable: string[] = [];
  let number = 0;
  for (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    try {
      judgements.push(judge(JSON.parse(line) as JudgedCase));
    } catch (error) {
      unreadable.push(`line ${number}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { judgements, unreadable };
}

/** The report in plain text: what went wrong, a table by cause, and the totals last. */
export function* printAccuracy({ judgements, unreadable }: Accuracy): Iterable<string> {
  for (const reason of unreadable) yield `unreadable  ${reason}`;
  for (const j of judgements) {
    if (!j.right) yield `wrong       ${j.id}: wanted ${j.wanted}, said ${j.said} (${j.confidence})`;
    if (j.forbidden.length > 0) yield `forbidden   ${j.id}: said ${j.forbidden.join(', ')}`;
    if (j.overclaimed) yield `overclaimed ${j.id}: ${j.said} said to be ${j.confidence}`;
    if (j.lackingFixes.length > 0) yield `fix lacking ${j.id}: ${j.said} does not propose ${j.lackingFixes.join(', ')}`;
    if (j.falseAlarm) yield `false alarm ${j.id}: ${j.said}, and nothing is wrong`;
  }
  yield '';
  yield* table(judgements);
  yield '';
  const n = (pick: (j: Judgement) => boolean) => judgements.filter(pick).length;
  const right = n(j => j.right);
  yield `${judgements.length} cases: ${right} right (${((100 * right) / Math.max(1, judgements.length)).toFixed(1)} %), ` +
    `${n(j => j.forbidden.length > 0)} forbidden, ${n(j => j.overclaimed)} overclaimed, ${n(j => j.falseAlarm)} false alarms, ${n(j => j.lackingFixes.length > 0)} lack a fix` +
    (unreadable.length > 0 ? `, ${unreadable.length} unreadable` : '');
}

function* table(judgements: readonly Judgement[]): Iterable<string> {
  const causes = [...new Set(judgements.map(j => j.wanted))].sort();
  const width = Math.max(5, ...causes.map(c => c.length));
  yield `${'cause'.padEnd(width)}  cases  right  said instead`;
  for (const cause of causes) {
    const of = judgements.filter(j => j.wanted === cause);
    const instead = [...new Set(of.filter(j => !j.right).map(j => j.said))].join(', ');
    const right = of.filter(j => j.right).length;
    yield `${cause.padEnd(width)}  ${String(of.length).padStart(5)}  ${String(right).padStart(5)}  ${instead}`.trimEnd();
  }
}
