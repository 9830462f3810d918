import { type Evidence, type ExchangeEvidence, historyOf } from '../../core/index.ts';
import { sayBlindSpot } from '../blind-spots.ts';
import { type CodeView, codeView } from '../code.ts';
import { oneLine, plural } from '../text.ts';
import { type InstantView, sayInstant, type Zone } from '../time.ts';
import { type LoadView, loadOf, lostOn } from './load.ts';

/** One leg: what was asked, what was carried on it, what came back. */
export interface LegView {
  readonly id: string;
  readonly role: 'preflight' | 'redirect' | 'refused';
  readonly title: string;
  readonly method: string;
  readonly url: string;
  /** True where the origin is another one than that of the leg before. */
  readonly elsewhere: boolean;
  readonly load: readonly LoadView[];
  /** The load in one line. */
  readonly carried: string;
  readonly answer: string;
  readonly when: InstantView;
  /** Set where a credential of the leg before is missing on this one. */
  readonly lost: string | null;
  /** False for one of many hops on which nothing happened that the reader has to see at once. */
  readonly telling: boolean;
}

export interface WayView {
  readonly closedLine: string;
  /** Who asked: the page, a frame, a worker. */
  readonly asker: string;
  readonly code: CodeView;
  readonly legs: readonly LegView[];
}

/** The way of the refused request: preflight, redirects, answer, with what was carried on each leg. */
export function wayView(evidence: Evidence, zone: Zone): WayView {
  const { subject } = evidence;
  const { hops, preflight } = historyOf(evidence);
  const path = [...hops, subject];
  const legs = path.map((x, i) => legView(x, path[i - 1], x === subject ? 'refused' : 'redirect', zone, evidence));
  if (preflight) legs.splice(hops.length, 0, legView(preflight, undefined, 'preflight', zone, evidence));
  const words = [
    hops.length === 0 ? 'no redirect seen' : plural(hops.length, 'redirect'),
    preflight ? `preflight answered ${answerOf(preflight)}` : 'no preflight seen',
  ];
  const lost = legs.find(leg => leg.lost !== null);
  return {
    closedLine: `${shortAsker(subject)} → ${oneLine(subject.url.hostname || subject.url.href, 80)} (${lost?.lost ?? words.join(', ')})`,
    asker: askerOf(subject),
    code: codeView(evidence),
    legs: legs.map((leg, i) => ({ ...leg, telling: isTelling(leg, i, legs.length) })),
  };
}

const TITLES: Readonly<Record<LegView['role'], string>> = {
  preflight: 'The browser asked first whether the page may ask (CORS preflight)',
  redirect: 'Redirected',
  refused: 'Refused',
};

function legView(
  x: ExchangeEvidence,
  before: ExchangeEvidence | undefined,
  role: LegView['role'],
  zone: Zone,
  evidence: Evidence,
): Omit<LegView, 'telling'> {
  const to = x.redirectedTo === null ? '' : ` to ${oneLine(x.redirectedTo.origin, 100)}`;
  const load = loadOf(x, evidence);
  return {
    id: x.id,
    role,
    title: `${TITLES[role]}${role === 'redirect' ? to : ''}`,
    method: oneLine(x.method, 40),
    url: x.url.href,
    elsewhere: before !== undefined && before.url.origin !== x.url.origin,
    load,
    carried: x.request.seen ? load.map(l => l.say).join(' · ') : sayBlindSpot('what was carried', x.request.why),
    answer: answerOf(x),
    when: sayInstant(x.time, zone, evidence.subject.time),
    lost: before ? lostOn(before, x) : null,
  };
}

/** More legs than this are told in full only where something happened. */
const MOST_IN_FULL = 8;

/** The first and the last legs, those that lose something or lead elsewhere, and the preflight. */
const isTelling = (leg: Omit<LegView, 'telling'>, i: number, count: number): boolean =>
  count <= MOST_IN_FULL ||
  i < 2 ||
  i >= count - 3 ||
  leg.lost !== null ||
  (leg.elsewhere && count <= 2 * MOST_IN_FULL) ||
  leg.role === 'preflight';

const answerOf = (x: ExchangeEvidence): string =>
  x.status === 0 ? `no answer${x.error === null ? '' : ` (${oneLine(x.error, 60)})`}` : String(x.status);

function shortAsker(x: ExchangeEvidence): string {
  if (x.tabId === -1) return 'worker';
  if (x.type === 'main_frame') return 'address bar or link';
  return x.frameId !== null && x.frameId > 0 ? 'frame' : 'page';
}

function askerOf(x: ExchangeEvidence): string {
  const by = x.initiator === null ? '' : ` of ${oneLine(x.initiator.origin, 100)}`;
  if (x.tabId === -1) return `A worker${by} asked.`;
  if (x.type === 'main_frame') return 'The page itself was loaded.';
  return `${x.frameId !== null && x.frameId > 0 ? 'A frame' : 'The page'}${by} asked for it (${TYPES[x.type] ?? x.type.replaceAll('_', ' ')}).`;
}

/** What pages call them; the rest says what it is. */
const TYPES: Partial<Record<ExchangeEvidence['type'], string>> = {
  xmlhttprequest: 'fetch or XMLHttpRequest',
  websocket: 'WebSocket',
  ping: 'beacon or ping',
};
