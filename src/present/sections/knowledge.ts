import type { Evidence, ExchangeEvidence, Point, Report, SpecReference } from '../../core/index.ts';
import { BLIND_SPOTS, nameOfNeed, sayBlindSpot } from '../blind-spots.ts';
import { causeName } from '../names.ts';
import { capital, listing, oneLine, plural } from '../text.ts';
import { type InstantView, sayInstant, type Zone } from '../time.ts';

/** A point with the exchange where it was seen, when that is not the refused request itself. */
export interface PointView {
  readonly say: string;
  readonly where: string | null;
  readonly when: InstantView | null;
}

/** Something that could not be seen, and what would let it be seen. */
export interface UnseenView {
  readonly say: string;
  readonly wayOn: string | null;
}

/** A cause that was considered, or several that fell for one reason: their names, and why they do not stand. */
export interface ConsideredView {
  readonly diagnosis: string;
  /** The names in one line. */
  readonly cause: string;
  readonly causes: readonly string[];
  readonly say: string;
}

/** How the verdict is known: the whole reasoning, so that a doubting expert can check it. */
export interface KnowledgeView {
  readonly closedLine: string;
  /** The fallback argues for nothing: it lists what it looked at. */
  readonly argues: boolean;
  readonly because: readonly PointView[];
  readonly against: readonly PointView[];
  readonly unseen: readonly UnseenView[];
  /** What was seen only because DevTools were open, in whole sentences. */
  readonly throughDevtools: readonly string[];
  /** The body is of a second asking, in a whole sentence; null where it is the answer's own. */
  readonly askedAgain: string | null;
  readonly alsoFound: readonly ConsideredView[];
  readonly ruledOut: readonly ConsideredView[];
  readonly inconclusive: readonly (ConsideredView & { readonly wayOn: string | null })[];
  readonly errors: readonly ConsideredView[];
  readonly specs: readonly SpecReference[];
}

export function knowledgeView(evidence: Evidence, report: Report, zone: Zone): KnowledgeView {
  const [verdict, ...others] = report.findings;
  const points = (list: readonly Point[]) => list.map(p => pointView(p, evidence, zone));
  const unseen = unseenOf(evidence);
  const throughDevtools = sayThroughDevtools(evidence);
  const argues = verdict.kind !== 'fallback';
  return {
    argues,
    closedLine: [
      ...(argues ? [`${verdict.because.length} for`, `${verdict.against.length} against`] : []),
      `${unseen.length} not seen`,
      ...(throughDevtools.length > 0 ? ['DevTools helped'] : []),
      ...(evidence.subject.askedAgainAt === undefined ? [] : ['asked once more']),
      ...(report.ruledOut.length > 0 ? [`${report.ruledOut.length} ruled out`] : []),
    ].join(' · '),
    because: points(verdict.because),
    // What the fallback counts against itself is what could not be seen, which is listed with its reasons.
    against: argues ? points(verdict.against) : [],
    unseen,
    throughDevtools,
    askedAgain: sayAskedAgain(evidence, zone),
    alsoFound: [
      ...others.map(f => considered(f.diagnosis, `${f.confidence} as well`)),
      ...report.superseded.map(s => considered(s.diagnosis, `“${causeName(s.by)}” says it more exactly`)),
    ],
    ruledOut: byReason(report.ruledOut.map(r => considered(r.diagnosis, r.say))),
    inconclusive: byReason(report.inconclusive.map(inconclusiveView)),
    errors: report.errors.map(e => considered(e.diagnosis, `the rule failed: ${oneLine(e.message, 200)}`)),
    specs: verdict.specs,
  };
}

function pointView(point: Point, { subject, others }: Evidence, zone: Zone): PointView {
  const x = point.exchange === subject.id ? undefined : others.find(o => o.id === point.exchange);
  return {
    say: point.say,
    where: x === undefined ? null : nameOfExchange(x),
    when: x === undefined ? null : sayInstant(x.time, zone, subject.time),
  };
}

/** `GET /api/me → 401`. */
export const nameOfExchange = (x: ExchangeEvidence): string =>
  `${oneLine(x.method, 20)} ${oneLine(x.url.path || x.url.href, 80)} → ${x.status === 0 ? 'no answer' : x.status}`;

function unseenOf({ subject, jar }: Evidence): UnseenView[] {
  const looks = [
    ['the request headers', subject.request],
    ['the response headers', subject.response],
    ['the response body', subject.body],
    ["the browser's cookies", jar],
  ] as const;
  return looks.flatMap(([what, o]) =>
    o.seen ? [] : [{ say: sayBlindSpot(what, o.why), wayOn: BLIND_SPOTS[o.why].wayOn }],
  );
}

/** Network events tell neither; without DevTools they would be listed as not seen. */
function sayThroughDevtools({ subject, others }: Evidence): string[] {
  const own = subject.throughDevtools ?? [];
  const beside = others.filter(x => x.throughDevtools?.includes('body')).length;
  return [
    ...(own.includes('body') ? ['The response body was read through DevTools.'] : []),
    ...(own.includes('credential') ? ['The login that the browser added by itself was seen through DevTools.'] : []),
    ...(own.includes('code') ? ['The line of code that asked was told by DevTools.'] : []),
    ...(beside > 0 ? [`${plural(beside, 'body', 'bodies')} of other answers came through DevTools too.`] : []),
  ];
}

function sayAskedAgain({ subject }: Evidence, zone: Zone): string | null {
  if (subject.askedAgainAt === undefined) return null;
  const at = sayInstant(subject.askedAgainAt, zone, subject.time).short;
  return `The body of this answer was not seen. The same was asked once more at ${at} and refused in the same way: the body is of that answer.`;
}

const considered = (diagnosis: string, say: string): ConsideredView => ({
  diagnosis,
  cause: capital(causeName(diagnosis)),
  causes: [causeName(diagnosis)],
  say,
});

/** Many causes fall for one and the same reason: it is said once. Reasons of a single cause tell more and come first. */
function byReason<C extends ConsideredView>(list: readonly C[]): readonly C[] {
  const groups = new Map<string, C[]>();
  for (const c of list) groups.set(c.say, [...(groups.get(c.say) ?? []), c]);
  return [...groups.values()]
    .sort((a, b) => a.length - b.length)
    .map(group => {
      const causes = group.flatMap(c => c.causes);
      return { ...(group[0] as C), causes, cause: capital(listing(causes)) };
    });
}

function inconclusiveView({
  diagnosis,
  say,
  missing,
}: Report['inconclusive'][number]): KnowledgeView['inconclusive'][number] {
  const whys = [...new Set(missing.map(m => m.why))];
  const needs = listing([...new Set(missing.map(m => nameOfNeed(m.need)))]);
  const because = listing(whys.map(why => BLIND_SPOTS[why].because));
  const wayOn = whys.map(why => BLIND_SPOTS[why].wayOn).filter(w => w !== null);
  return {
    ...considered(diagnosis, missing.length === 0 ? say : `${say}: ${needs} could not be seen, because ${because}`),
    wayOn: wayOn.length === 0 ? null : wayOn.join(' '),
  };
}
