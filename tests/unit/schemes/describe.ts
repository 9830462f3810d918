import { parseChallenges } from '../../../src/core/http/challenges.ts';
import { parseCredentials } from '../../../src/core/http/credentials.ts';
import {
  describeCredential,
  explainChallenge,
  type SchemeFacts,
  type SignedRequest,
} from '../../../src/core/schemes/index.ts';

/** A mark that a test can recognise: never the value. */
export const mark = (value: string): string =>
  `#${[...value].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 65_521, 7)}`;

/** Facts of an Authorization value. */
export function facts(value: string, request?: SignedRequest): SchemeFacts {
  return describeCredential(parseCredentials(value), mark, request);
}

/** The first challenge of a field, explained. */
export function explain(field: string) {
  const [challenge] = parseChallenges([field]).challenges;
  if (!challenge) throw new Error(`no challenge in ${field}`);
  return explainChallenge(challenge);
}

/** A request with these fields. */
export function request(method: string, url: string, fields: Record<string, string> = {}): SignedRequest {
  return { method, url, header: name => fields[name] };
}
