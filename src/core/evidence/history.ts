import { answeredAt } from './clock.ts';
import type { CredentialEvidence, Evidence, ExchangeEvidence, Fingerprint } from './evidence.ts';

/** The other exchanges of an episode, sorted by what they can tell about the subject. */
export interface History {
  /** Started before the subject, oldest first. */
  readonly before: readonly ExchangeEvidence[];
  /** Started after the subject, oldest first. */
  readonly after: readonly ExchangeEvidence[];
  /** Same origin as the subject, before and after, oldest first. */
  readonly sameOrigin: readonly ExchangeEvidence[];
  /** Earlier hops of the same request: redirects, oldest first. */
  readonly hops: readonly ExchangeEvidence[];
  /** The CORS preflight of the subject. */
  readonly preflight: ExchangeEvidence | null;
  /** Exchanges accepted with the same secret as the subject's credential. */
  acceptedWith(fingerprint: Fingerprint): readonly ExchangeEvidence[];
}

/** @param evidence of one episode; `others` oldest first */
export function historyOf(evidence: Evidence): History {
  const { subject, others } = evidence;
  return {
    before: others.filter(x => x.time < subject.time),
    after: others.filter(x => x.time >= subject.time),
    sameOrigin: others.filter(x => x.url.origin === subject.url.origin),
    hops: hopsOf(subject, others),
    preflight: preflightOf(subject, others),
    acceptedWith: fingerprint =>
      others.filter(x => accepted(x) && credentialsOf(x).some(c => c.secretFingerprint === fingerprint)),
  };
}

/** Answered 2xx, or 304: the resource was given. A redirect is no acceptance: it may lead to a login page. */
export const accepted = (x: ExchangeEvidence): boolean => (x.status >= 200 && x.status < 300) || x.status === 304;

/** Every credential of the request but cookies; empty when the request was not seen. */
export const credentialsOf = (x: ExchangeEvidence): readonly CredentialEvidence[] =>
  x.request.seen ? x.request.value.credentials : [];

/** The Authorization credential that was seen, or null. Null does not mean that none was sent: see `needs.ts`. */
export const authorizationOf = (x: ExchangeEvidence): CredentialEvidence | null =>
  credentialsOf(x).find(c => c.place === 'authorization') ?? null;

/** Same method and URL but for the query's volatile values. */
export const sameCall = (a: ExchangeEvidence, b: ExchangeEvidence): boolean =>
  a.method === b.method && a.url.origin === b.url.origin && a.url.path === b.url.path && sameQuery(a, b);

const sameQuery = (a: ExchangeEvidence, b: ExchangeEvidence): boolean =>
  a.url.query.length === b.url.query.length && a.url.query.every((q, i) => q.name === b.url.query[i]?.name);

/** An OPTIONS request that asks for a method (Fetch standard, CORS-preflight fetch). */
export const isPreflight = (x: ExchangeEvidence): boolean =>
  x.method === 'OPTIONS' && (!x.request.seen || 'access-control-request-method' in x.request.value.headers);

const HOP_WINDOW_MS = 30_000;
const PREFLIGHT_WINDOW_MS = 10_000;

/** Walks back over redirects: by the shared request id where it is told, else by where each hop pointed. */
function hopsOf(subject: ExchangeEvidence, others: readonly ExchangeEvidence[]): ExchangeEvidence[] {
  const hops: ExchangeEvidence[] = [];
  let at = subject;
  for (let guard = 0; guard < 30; guard += 1) {
    const previous = others.findLast(
      x =>
        !hops.includes(x) &&
        x !== at &&
        x.redirectedTo !== null &&
        x.time <= at.time &&
        at.time - answeredAt(x) < HOP_WINDOW_MS &&
        x.tabId === at.tabId &&
        sameTarget(x.redirectedTo, at.url) &&
        (x.requestId === null || at.requestId === null || x.requestId === at.requestId),
    );
    if (!previous) return hops;
    hops.unshift(previous);
    at = previous;
  }
  return hops;
}

const sameTarget = (a: { origin: string; path: string }, b: { origin: string; path: string }): boolean =>
  a.origin === b.origin && a.path === b.path;

/** A preflighted call begins before or after its preflight, by the browser (platform facts, section 1). */
function preflightOf(subject: ExchangeEvidence, others: readonly ExchangeEvidence[]): ExchangeEvidence | null {
  if (isPreflight(subject)) return null;
  const candidates = others.filter(
    x =>
      isPreflight(x) &&
      x.url.href === subject.url.href &&
      x.tabId === subject.tabId &&
      Math.abs(x.time - subject.time) < PREFLIGHT_WINDOW_MS &&
      (!x.request.seen || x.request.value.headers['access-control-request-method'] === subject.method),
  );
  return candidates.sort((a, b) => Math.abs(a.time - subject.time) - Math.abs(b.time - subject.time))[0] ?? null;
}
