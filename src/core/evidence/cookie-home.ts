import { type SendRule, sendVerdict } from '../http/index.ts';
import { answeredAt } from './clock.ts';
import { cookieContext } from './cookie-context.ts';
import { type CookieEvent, isKept } from './cookie-history.ts';
import type { Evidence, ExchangeEvidence, JarCookie, SentCookie } from './evidence.ts';
import { isPreflight } from './history.ts';

/** Why a cookie of the jar did not go along: a rule of RFC 6265bis, or something about the request. */
export type HomeRule =
  | SendRule
  /** A preflight carries no cookies (Fetch standard, CORS-preflight fetch). */
  | 'preflight'
  /** It came into the jar with this answer, or later. */
  | 'set-later'
  /** The request carried another value that this one has replaced since. */
  | 'changed-since'
  /** Nothing in the cookie kept it; the page asked another origin without credentials. */
  | 'credentials-mode'
  /** The same, for a font, a module, a manifest or an image that is loaded anonymously. */
  | 'anonymous-mode'
  /** Nothing in the cookie kept it, and the request to the page's own origin carried no cookie at all. */
  | 'no-cookie-at-all'
  /** Other cookies went, and no rule that is known kept this one. */
  | 'no-known-rule';

export interface HomeReason {
  readonly rule: HomeRule;
  /** False where another reason is possible as well. */
  readonly sure: boolean;
}

export interface HomeScene {
  readonly evidence: Evidence;
  /** Null where the request was not seen. */
  readonly sent: readonly SentCookie[] | null;
  readonly history: readonly CookieEvent[];
}

/** Null where nothing keeps it home and the request was not seen, so that nothing can be said. */
export function homeReason(cookie: JarCookie, scene: HomeScene): HomeReason | null {
  const { evidence, sent } = scene;
  const { subject } = evidence;
  if (isPreflight(subject)) return { rule: 'preflight', sure: true };
  const verdict = sendVerdict(cookie, cookieContext(subject, evidence.browser));
  if (verdict.sent === false) return { rule: verdict.rule, sure: true };
  if (sent === null) return verdict.sent === 'unknown' ? { rule: verdict.rule, sure: false } : null;
  const since = arrivedSince(cookie, scene, subject);
  if (since) return { rule: since, sure: since === 'set-later' };
  if (sent.length > 0) return { rule: verdict.sent === 'unknown' ? verdict.rule : 'no-known-rule', sure: false };
  return withoutAny(cookie, verdict.sent === 'unknown' ? verdict.rule : null, scene, subject);
}

/** The jar is read when the episode has settled: what came meanwhile could not have been sent. */
function arrivedSince(
  cookie: JarCookie,
  { history, sent, evidence }: HomeScene,
  subject: ExchangeEvidence,
): HomeRule | null {
  const own = history.filter(
    e => isKept(e) && e.cookie.fingerprint === cookie.fingerprint && e.place.name === cookie.name,
  );
  const [first] = own;
  if (first && first.at >= answeredAt(subject)) return 'set-later';
  const jar = evidence.jar.seen ? evidence.jar.value : [];
  // Sent under this name, and nowhere in the jar any more: this one stands in its place.
  const lost = (sent ?? []).some(
    s => s.name === cookie.name && !jar.some(c => c.name === s.name && c.fingerprint === s.fingerprint),
  );
  return lost ? 'changed-since' : null;
}

const ANONYMOUS: ReadonlySet<string> = new Set([
  'font',
  'script',
  'stylesheet',
  'image',
  'media',
  'web_manifest',
  'other',
]);

/** No cookie at all went along, and the cookie's own rules would have let it go. */
function withoutAny(cookie: JarCookie, rule: SendRule | null, scene: HomeScene, subject: ExchangeEvidence): HomeReason {
  const { evidence } = scene;
  const crossOrigin = subject.initiator !== null && subject.initiator.origin !== subject.url.origin;
  const sibling = evidence.others.some(
    x =>
      x.url.origin === subject.url.origin &&
      x.initiator?.origin === subject.initiator?.origin &&
      x.topLevel?.site === subject.topLevel?.site &&
      x.request.seen &&
      x.request.value.cookies.some(c => c.name === cookie.name && c.fingerprint === cookie.fingerprint),
  );
  if (crossOrigin && subject.type === 'xmlhttprequest') {
    // A sibling that did carry it leaves nothing but the mode of the fetch.
    if (rule !== null && !sibling) return { rule, sure: false };
    return { rule: 'credentials-mode', sure: sibling };
  }
  if (rule !== null) return { rule, sure: false };
  return { rule: crossOrigin && ANONYMOUS.has(subject.type) ? 'anonymous-mode' : 'no-cookie-at-all', sure: false };
}
