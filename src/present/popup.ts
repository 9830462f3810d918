import { answeredAt } from '../core/index.ts';
import { type TabView, whoseFailure } from '../protocol/index.ts';
import type { Entry } from './entry.ts';
import type { ViewOptions } from './episode.ts';
import { type FixView, fixViews, sourceOf } from './fixes.ts';
import { type Inline, wordsOf } from './nodes.ts';
import { type Fold, openFailures, sayElsewhere } from './open-failures.ts';
import type { SessionState } from './session.ts';
import {
  accessNotice,
  LOADING,
  type Notice,
  otherTokenNotice,
  siteName,
  troubleNotice,
  unwatchedWords,
} from './states.ts';
import { plural } from './text.ts';
import { type InstantView, sayInstant } from './time.ts';
import { verdictView } from './verdict.ts';

/** One cause, for someone who does not know what a token is. */
export interface PlainCause {
  readonly episode: string;
  readonly diagnosis: string;
  readonly confidence: string;
  /** The first sentence. */
  readonly lead: readonly Inline[];
  /** What follows it. */
  readonly rest: readonly Inline[];
  readonly count: string;
  readonly last: InstantView;
  /** When it was asked once more for its body; null when it was not. */
  readonly askedAgain: InstantView | null;
  /** It was refused on an earlier page of the site, as when that led to the site's sign-in. */
  readonly before: boolean;
}

export interface PopupView {
  readonly site: string;
  /** In place of causes: nothing wrong, no access, still reading. */
  readonly notice: Notice | null;
  /** Above everything: another token goes out than the site's own. */
  readonly strip: Notice | null;
  /** At most two, the newest failure's first. */
  readonly causes: readonly PlainCause[];
  readonly best: FixView | null;
  /** No verdict leaves anything to the person but to send whoever can mend it the report. */
  readonly reportIsBest: boolean;
  readonly others: readonly FixView[];
  /** What was refused before on pages of other sites, in one sentence; nothing that is done here would mend it. */
  readonly elsewhere: string | null;
}

export function popupView(state: SessionState, options: ViewOptions, now: number): PopupView {
  const { tab } = state;
  const base = {
    site: tab === null ? '' : siteName(tab),
    strip: otherTokenNotice(tab),
    causes: [],
    best: null,
    reportIsBest: false,
    others: [],
    elsewhere: null,
  };
  if (tab === null) return { ...base, notice: state.trouble === null ? LOADING : troubleNotice(state.trouble) };
  const told = state.entries.map(entry => ({ entry, whose: whoseFailure(entry.record.evidence.subject, tab) }));
  const here = told.filter(({ whose }) => whose !== 'elsewhere');
  const elsewhere = sayElsewhere(told.filter(({ whose }) => whose === 'elsewhere').map(({ entry }) => entry));
  const failures = openFailures(here).slice(0, 2);
  if (failures.length === 0) {
    const entries = here.map(({ entry }) => entry);
    const asks = entries.filter(e => sourceOf(e).prompting).slice(-1);
    const notice = accessNotice(tab) ?? (asks.length > 0 ? PROMPTING : calm(entries, state.waiting, tab));
    return { ...base, elsewhere, notice, others: notice === PROMPTING ? fixViews(asks.map(sourceOf)).beside : [] };
  }
  const causes = failures.map(fold => plainCause(fold, options, now));
  const { proposed, beside } = fixViews(failures.map(([newest]) => sourceOf(newest.entry)));
  const acts = proposed.filter(f => f.action !== null);
  return {
    site: base.site,
    strip: base.strip,
    elsewhere,
    notice: null,
    causes,
    // Only what a verdict proposes is *best*; what can be tried beside any refusal never looks like the answer.
    best: acts[0] ?? null,
    reportIsBest: proposed.length > 0 && proposed.every(f => f.kind === 'contact-admin' || f.audience !== 'user'),
    others: [...acts.slice(1), ...beside.filter(f => f.action !== null)].sort(byPlainness),
  };
}

/** What takes a word that only developers know comes last. */
const byPlainness = (a: FixView, b: FixView): number =>
  Number(a.kind === 'use-other-token') - Number(b.kind === 'use-other-token');

function plainCause(fold: Fold, { library, zone }: ViewOptions, now: number): PlainCause {
  const [{ entry, whose }] = fold;
  const { record, report } = entry;
  const again = record.evidence.subject.askedAgainAt;
  const { verdict, explanation } = verdictView(report.findings[0], record.evidence, library, zone);
  const [lead, rest] = firstSentence(explanation.plain ?? verdict.sentence);
  return {
    episode: record.id,
    diagnosis: verdict.diagnosis,
    confidence: verdict.confidence,
    lead,
    rest,
    count: plural(fold.length, 'request'),
    last: sayInstant(answeredAt(record.evidence.subject), zone, now),
    askedAgain: again === undefined ? null : sayInstant(again, zone, now),
    before: whose === 'same-site',
  };
}

/** Splits after the first sentence. Facts are nodes of their own, so a dot in a value never ends a sentence. */
export function firstSentence(nodes: readonly Inline[]): readonly [lead: readonly Inline[], rest: readonly Inline[]] {
  for (const [i, node] of nodes.entries()) {
    if (node.kind !== 'text') continue;
    const end = /[.?]\s+(?=\S)|[.?]\s*$/.exec(node.text);
    if (end === null) continue;
    const after = node.text.slice(end.index + end[0].length);
    const lead = [...nodes.slice(0, i), { kind: 'text' as const, text: node.text.slice(0, end.index + 1) }];
    const rest = [...(after === '' ? [] : [{ kind: 'text' as const, text: after }]), ...nodes.slice(i + 1)];
    return [lead, wordsOf(rest).trim() === '' ? [] : rest];
  }
  return [nodes, []];
}

const PROMPTING: Notice = {
  id: 'prompting',
  title: 'The site asks for a name and password',
  say: 'The browser is showing its own prompt. Once it has been answered, it will be clear whether anything is wrong.',
  wayOn: null,
};

function calm(entries: readonly Entry[], waiting: number, tab: TabView): Notice {
  if (waiting > 0) return LOADING;
  const settling = entries.some(e => e.record.state === 'settling');
  return {
    id: 'empty',
    title: settling ? 'A request was just refused' : 'Nothing is wrong here',
    say: settling
      ? 'The page may still repeat it by itself; this view will follow.'
      : [`No request from ${siteName(tab)} is being refused, as far as was seen.`, ...unwatchedWords(tab)].join(' '),
    wayOn: null,
  };
}
