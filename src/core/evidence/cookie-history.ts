import { defaultPath, shadowsSecure } from '../http/index.ts';
import { answeredAt } from './clock.ts';
import type { Evidence, ExchangeEvidence, JarCookie, SetCookieEvidence } from './evidence.ts';

/** Where a cookie lives: with its name, what makes it one and not another (RFC 6265bis §5.7). */
export interface CookiePlace {
  readonly name: string;
  /** Without a leading dot. */
  readonly domain: string;
  readonly path: string;
  readonly partitioned: boolean;
}

/** What one Set-Cookie field did. */
export interface CookieEvent {
  /**
   * `set`: a place got its first value that was seen. `replaced`: another value. `renewed`: the same value again.
   * `removed`: told to go. `missed`: told to go at a place where it is not, while one of its name stays elsewhere.
   * `refused`: the browser took no notice, by `rule`. `absent`: no rule refused it, and yet the jar lacks it.
   */
  readonly kind: 'set' | 'replaced' | 'renewed' | 'removed' | 'missed' | 'refused' | 'absent';
  readonly rule: string | null;
  /** When the answer arrived, epoch milliseconds by the local clock. */
  readonly at: number;
  readonly by: ExchangeEvidence;
  readonly cookie: SetCookieEvidence;
  readonly place: CookiePlace;
}

/** A larger jar may have been cut (see the recorder): then what it lacks proves nothing. */
const WHOLE_JAR = 300;

/** Every Set-Cookie that was seen from the subject's site, oldest first, with what became of it. */
export function cookieHistory(evidence: Evidence): readonly CookieEvent[] {
  const { subject, others, jar } = evidence;
  const site = bareSite(subject);
  const answers = [...others, subject]
    .filter(x => x.response.seen && bareSite(x) === site)
    .sort((a, b) => answeredAt(a) - answeredAt(b));
  const values = new Map<string, string>();
  const events = answers.flatMap(by =>
    by.response.seen ? by.response.value.setCookies.map(c => eventOf(c, by, values, evidence)) : [],
  );
  return jar.seen && jar.value.length < WHOLE_JAR
    ? events.map(e => withAbsence(e, events, jar.value, evidence))
    : events;
}

function eventOf(
  cookie: SetCookieEvidence,
  by: ExchangeEvidence,
  values: Map<string, string>,
  { jar }: Evidence,
): CookieEvent {
  const place = placeOf(cookie, by);
  const event = { at: answeredAt(by), by, cookie, place };
  const rule = cookie.refused ?? overwriteRule(cookie, by, place, jar.seen ? jar.value : []);
  if (rule !== null) return { ...event, kind: 'refused', rule };
  const key = keyOf(place);
  const before = values.get(key);
  if (cookie.clears) {
    values.delete(key);
    const elsewhere = jar.seen && jar.value.some(c => c.name === place.name && keyOf(jarPlace(c)) !== key);
    const missed = before === undefined && elsewhere && !jar.value.some(c => keyOf(jarPlace(c)) === key);
    return { ...event, kind: missed ? 'missed' : 'removed', rule: null };
  }
  values.set(key, cookie.fingerprint);
  const kind = before === undefined ? 'set' : before === cookie.fingerprint ? 'renewed' : 'replaced';
  return { ...event, kind, rule: null };
}

/** The jar is known only when the episode settles, so this one rule is judged here. */
function overwriteRule(cookie: SetCookieEvidence, by: ExchangeEvidence, place: CookiePlace, jar: readonly JarCookie[]) {
  if (cookie.secure || cookie.clears || by.url.protocol !== 'http:') return null;
  const stored = jar.some(c => c.fingerprint === cookie.fingerprint && keyOf(jarPlace(c)) === keyOf(place));
  return !stored && shadowsSecure(place.name, place, jar) ? 'overwrites-secure-cookie' : null;
}

/** The last word on a place decides: had the browser taken it, the jar would hold it. */
function withAbsence(
  event: CookieEvent,
  events: readonly CookieEvent[],
  jar: readonly JarCookie[],
  { now }: Evidence,
): CookieEvent {
  if (!isKept(event)) return event;
  if (event.cookie.expires !== null && event.cookie.expires <= now) return event;
  const key = keyOf(event.place);
  const later = events.slice(events.indexOf(event) + 1).some(e => e.kind !== 'refused' && keyOf(e.place) === key);
  // Browsers tell a partition in ways of their own, so any cookie of this name and host counts as it.
  const there = jar.some(c => c.name === event.place.name && bare(c.domain) === event.place.domain);
  return later || there ? event : { ...event, kind: 'absent' };
}

/** RFC 6265bis §5.7: without Domain the host alone, without Path the folder of the address. */
function placeOf(cookie: SetCookieEvidence, by: ExchangeEvidence): CookiePlace {
  const path = cookie.path?.startsWith('/') ? cookie.path : defaultPath(by.url.path);
  const domain = cookie.domain === null || cookie.domain === '' ? by.url.hostname : cookie.domain.toLowerCase();
  return { name: cookie.name, domain: bare(domain), path, partitioned: cookie.partitioned };
}

export const jarPlace = (c: JarCookie): CookiePlace => ({
  name: c.name,
  domain: bare(c.domain),
  path: c.path,
  partitioned: (c.partitionKey?.topLevelSite ?? '') !== '',
});

export const keyOf = ({ name, domain, path, partitioned }: CookiePlace): string =>
  JSON.stringify([name, domain, path, partitioned]);

/** True for what the browser took: no rule refused it, and nothing shows that it was dropped. */
export const isKept = (e: CookieEvent): boolean => ['set', 'replaced', 'renewed'].includes(e.kind);

export const bare = (domain: string): string => domain.replace(/^\./, '');

/** Cookies know no scheme and no port. */
const bareSite = (x: ExchangeEvidence): string => x.url.site.replace(/^\w+:/, '');
