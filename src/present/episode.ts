import { answeredAt, DIAGNOSES, type Evidence, historyOf, type NeedName, type Report } from '../core/index.ts';
import type { TabView } from '../protocol/index.ts';
import { type Away, awayFrom } from './away.ts';
import { type CurlView, curlViews } from './curl/view.ts';
import type { Entry } from './entry.ts';
import type { Explanation } from './explanation.ts';
import { type FixView, fixViews, sourceOf } from './fixes.ts';
import type { Library } from './library.ts';
import { type ChallengeView, challengeView } from './sections/challenge.ts';
import { type ChangeView, changeView } from './sections/change.ts';
import { type CookiesView, cookiesView } from './sections/cookies.ts';
import { type CredentialView, credentialView } from './sections/credential.ts';
import { type HeadersView, headersView } from './sections/headers.ts';
import { type KnowledgeView, knowledgeView } from './sections/knowledge.ts';
import { type WayView, wayView } from './sections/way.ts';
import { type ServerView, serverViews } from './servers.ts';
import { type ShareView, shareView } from './share.ts';
import { oneLine } from './text.ts';
import { type InstantView, sayInstant, type Zone } from './time.ts';
import { type TimelineView, timelineView } from './timeline/view.ts';
import { type VerdictView, verdictView } from './verdict.ts';

export type SectionId =
  | 'token'
  | 'fix'
  | 'knowledge'
  | 'challenge'
  | 'credential'
  | 'cookies'
  | 'way'
  | 'change'
  | 'headers'
  | 'experiments'
  | 'share';

/** One episode, ready to be shown: the whole right-hand side of the panel. */
export interface EpisodeView {
  readonly id: string;
  readonly settling: boolean;
  readonly method: string;
  readonly url: string;
  readonly status: string;
  readonly verdict: VerdictView;
  /** When the same was asked once more for its body, from which the verdict comes; null when it was not. */
  readonly askedAgain: InstantView | null;
  readonly explanation: Explanation;
  /** Empty when none showed itself, or a server has no say in this verdict. */
  readonly servers: readonly ServerView[];
  readonly fixes: {
    readonly proposed: readonly FixView[];
    readonly beside: readonly FixView[];
    /** Null: all of them can be done. */
    readonly away: Away | null;
  };
  /** The life of the credential; null where nothing of it could be drawn. */
  readonly timeline: TimelineView | null;
  readonly knowledge: KnowledgeView;
  readonly challenge: ChallengeView;
  readonly credential: CredentialView;
  readonly cookies: CookiesView;
  readonly way: WayView;
  readonly change: ChangeView;
  readonly headers: HeadersView;
  /** A command that shows the point of the verdict; null where none can. */
  readonly check: CurlView | null;
  readonly share: ShareView;
  /** Sections that hold the reason: shown open. */
  readonly open: ReadonlySet<SectionId>;
}

export interface ViewOptions {
  readonly library: Library;
  readonly zone: Zone;
}

/** @param tab what it shows now decides which fixes can be done; null where none is asked for */
export function episodeView(
  { record, report }: Entry,
  { library, zone }: ViewOptions,
  tab: TabView | null = null,
): EpisodeView {
  const { evidence } = record;
  const { subject } = evidence;
  const [finding] = report.findings;
  const { verdict, explanation } = verdictView(finding, evidence, library, zone);
  const at = answeredAt(subject);
  const change = changeView(evidence, zone);
  const cookies = cookiesView(evidence, at, zone);
  const fixes = fixViews([sourceOf({ record, report })]);
  const waits = [...fixes.proposed, ...fixes.beside, ...cookies.rows.map(row => row.remedy?.fix)].some(f => f?.onPage);
  const curl = curlViews(evidence, finding);
  return {
    id: record.id,
    settling: record.state === 'settling',
    method: oneLine(subject.method, 40),
    url: subject.url.href,
    status: subject.status === 0 ? 'no answer' : String(subject.status),
    verdict,
    askedAgain: subject.askedAgainAt === undefined ? null : sayInstant(subject.askedAgainAt, zone, at),
    explanation,
    servers: serverViews(evidence, finding, library),
    fixes: { ...fixes, away: waits ? awayFrom(record.id, subject, tab) : null },
    timeline: timelineView(evidence, zone),
    knowledge: knowledgeView(evidence, report, zone),
    challenge: challengeView(evidence),
    credential: credentialView(evidence, zone),
    cookies,
    way: wayView(evidence, zone),
    change,
    headers: headersView(subject),
    check: curl.check,
    share: shareView(evidence, curl.asSent),
    open: openSections(evidence, report, change),
  };
}

const SECTION_OF: Partial<Record<NeedName, SectionId>> = {
  credential: 'credential',
  authorization: 'credential',
  token: 'credential',
  challenges: 'challenge',
  jar: 'cookies',
};

/** A diagnosis is named for the failing state (architecture, "Words"), so its name says where to look. */
const SECTION_NAMED: readonly (readonly [words: RegExp, section: SectionId])[] = [
  [/\b(?:token|bearer|password|credentials?|authorization|scheme|dpop|api-key|signature|sigv4|basic)\b/, 'credential'],
  [/\b(?:challenge|scheme|digest|negotiate|ntlm|scope|step-up|nonce)\b/, 'challenge'],
  [/\b(?:cookie|session|csrf)\b/, 'cookies'],
  [/\b(?:redirect|preflight|cors|login-loop)\b/, 'way'],
];

/** Where the verdict's evidence is: what its rule needs, what its name says, and the exchanges that its points name. */
function openSections(evidence: Evidence, report: Report, change: ChangeView): ReadonlySet<SectionId> {
  const [finding] = report.findings;
  const needs = DIAGNOSES.find(d => d.id === finding.diagnosis)?.needs ?? [];
  const open = new Set<SectionId>(needs.flatMap(need => SECTION_OF[need] ?? []));
  for (const [words, section] of SECTION_NAMED) if (words.test(finding.diagnosis)) open.add(section);
  if (open.has('credential')) open.add('token');
  const { hops, preflight } = historyOf(evidence);
  const onTheWay = new Set([...hops, ...(preflight ? [preflight] : [])].map(x => x.id));
  if (finding.because.some(p => p.exchange !== null && onTheWay.has(p.exchange))) open.add('way');
  const { accepted } = change;
  if (accepted && finding.because.some(p => p.exchange === accepted.exchange)) open.add('change');
  if (finding.kind !== 'normal') open.add('fix');
  return open.add('knowledge');
}
