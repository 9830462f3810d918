import type { CredentialEvidence, ExchangeEvidence, RequestEvidence } from './evidence.ts';
import { accepted, authorizationOf } from './history.ts';
import { notSeen, type Observed, seen } from './observed.ts';

/** The same call in two sessions of one browser. */
export interface SessionComparison {
  readonly there: 'accepted' | 'sign-in' | 'refused';
  /** Names of cookies, each once. */
  readonly cookies: Observed<CookieDifference>;
  /** The Authorization field as far as it was seen. */
  readonly authorization: 'only-here' | 'only-there' | 'different' | 'same' | 'none';
}

export interface CookieDifference {
  readonly onlyHere: readonly string[];
  readonly onlyThere: readonly string[];
  /** Sent in both sessions, with different values. */
  readonly different: readonly string[];
}

/**
 * @param here the refused call, in the session in question
 * @param there the same call in a session that began without cookies and logins
 * @param ledToSignIn whether an answer is a redirect to a sign-in page
 */
export function compareSessions(
  here: ExchangeEvidence,
  there: ExchangeEvidence,
  ledToSignIn: (x: ExchangeEvidence) => boolean,
): SessionComparison {
  return {
    there: accepted(there) ? 'accepted' : ledToSignIn(there) ? 'sign-in' : 'refused',
    cookies:
      here.request.seen && there.request.seen
        ? seen(cookieDifference(here.request.value, there.request.value))
        : notSeen('not-recorded'),
    authorization: differenceOf(authorizationOf(here), authorizationOf(there)),
  };
}

function cookieDifference(here: RequestEvidence, there: RequestEvidence): CookieDifference {
  const [left, right] = [valuesByName(here), valuesByName(there)];
  return {
    onlyHere: [...left.keys()].filter(name => !right.has(name)),
    onlyThere: [...right.keys()].filter(name => !left.has(name)),
    different: [...left.keys()].filter(name => right.has(name) && right.get(name) !== left.get(name)),
  };
}

function valuesByName({ cookies }: RequestEvidence): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { name, fingerprint } of cookies) values.set(name, `${values.get(name) ?? ''} ${fingerprint}`);
  return values;
}

function differenceOf(
  here: CredentialEvidence | null,
  there: CredentialEvidence | null,
): SessionComparison['authorization'] {
  if (here === null) return there === null ? 'none' : 'only-there';
  if (there === null) return 'only-here';
  return here.fingerprint === there.fingerprint ? 'same' : 'different';
}
