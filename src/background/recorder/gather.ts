import { accepted, authorizationOf, type ExchangeEvidence, isPreflight, sameCall } from '../../core/index.ts';
import { isSignIn } from './watch.ts';

/** How many exchanges an episode takes along beside its subject. */
export const MOST_OTHERS = 60;

/**
 * Chooses what can explain the subject best, out of everything that was seen around it.
 *
 * @param candidates evidence of the same cookie store, in any order; the subject may be among them
 * @returns the best ones, oldest first
 */
export function gatherOthers(
  subject: ExchangeEvidence,
  candidates: readonly ExchangeEvidence[],
  most = MOST_OTHERS,
): ExchangeEvidence[] {
  const latestOf = latestByOrigin(candidates);
  const lastAccepted = lastAcceptedOf(subject, candidates);
  const proxySignIn = proxySignInOf(subject, candidates);
  return candidates
    .filter(x => x.id !== subject.id)
    .map(x => ({ x, worth: lastAccepted.has(x) ? LAST_ACCEPTED : worth(subject, x, latestOf) }))
    .map(({ x, worth }) => ({ x, worth: x === proxySignIn ? Math.max(worth, PROXY_SIGN_IN) : worth }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth || distance(subject, a.x) - distance(subject, b.x))
    .slice(0, most)
    .map(({ x }) => x)
    .sort((a, b) => a.time - b.time);
}

/** Before any repetition of the refused call, of which a storm may bring more than an episode holds. */
const LAST_ACCEPTED = 94;

/** The last accepted exchanges of the origin before the refusal: of the same call, with a credential, and of any kind. */
function lastAcceptedOf(subject: ExchangeEvidence, candidates: readonly ExchangeEvidence[]): Set<ExchangeEvidence> {
  const last: ExchangeEvidence[] = [];
  const kinds = [
    (x: ExchangeEvidence) => sameCall(subject, x),
    (x: ExchangeEvidence) => x.request.seen && x.request.value.credentials.length + x.request.value.cookies.length > 0,
    () => true,
  ];
  for (const x of candidates) {
    if (x.url.origin !== subject.url.origin || x.time >= subject.time || !accepted(x) || isPreflight(x)) continue;
    for (const [i, isKind] of kinds.entries()) if (isKind(x) && (last[i]?.time ?? 0) < x.time) last[i] = x;
  }
  return new Set(last.filter(x => x !== undefined));
}

/** Beside the sign-ins to the site. */
const PROXY_SIGN_IN = 80;

/**
 * The latest 407 of the tab before a refusal that a proxy can have written itself. It stands in front of every origin and asks
 * once for all of them, so this may have been at any other.
 */
function proxySignInOf(
  subject: ExchangeEvidence,
  candidates: readonly ExchangeEvidence[],
): ExchangeEvidence | undefined {
  if (subject.status !== 403) return undefined;
  return candidates
    .filter(x => x.status === 407 && x.tabId === subject.tabId && x.time < subject.time)
    .sort((a, b) => b.time - a.time)[0];
}

/** What an exchange can tell about the subject; 0: nothing. */
function worth(
  subject: ExchangeEvidence,
  x: ExchangeEvidence,
  latestOf: ReadonlyMap<string, ExchangeEvidence>,
): number {
  const sameOrigin = x.url.origin === subject.url.origin;
  const sameSite = x.url.site === subject.url.site;
  const sameTab = x.tabId === subject.tabId;
  if (x.requestId !== null && x.requestId === subject.requestId) return 100;
  if (isPreflightPair(subject, x)) return 95;
  if (sameCall(subject, x)) return 90;
  if (!sameTab && !sameSite) return 0;
  if (isSignIn({ method: x.method, url: x.url.href })) return sameSite ? 80 : 70;
  if (setsCookie(x) && sameSite) return 65;
  if (sameOrigin && sharesCredential(subject, x)) return accepted(x) ? 75 : 60;
  if (sameOrigin && authorizationOf(x) !== null) return 55;
  if (sameOrigin) return accepted(x) ? 40 : 45;
  if (sameSite) return 20;
  // The last answer of another origin is a second opinion on the time.
  return latestOf.get(x.url.origin) === x ? 10 : 0;
}

function isPreflightPair(a: ExchangeEvidence, b: ExchangeEvidence): boolean {
  if (a.url.href !== b.url.href || Math.abs(a.time - b.time) > 10_000) return false;
  return isPreflight(a) !== isPreflight(b);
}

function sharesCredential(a: ExchangeEvidence, b: ExchangeEvidence): boolean {
  const [left, right] = [authorizationOf(a), authorizationOf(b)];
  return left !== null && right !== null && left.secretFingerprint === right.secretFingerprint;
}

const setsCookie = (x: ExchangeEvidence): boolean => x.response.seen && x.response.value.setCookies.length > 0;

const distance = (a: ExchangeEvidence, b: ExchangeEvidence): number => Math.abs(a.time - b.time);

function latestByOrigin(exchanges: readonly ExchangeEvidence[]): Map<string, ExchangeEvidence> {
  const latest = new Map<string, ExchangeEvidence>();
  for (const x of exchanges) {
    const known = latest.get(x.url.origin);
    if (x.response.seen && (!known || x.time > known.time)) latest.set(x.url.origin, x);
  }
  return latest;
}
