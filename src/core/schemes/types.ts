import type { Challenge } from '../http/challenges.ts';
import type { Credentials } from '../http/credentials.ts';

/** A value that may leave memory. */
export type SchemeFact = string | number | boolean | null | readonly string[];
export type SchemeFacts = Readonly<Record<string, SchemeFact>>;

/** Turns a secret into a mark that tells equal values and nothing else. */
export type Fingerprint = (value: string) => string;

/** The request that carried a credential, as far as a scheme signs it. Raw: it stays in memory. */
export interface SignedRequest {
  readonly method: string;
  readonly url: string;
  /** The value of a request field by lower-cased name; undefined where it was not sent. */
  readonly header?: (name: string) => string | undefined;
}

/** One parameter of a challenge with what it means for its reader. */
export interface ExplainedParam {
  readonly name: string;
  readonly value: string;
  readonly means: string;
}

/** What a challenge asks for, in words. */
export interface ExplainedChallenge {
  /** One sentence. */
  readonly asks: string;
  readonly params: readonly ExplainedParam[];
  /** Further sentences that are true of this very challenge. */
  readonly notes: readonly string[];
}

export interface BrowserSupport {
  readonly chrome: boolean;
  readonly firefox: boolean;
  /** One sentence. */
  readonly say: string;
}

/** A scheme describes; it never judges (architecture, decision 7). */
export interface SchemeDescription {
  readonly name: string;
  readonly title: string;
  /** On the IANA registry, or known from a service that uses it. */
  readonly known: boolean;
  readonly registered: boolean;
  /** Id of the specification in standards/specs.ts; null where none is public. */
  readonly spec: string | null;
  readonly browserSupport: BrowserSupport;
  readonly explainChallenge: (challenge: Challenge) => ExplainedChallenge;
  /** Public facts of what was sent; secrets only as fingerprints and lengths. */
  readonly describeCredential: (
    credentials: Credentials,
    fingerprint: Fingerprint,
    request?: SignedRequest,
  ) => SchemeFacts;
}
