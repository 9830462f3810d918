import { type Evidence, type ExchangeEvidence, historyOf } from '../../core/index.ts';
import { askerOf } from '../asker.ts';
import { sayBlindSpot } from '../blind-spots.ts';
import { oneLine, plural } from '../text.ts';
import { type InstantView, sayInstant, type Zone } from '../time.ts';

/** One leg: what was asked, what was carried on it, what came back. */
export interface LegView {
  readonly role: 'preflight' | 'redirect' | 'refused';
  readonly title: string;
  readonly method: string;
  readonly url: string;
  readonly carried: string;
  readonly answer: string;
  readonly when: InstantView;
  /** Set where a credential of the leg before is missing on this one. */
  readonly lost: string | null;
}

export interface WayView {
  readonly closedLine: string;
  /** Who asked: the page, a frame, a worker. */
  readonly asker: string;
  readonly legs: readonly LegView[];
}

/** The way of the refused request: preflight, redirects, answer, with what was carried on each leg. */
export function wayView(evidence: Evidence, zone: Zone): WayView {
  const { subject } = evidence;
  const { hops, preflight } = historyOf(evidence);
  const path = [...hops, subject];
  const legs = path.map((x, i) => legView(x, path[i - 1], x === subject ? 'refused' : 'redirect', zone, subject.time));
  if (preflight) legs.splice(hops.length, 0, legView(preflight, undefined, 'preflight', zone, subject.time));
  const words = [
    hops.length === 0 ? 'no redirect seen' : plural(hops.length, 'redirect'),
    preflight ? `preflight answered ${answerOf(preflight)}` : 'no preflight seen',
  ];
  const lost = legs.find(leg => leg.lost !== null);
  return {
    closedLine: `${askerOf(subject).node} → ${oneLine(subject.url.hostname || subject.url.href, 80)} (${lost?.lost ?? words.join(', ')})`,
    asker: askerOf(subject).sentence,
    legs,
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
  near: number,
): LegView {
  const to = x.redirectedTo === null ? '' : ` to ${oneLine(x.redirectedTo.origin, 100)}`;
  return {
    role,
    title: `${TITLES[role]}${role === 'redirect' ? to : ''}`,
    method: x.method,
    url: x.url.href,
    carried: carriedOn(x),
    answer: answerOf(x),
    when: sayInstant(x.time, zone, near),
    lost:
      before && carriesAuthorization(before) && !carriesAuthorization(x) && x.request.seen
        ? lostBetween(before, x)
        : null,
  };
}

const carriesAuthorization = (x: ExchangeEvidence): boolean =>
  x.request.seen && x.request.value.credentials.some(c => c.place === 'authorization');

const lostBetween = (a: ExchangeEvidence, b: ExchangeEvidence): string =>
  a.url.origin === b.url.origin
    ? 'Authorization is missing from here on'
    : 'Authorization is missing from here on: the origin changed';

/** What went along, in words. Chromium hides the logins that it adds itself, so only what was seen is said. */
function carriedOn(x: ExchangeEvidence): string {
  if (!x.request.seen) return sayBlindSpot('what was carried', x.request.why);
  const { credentials, cookies } = x.request.value;
  const said = credentials.map(c => {
    const name = c.place === 'query' ? `${oneLine(c.name, 40)} in the address` : oneLine(c.name, 40);
    return c.scheme === null ? name : `${name} (${oneLine(c.scheme, 40)})`;
  });
  const auth = said.length === 0 ? 'no credential seen' : said.join(', ');
  return `${auth} · ${cookies.length === 0 ? 'no cookie' : plural(cookies.length, 'cookie')}`;
}

const answerOf = (x: ExchangeEvidence): string =>
  x.status === 0 ? `no answer${x.error === null ? '' : ` (${oneLine(x.error, 60)})`}` : String(x.status);
