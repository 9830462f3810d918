import type { ParsedChallenges } from '../http/challenges.ts';
import type { TokenFacts } from '../tokens/index.ts';
import { type Clock, clockOf } from './clock.ts';
import type {
  BodyEvidence,
  CredentialEvidence,
  Evidence,
  ExchangeEvidence,
  JarCookie,
  RequestEvidence,
  ResponseEvidence,
} from './evidence.ts';
import { type BlindSpot, type NotSeen, notSeen, type Observed, type Seen, seen } from './observed.ts';

/** What a diagnosis may declare in `needs`. The engine hands over the value, or answers in the rule's place. */
export interface Needs {
  /** The subject's request headers. */
  readonly request: RequestEvidence;
  /** The subject's response headers. */
  readonly response: ResponseEvidence;
  /** The credential in Authorization (Proxy-Authorization for a 407). Absent: the rule does not apply. */
  readonly credential: CredentialEvidence;
  /** The same, where its absence matters: null when it is sure that none was sent. */
  readonly authorization: CredentialEvidence | null;
  /** The token in that credential. Absent: the rule does not apply. */
  readonly token: TokenFacts;
  /** The parsed challenges of the answer (of the proxy for a 407). Absent: the field is missing. */
  readonly challenges: ParsedChallenges;
  readonly clock: Clock;
  /** The response body. */
  readonly body: BodyEvidence;
  /** The browser's cookie jar for the requested site. */
  readonly jar: readonly JarCookie[];
}

export type NeedName = keyof Needs;

/** Looked for and not there: the rule does not apply, with the reason in words. */
export interface Absent {
  readonly seen: 'absent';
  readonly say: string;
}

export type Gathered<T> = Observed<T> | Absent;

const absent = (say: string): Absent => ({ seen: 'absent', say });

/** One gatherer per need; each answers seen, absent or not seen. */
export const gather: { readonly [N in NeedName]: (evidence: Evidence) => Gathered<Needs[N]> } = {
  request: e => e.subject.request,
  response: e => e.subject.response,
  clock: e => seen(clockOf(e)),
  body: e => e.subject.body,
  jar: e => e.jar,
  authorization: e => authorizationSeen(e),
  credential: e => present(authorizationSeen(e), 'no credential was sent in the header'),
  token: e => {
    const credential = present(authorizationSeen(e), 'no credential was sent in the header');
    if (credential.seen !== true) return credential;
    return present(seen(credential.value.token), 'the credential carries no token');
  },
  challenges: e => {
    const { response, status } = e.subject;
    if (!response.seen) return response;
    return present(
      seen(status === 407 ? response.value.proxyChallenges : response.value.challenges),
      'the answer carries no challenge',
    );
  },
};

/**
 * The subject's credential header. Null when it is sure that there was none; not seen where the browser may have
 * added one that it does not show (Chromium's remembered Basic, Digest, NTLM or Negotiate).
 */
export function authorizationSeen(evidence: Evidence): Observed<CredentialEvidence | null> {
  const { subject } = evidence;
  if (!subject.request.seen) return subject.request;
  const place = subject.status === 407 ? 'proxy-authorization' : 'authorization';
  const found = subject.request.value.credentials.find(c => c.place === place);
  if (found) return seen(found);
  return mayCarryHidden(subject, evidence) ? notSeen('browser-hides-own-credentials') : seen(null);
}

/**
 * True when the browser may add a credential to this exchange that an extension does not see: Chromium's own
 * Basic, Digest, NTLM and Negotiate, and the proxy's in both (platform facts, section 1).
 */
export function mayCarryHidden(x: ExchangeEvidence, evidence: Evidence): boolean {
  return evidence.browser === 'firefox' ? x.status === 407 : browserManagedOrigins(evidence).has(x.url.origin);
}

/** Asked for many exchanges of one episode, so worked out once. */
const MANAGED = new WeakMap<Evidence, ReadonlySet<string>>();

function browserManagedOrigins(evidence: Evidence): ReadonlySet<string> {
  const known = MANAGED.get(evidence);
  if (known) return known;
  const origins = new Set([evidence.subject, ...evidence.others].filter(isBrowserManaged).map(x => x.url.origin));
  MANAGED.set(evidence, origins);
  return origins;
}

const BROWSER_SCHEMES = new Set(['basic', 'digest', 'ntlm', 'negotiate', 'kerberos']);

/** True when the answer offers a scheme that browsers answer by themselves (RFC 9110 §11.6.1). */
export function isBrowserManaged(x: ExchangeEvidence): boolean {
  if (x.prompted) return true;
  if (!x.response.seen) return false;
  const { challenges, proxyChallenges } = x.response.value;
  return [challenges, proxyChallenges].some(p => p?.challenges.some(c => BROWSER_SCHEMES.has(c.scheme.toLowerCase())));
}

function present<T>(o: Observed<T | null>, say: string): Seen<T> | Absent | NotSeen {
  if (!o.seen) return o;
  return o.value === null ? absent(say) : seen(o.value);
}

/** For the report of what could not be checked. */
export interface Missing {
  readonly need: NeedName;
  readonly why: BlindSpot;
}
