import { domainMatches, sendVerdict } from '../http/index.ts';
import { cookieContext } from './cookie-context.ts';
import { bare, type CookieEvent, cookieHistory, isKept, jarPlace, keyOf } from './cookie-history.ts';
import { type HomeReason, type HomeScene, homeReason } from './cookie-home.ts';
import type { Evidence, JarCookie, SentCookie } from './evidence.ts';

/** What became of one cookie on the subject's request. */
export interface CookieFate {
  readonly name: string;
  readonly length: number;
  readonly fingerprint: string;
  /** The jar's entry; null for one that was sent and is not there with this value any more, or if the jar was not seen. */
  readonly cookie: JarCookie | null;
  /** Null where the request's cookies could not be seen. */
  readonly sent: boolean | null;
  /** Its place in the Cookie field, 0 first; null for one that was not sent. */
  readonly order: number | null;
  /** What kept it home, or (where the request was not seen) would have; `sure`: no other reason is possible. */
  readonly home: HomeReason | null;
  /** Others of its name went along; null when it was alone. */
  readonly twins: Twins | null;
  /** What set, changed or removed it, oldest first. */
  readonly events: readonly CookieEvent[];
}

export interface Twins {
  readonly count: number;
  /** All of them hold one value: then it does not matter which is read. */
  readonly alike: boolean;
  /** Its place among them in the Cookie field, 0 first: the value that most servers read (RFC 6265bis §5.8.3). */
  readonly place: number;
  /** This value was set before another of them; null where that was not seen. */
  readonly stale: boolean | null;
}

export interface CookieAccount {
  /** Sent ones in the order of the wire, then those that stayed home; last those of other hosts of the site. */
  readonly fates: readonly CookieFate[];
  /** Every Set-Cookie of the site that was seen, oldest first. */
  readonly history: readonly CookieEvent[];
}

/** For each cookie of the jar and of the request: was it sent, and if not, which rule kept it home. */
export function cookieAccount(evidence: Evidence): CookieAccount {
  const { subject, jar } = evidence;
  const history = cookieHistory(evidence);
  const entries = jar.seen ? jar.value : [];
  const sent = subject.request.seen ? subject.request.value.cookies : null;
  const matched = matchSent(sent ?? [], entries, evidence);
  const scene: Scene = { evidence, sent, history, matched };
  const { hostname } = subject.url;
  const stayed = entries.filter(c => ![...matched.values()].includes(c));
  const fates = [
    ...(sent ?? []).map((cookie, order) => sentFate(cookie, order, scene)),
    ...stayed.filter(c => belongsTo(c, hostname)).map(c => homeFate(c, scene)),
    ...stayed.filter(c => !belongsTo(c, hostname)).map(c => homeFate(c, scene)),
  ];
  return { fates, history };
}

interface Scene extends HomeScene {
  /** The jar's entry of each sent cookie, by its place in the field. */
  readonly matched: ReadonlyMap<number, JarCookie>;
}

/** Each sent pair to an entry of its name and value, one that no rule keeps home first. */
function matchSent(sent: readonly SentCookie[], jar: readonly JarCookie[], { subject, browser }: Evidence) {
  const matched = new Map<number, JarCookie>();
  const taken = new Set<JarCookie>();
  const context = cookieContext(subject, browser);
  for (const [order, cookie] of sent.entries()) {
    const fitting = jar.filter(c => c.name === cookie.name && c.fingerprint === cookie.fingerprint && !taken.has(c));
    const entry = fitting.find(c => sendVerdict(c, context).sent !== false) ?? fitting[0];
    if (!entry) continue;
    matched.set(order, entry);
    taken.add(entry);
  }
  return matched;
}

function sentFate(cookie: SentCookie, order: number, { evidence, sent, history, matched }: Scene): CookieFate {
  const entry = matched.get(order) ?? null;
  const events = history.filter(e =>
    entry ? keyOf(e.place) === keyOf(jarPlace(entry)) : e.place.name === cookie.name,
  );
  return {
    ...cookie,
    cookie: entry,
    sent: true,
    order,
    home: null,
    twins: twinsOf(cookie, order, sent ?? [], history, evidence.subject.time),
    events,
  };
}

function twinsOf(
  cookie: SentCookie,
  order: number,
  sent: readonly SentCookie[],
  history: readonly CookieEvent[],
  before: number,
): Twins | null {
  const all = sent.map((c, i) => ({ ...c, i })).filter(c => c.name === cookie.name);
  if (all.length < 2) return null;
  const values = new Set(all.map(c => c.fingerprint));
  const newest = history.findLast(
    e => e.at <= before && isKept(e) && e.place.name === cookie.name && values.has(e.cookie.fingerprint),
  );
  return {
    count: all.length,
    alike: values.size === 1,
    place: all.findIndex(c => c.i === order),
    stale: newest && values.size > 1 ? newest.cookie.fingerprint !== cookie.fingerprint : null,
  };
}

function homeFate(cookie: JarCookie, scene: Scene): CookieFate {
  const { sent, history } = scene;
  const place = keyOf(jarPlace(cookie));
  return {
    name: cookie.name,
    length: cookie.length,
    fingerprint: cookie.fingerprint,
    cookie,
    sent: sent === null ? null : false,
    order: null,
    home: homeReason(cookie, scene),
    twins: null,
    events: history.filter(e => keyOf(e.place) === place),
  };
}

/** True where the cookie could ever go to this host: the others are listed, and matter less. */
const belongsTo = (cookie: JarCookie, host: string): boolean => domainMatches(host, bare(cookie.domain));
