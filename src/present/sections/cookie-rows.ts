import type { CookieEvent, CookieFate, Evidence, JarCookie, SpecReference } from '../../core/index.ts';
import { COOKIE_SPECS, HOME_WORDS } from '../cookie-words.ts';
import { type FixView, fixView } from '../fixes.ts';
import { oneLine, plural } from '../text.ts';
import { type InstantView, sayBytes, sayInstant, sayRelative, type Zone } from '../time.ts';
import { nameOfExchange } from './knowledge.ts';

export interface CookieRow {
  readonly name: string;
  /** `shadowed`: sent behind another of its name. `maybe`: not sent, and more than one reason is possible. */
  readonly state: 'sent' | 'first' | 'shadowed' | 'home' | 'maybe' | 'unseen';
  readonly word: string;
  /** The rule's name, null where none is at work. */
  readonly rule: string | null;
  /** Empty where a plain “sent” says it all. */
  readonly why: string;
  /** Attributes as in Set-Cookie, in words that name no value. */
  readonly attributes: readonly string[];
  readonly where: string;
  readonly size: string;
  readonly spec: SpecReference | null;
  readonly remedy: CookieRemedy | null;
  readonly history: readonly CookieLine[];
}

export interface CookieRemedy {
  readonly say: string;
  readonly fix: FixView;
}

/** Something that an answer did to a cookie. */
export interface CookieLine {
  readonly say: string;
  readonly by: string;
  readonly when: InstantView;
}

/** One cookie of the table. @param now epoch milliseconds when the answer arrived */
export function rowOf(fate: CookieFate, evidence: Evidence, now: number, zone: Zone): CookieRow {
  const { cookie, name } = fate;
  return {
    name,
    ...stateOf(fate, evidence),
    attributes: cookie ? attributesOf(cookie, now) : [],
    where: cookie ? placeOf(cookie) : evidence.jar.seen ? 'no longer in the jar with this value' : '',
    size: sayBytes(fate.length),
    history: fate.events.map(e => lineOf(e, evidence.subject.time, zone)),
  };
}

type State = Pick<CookieRow, 'state' | 'word' | 'rule' | 'why' | 'spec' | 'remedy'>;

function stateOf(fate: CookieFate, evidence: Evidence): State {
  if (fate.sent === true) return sentState(fate);
  const { home } = fate;
  if (home === null) {
    return { state: 'unseen', word: 'not told', rule: null, why: '', spec: null, remedy: null };
  }
  const { why, remedy, spec } = HOME_WORDS[home.rule];
  const words = { rule: home.rule, spec: COOKIE_SPECS[spec], remedy: remedy && remedyOf(remedy.kind, remedy.say) };
  if (fate.sent === null && !home.sure) return { state: 'unseen', word: 'not told', why, ...words };
  const more = evidence.subject.request.seen ? '' : ' The request itself was not seen.';
  return home.sure
    ? { state: 'home', word: 'not sent', why: `${why}${more}`, ...words }
    : { state: 'maybe', word: 'not sent', why: `Not certain: ${why.charAt(0).toLowerCase()}${why.slice(1)}`, ...words };
}

function sentState({ twins, cookie, name }: CookieFate): State {
  const plain = { rule: null, spec: null, remedy: null };
  if (twins === null) return { state: 'sent', word: 'sent', why: '', ...plain };
  const together = `${plural(twins.count, 'cookie')} of this name went along`;
  if (twins.alike) return { state: 'sent', word: 'sent', why: `${together}, all with one value.`, ...plain };
  const age = twins.stale === null ? '' : twins.stale ? ' It is the older one.' : ' It is the newer one.';
  const why =
    twins.place === 0
      ? `${together}, and this one stands first: most servers read it.${age}`
      : `Another ${oneLine(name, 40)} stands before it, and most servers read only the first.${age}`;
  const clear = twins.stale === false ? null : clearRemedy(cookie, twins.stale === true);
  return {
    state: twins.place === 0 ? 'first' : 'shadowed',
    word: twins.place === 0 ? 'sent first' : 'shadowed',
    rule: 'duplicate',
    why,
    spec: COOKIE_SPECS.sending,
    remedy: clear,
  };
}

/** Null where the jar no longer holds it: then there is nothing to clear. */
function clearRemedy(cookie: JarCookie | null, stale: boolean): CookieRemedy | null {
  if (cookie === null) return null;
  const say = stale
    ? 'Clear this stale duplicate, and the newer one is read.'
    : 'Which of the two is right was not seen. Clear one of them, or both and sign in again.';
  const { name, domain, path } = cookie;
  return { say, fix: fixView({ kind: 'clear-site-cookies', params: { name, domain, path } }) };
}

export const remedyOf = (kind: FixView['kind'], say: string): CookieRemedy => ({
  say,
  fix: fixView({ kind, params: {} }),
});

const SAME_SITE: Readonly<Record<JarCookie['sameSite'], string>> = {
  no_restriction: 'SameSite=None',
  lax: 'SameSite=Lax',
  strict: 'SameSite=Strict',
  unspecified: 'no SameSite',
};

function attributesOf(c: JarCookie, now: number): string[] {
  return [
    SAME_SITE[c.sameSite],
    ...(c.secure ? ['Secure'] : []),
    ...(c.httpOnly ? ['HttpOnly'] : []),
    ...(c.partitionKey === null ? [] : ['Partitioned']),
    c.expires === null ? 'session' : `${c.expires < now ? 'expired' : 'expires'} ${sayRelative(c.expires, now)}`,
  ];
}

function placeOf(c: JarCookie): string {
  const partition = c.partitionKey === null ? '' : `, in the partition of ${c.partitionKey.topLevelSite}`;
  return `${c.domain}${c.hostOnly ? ' only' : ' and below'}${c.path === '/' ? '' : `, path ${c.path}`}${partition}`;
}

const DEEDS: Readonly<Record<CookieEvent['kind'], string>> = {
  set: 'set',
  replaced: 'replaced with another value',
  renewed: 'set again with the same value',
  removed: 'told to go',
  missed: 'told to go, but at another Domain or Path than where it is, so it stays',
  refused: 'refused by the browser',
  absent: 'set, and yet not in the jar: blocked by the browser, or removed since',
};

/** What one Set-Cookie did, told to a reader whose request began at `near`. */
export function lineOf({ kind, cookie, place, by, at }: CookieEvent, near: number, zone: Zone): CookieLine {
  const stays = kind === 'set' || kind === 'replaced' || kind === 'renewed';
  const life =
    !stays || cookie.expires === null
      ? ''
      : ` (${cookie.expires <= near ? 'ended' : 'ends'} ${sayRelative(cookie.expires, near)})`;
  const where = cookie.domain === null ? '' : ` for ${oneLine(place.domain, 80)}`;
  return {
    say: `${DEEDS[kind]}${stays ? where : ''}${life}`,
    by: nameOfExchange(by),
    when: sayInstant(at, zone, near),
  };
}
