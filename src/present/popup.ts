import { answeredAt } from '../core/index.ts';
import type { TabView } from '../protocol/index.ts';
import type { Entry } from './entry.ts';
import type { ViewOptions } from './episode.ts';
import { type FixView, fixViews, sourceOf } from './fixes.ts';
import { type Inline, wordsOf } from './nodes.ts';
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
  readonly others: readonly FixView[];
}

const MOST = 2;

export function popupView(state: SessionState, options: ViewOptions, now: number): PopupView {
  const { tab } = state;
  const base = {
    site: tab === null ? '' : siteName(tab),
    strip: otherTokenNotice(tab),
    causes: [],
    best: null,
    others: [],
  };
  if (tab === null) return { ...base, notice: state.trouble === null ? LOADING : troubleNotice(state.trouble) };
  const failures = openFailures(state.entries);
  if (failures.length === 0) {
    const asks = state.entries.filter(e => sourceOf(e).prompting).slice(-1);
    const notice = accessNotice(tab) ?? (asks.length > 0 ? PROMPTING : calm(state, tab));
    return { ...base, notice, others: notice === PROMPTING ? fixViews(asks.map(sourceOf)).beside : [] };
  }
  const causes = failures.map(fold => plainCause(fold, options, now));
  const { proposed, beside } = fixViews(failures.map(([newest]) => sourceOf(newest)));
  const acts = proposed.filter(f => f.action !== null);
  return {
    site: base.site,
    strip: base.strip,
    notice: null,
    causes,
    // Only what a verdict proposes is *best*; what can be tried beside any refusal never looks like the answer.
    best: acts[0] ?? null,
    others: [...acts.slice(1), ...beside.filter(f => f.action !== null)],
  };
}

type Fold = readonly [newest: Entry, ...Entry[]];

/** Settled refusals by diagnosis, the one with the newest first. */
function openFailures(entries: readonly Entry[]): readonly Fold[] {
  const folds = new Map<string, [Entry, ...Entry[]]>();
  for (const entry of entries.toReversed()) {
    const { verdict } = entry;
    if (entry.record.state === 'settling' || verdict.kind === 'normal') continue;
    const fold = folds.get(verdict.diagnosis);
    if (fold) fold.push(entry);
    else folds.set(verdict.diagnosis, [entry]);
  }
  return [...folds.values()].slice(0, MOST);
}

function plainCause(fold: Fold, { library, zone }: ViewOptions, now: number): PlainCause {
  const [{ record, report }] = fold;
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

function calm({ entries, waiting }: SessionState, tab: TabView): Notice {
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
