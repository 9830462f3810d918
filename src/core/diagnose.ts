import type { Confidence, Diagnosis, Examination, Fact, Point, Scene, SpecReference } from './diagnoses/define.ts';
import { DIAGNOSES } from './diagnoses/index.ts';
import { weighed } from './diagnoses/weighed.ts';
import { clockOf } from './evidence/clock.ts';
import type { Evidence } from './evidence/evidence.ts';
import { historyOf } from './evidence/history.ts';
import { gather, type Missing, type NeedName, type Needs } from './evidence/needs.ts';
import type { FixPlan } from './fixes/index.ts';

/** A diagnosis' result on one episode. */
export interface Finding {
  readonly diagnosis: string;
  readonly kind: 'failure' | 'normal' | 'fallback';
  readonly confidence: Confidence;
  readonly facts: Readonly<Record<string, Fact>>;
  readonly fixes: readonly FixPlan[];
  readonly because: readonly Point[];
  readonly against: readonly Point[];
  readonly specs: readonly SpecReference[];
  /** Equal findings of one tab fold into one row by this key. */
  readonly foldKey: string;
}

export interface Report {
  /** The verdict first; never empty, for the fallback always answers. */
  readonly findings: readonly [Finding, ...Finding[]];
  /** Diagnoses that could not be decided, with what was not seen. */
  readonly inconclusive: readonly {
    readonly diagnosis: string;
    readonly say: string;
    readonly missing: readonly Missing[];
  }[];
  /** Diagnoses that were considered and fell, with the reason. */
  readonly ruledOut: readonly { readonly diagnosis: string; readonly say: string }[];
  /** Findings that stepped back before a more specific one. */
  readonly superseded: readonly { readonly diagnosis: string; readonly by: string }[];
  /** Rules that threw: a result, not a crash. */
  readonly errors: readonly { readonly diagnosis: string; readonly message: string }[];
}

const RANK: Record<Confidence, number> = { certain: 0, likely: 1, possible: 2 };

/**
 * Why was the subject of this episode refused? Pure and total: a rule that throws is reported, and one that lacks
 * evidence is *inconclusive*.
 *
 * @param evidence of a settled episode
 * @param diagnoses in the order of reasoning; the order breaks ties of confidence
 */
export function diagnose(evidence: Evidence, diagnoses: readonly Diagnosis[] = DIAGNOSES): Report {
  const scene: Scene = {
    evidence,
    subject: evidence.subject,
    history: historyOf(evidence),
    time: clockOf(evidence),
  };
  const found: Finding[] = [];
  const report = {
    inconclusive: [] as Report['inconclusive'][number][],
    ruledOut: [] as Report['ruledOut'][number][],
    errors: [] as Report['errors'][number][],
  };
  const order = new Map(diagnoses.map((d, i) => [d.id, i]));

  for (const diagnosis of diagnoses) {
    if (diagnosis.kind === 'fallback') continue;
    const result = examine(diagnosis, scene);
    if ('error' in result) report.errors.push({ diagnosis: diagnosis.id, message: result.error });
    else if (result.match === 'yes') found.push(toFinding(diagnosis, weighed(diagnosis, result, scene), evidence));
    else if (result.match === 'unknown')
      report.inconclusive.push({ diagnosis: diagnosis.id, say: result.say, missing: result.missing });
    else if (result.say !== null) report.ruledOut.push({ diagnosis: diagnosis.id, say: result.say });
  }

  const { kept, superseded } = supersede(found, diagnoses);
  kept.sort((a, b) => compare(a, b, order));
  const [verdict, ...rest] = kept.length > 0 ? kept : fallback(diagnoses, scene, evidence);
  if (verdict === undefined) throw new Error('The list of diagnoses has no fallback that answers');
  return { findings: [verdict, ...rest], superseded, ...report };
}

type Examined =
  | Exclude<Examination, { match: 'unknown' }>
  | { match: 'unknown'; say: string; missing: Missing[] }
  | { error: string };

function examine(diagnosis: Diagnosis, scene: Scene): Examined {
  const given: Record<string, unknown> = {};
  const missing: Missing[] = [];
  for (const need of diagnosis.needs) {
    const gathered = gather[need](scene.evidence);
    if (gathered.seen === 'absent') return { match: 'no', say: gathered.say };
    if (gathered.seen) given[need] = gathered.value;
    else missing.push({ need, why: gathered.why });
  }
  if (missing.length > 0) return { match: 'unknown', say: 'it needs what was not seen', missing };
  try {
    const result = diagnosis.examine({ ...(given as unknown as Pick<Needs, NeedName>), ...scene });
    if (result.match !== 'unknown') return result;
    return { match: 'unknown', say: result.say, missing: [{ need: diagnosis.needs[0] ?? 'request', why: result.why }] };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function toFinding(diagnosis: Diagnosis, match: Extract<Examination, { match: 'yes' }>, evidence: Evidence): Finding {
  const { subject } = evidence;
  return {
    diagnosis: diagnosis.id,
    kind: diagnosis.kind ?? 'failure',
    confidence: match.confidence,
    facts: match.facts,
    fixes: match.fixes,
    because: match.because,
    against: match.against,
    specs: diagnosis.specs,
    foldKey: JSON.stringify([diagnosis.id, subject.method, subject.url.origin, subject.url.path, subject.status]),
  };
}

/**
 * A finding steps back when one that supersedes it was found with at least its confidence, or one that it yields to
 * is at least likely.
 */
function supersede(found: readonly Finding[], diagnoses: readonly Diagnosis[]) {
  const byId = new Map(diagnoses.map(d => [d.id, d]));
  const superseded: { diagnosis: string; by: string }[] = [];
  const kept = found.filter(weaker => {
    const by = found.find(
      stronger =>
        stronger !== weaker &&
        ((RANK[stronger.confidence] <= RANK[weaker.confidence] &&
          byId.get(stronger.diagnosis)?.supersedes.includes(weaker.diagnosis)) ||
          (stronger.confidence !== 'possible' && yields(byId.get(weaker.diagnosis), stronger.diagnosis))),
    );
    if (by) superseded.push({ diagnosis: weaker.diagnosis, by: by.diagnosis });
    return !by;
  });
  return { kept, superseded };
}

const yields = (weaker: Diagnosis | undefined, stronger: string): boolean =>
  weaker?.yieldsTo === 'all' || weaker?.yieldsTo?.includes(stronger) === true;

/** Normal findings first (causes.md, order of reasoning, step 1), then by confidence, then in declared order. */
function compare(a: Finding, b: Finding, order: ReadonlyMap<string, number>): number {
  const normal = Number(b.kind === 'normal') - Number(a.kind === 'normal');
  if (normal !== 0) return normal;
  const confidence = RANK[a.confidence] - RANK[b.confidence];
  return confidence !== 0 ? confidence : (order.get(a.diagnosis) ?? 0) - (order.get(b.diagnosis) ?? 0);
}

function fallback(diagnoses: readonly Diagnosis[], scene: Scene, evidence: Evidence): Finding[] {
  return diagnoses
    .filter(d => d.kind === 'fallback')
    .flatMap(d => {
      const result = examine(d, scene);
      return 'match' in result && result.match === 'yes' ? [toFinding(d, result, evidence)] : [];
    });
}
