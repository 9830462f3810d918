import { accepted, answeredAt, clockOf, type Evidence, type ExchangeEvidence } from '../../core/index.ts';
import { nameOfExchange } from '../sections/knowledge.ts';
import { capital, listing, oneLine } from '../text.ts';
import { type InstantView, isInstant, sayDuration, sayInstant, sayRelative, type Zone } from '../time.ts';
import { type Range, rangesOf } from './ranges.ts';
import { type NamedTime, timedCredential, usesOf } from './times.ts';
import { closedLine, first, notesOf } from './words.ts';

/** `Date` is cut to seconds and answers take time: less than this is no difference between clocks. */
const EQUAL_CLOCKS_MS = 2_000;

/** A moment on the axis. `at` is epoch milliseconds and always a possible date. */
export interface TimelineMark {
  readonly kind: 'claim' | 'server' | 'local';
  readonly at: number;
  /** Beside the mark: `exp 10:00:19`. */
  readonly label: string;
  /** In place of the time where the mark lies outside of what is drawn: `exp in 55,932 y`. */
  readonly offLabel: string;
  /** Whole sentences, for the tooltip and for readers who do not see the drawing. */
  readonly say: string;
}

export type UseOutcome = 'accepted' | 'refused' | 'other';

/** A request that carried the same credential. */
export interface TimelineUse {
  readonly id: string;
  /** By the server's clock where that is known, for it is the one that judges; epoch milliseconds. */
  readonly at: number;
  readonly outcome: UseOutcome;
  readonly subject: boolean;
  readonly say: string;
  readonly when: InstantView;
}

export interface TimelineView {
  readonly closedLine: string;
  readonly about: string;
  readonly marks: readonly TimelineMark[];
  readonly uses: readonly TimelineUse[];
  /** Where the credential is valid; an end that it does not name is null. Null when it never is, or names nothing. */
  readonly valid: { readonly from: number | null; readonly to: number | null } | null;
  /** What the two clocks say, and what is odd, in whole sentences. */
  readonly notes: readonly string[];
  /** Times that are no possible date, so that they stand in the text alone. */
  readonly undrawn: readonly string[];
  readonly ranges: { readonly all: Range; readonly now: Range };
  /** What is drawn at first: the whole life, unless the moment that matters would be lost in it. */
  readonly first: 'all' | 'now';
  readonly zone: Zone;
  /** When the answer arrived, by the clock of the axis. */
  readonly now: number;
}

/** The life of the refused credential beside the clocks and its uses. Null where nothing about it could be drawn. */
export function timelineView(evidence: Evidence, zone: Zone): TimelineView | null {
  const timed = timedCredential(evidence);
  if (timed === null) return null;
  const { credential } = timed;
  const clock = clockOf(evidence);
  const skew = clock.skew.seen && Math.abs(clock.skew.value) >= EQUAL_CLOCKS_MS ? clock.skew.value : 0;
  const now = clock.local + skew;
  // Durations are told as the verdict tells them, to the second of the server's clock, also where no skew is drawn.
  const told = clock.skew.seen ? clock.serverOrLocalNow : now;
  const uses = usesOf(credential, evidence).map(x => useOf(x, evidence, skew, zone));
  const times = timed.times.filter(t => isInstant(t.at));
  const marks = [...claimMarks(times, told, zone), ...clockMarks(evidence, zone)];
  const valid = validOf(times);
  const ranges = rangesOf({ times: times.map(t => t.at), clocks: [clock.local, now], uses: uses.map(u => u.at), now });
  const title = credential.token?.title ?? null;
  return {
    closedLine: closedLine(times, told, uses, skew !== 0),
    about: [capital(oneLine(credential.name, 60)), credential.scheme && oneLine(credential.scheme, 40), title]
      .filter(Boolean)
      .join(' · '),
    marks,
    uses,
    valid,
    notes: notesOf(evidence, times, skew, credential),
    undrawn: timed.times.filter(t => !isInstant(t.at)).map(t => `${t.name} is ${sayInstant(t.at, zone).short}.`),
    ...ranges,
    zone,
    now,
  };
}

/** From the later of issue and begin (a token is not used before it exists) to its end. */
function validOf(times: readonly NamedTime[]): TimelineView['valid'] {
  const from = (first(times, 'begins') ?? first(times, 'issued'))?.at ?? null;
  const to = first(times, 'ends')?.at ?? null;
  if (from === null && to === null) return null;
  return from !== null && to !== null && from >= to ? null : { from, to };
}

/** Times that are one and the same moment share a mark. */
function claimMarks(times: readonly NamedTime[], now: number, zone: Zone): TimelineMark[] {
  return [...new Set(times.map(t => t.at))].map(at => {
    const same = times.filter(t => t.at === at);
    const { short, exact } = sayInstant(at, zone, now);
    const names = same.map(t => t.name).join(', ');
    const apart = at === now ? 'at the moment of' : `${sayDuration(at - now)} ${at < now ? 'before' : 'after'}`;
    return {
      kind: 'claim',
      at,
      label: `${names} ${short}`,
      offLabel: `${names} ${sayRelative(at, now)}`,
      say: `${names}: it ${listing(same.map(t => t.means))} ${exact}, ${apart} the answer.`,
    };
  });
}

function clockMarks(evidence: Evidence, zone: Zone): TimelineMark[] {
  const { local, server, skew } = clockOf(evidence);
  const mark = (kind: 'server' | 'local', at: number, name: string, say: string): TimelineMark => {
    const { short, exact } = sayInstant(at, zone, local);
    return { kind, at, label: `${name} ${short}`, offLabel: name, say: `${say} ${exact} when the answer arrived.` };
  };
  if (!server.seen || !skew.seen) return [mark('local', local, 'answer', 'The clock of this computer stood at')];
  if (Math.abs(skew.value) < EQUAL_CLOCKS_MS)
    return [mark('server', local, 'answer', "The server's clock and the one of this computer stood at")];
  const side = `${sayDuration(skew.value)} ${skew.value > 0 ? 'ahead' : 'behind'}`;
  return [
    mark('local', local, 'this computer', 'The clock of this computer stood at'),
    mark('server', server.value, `server, ${side},`, "The server's clock stood at"),
  ];
}

function useOf(x: ExchangeEvidence, { subject }: Evidence, skew: number, zone: Zone): TimelineUse {
  const outcome = accepted(x) ? 'accepted' : REFUSED.has(x.status) ? 'refused' : 'other';
  // The clock of another origin may stand elsewhere.
  const at = x.time + (x.url.origin === subject.url.origin ? skew : 0);
  const when = sayInstant(x.time, zone, answeredAt(subject));
  const by = at === x.time ? '' : ` by the clock of this computer, ${sayInstant(at, zone).short} by the server's`;
  return {
    id: x.id,
    at,
    outcome,
    subject: x === subject,
    say: `${x === subject ? 'This request: ' : ''}${nameOfExchange(x)}, ${OUTCOMES[outcome]}, ${when.short}${by}.`,
    when,
  };
}

/** Statuses that speak about who asks. */
const REFUSED = new Set([401, 403, 407, 419, 440, 498, 511]);

const OUTCOMES: Readonly<Record<UseOutcome, string>> = {
  accepted: 'accepted',
  refused: 'refused',
  other: 'neither accepted nor refused',
};
