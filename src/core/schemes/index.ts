import type { Challenge } from '../http/challenges.ts';
import type { Credentials } from '../http/credentials.ts';
import apiKeys from './api-keys.ts';
import aws2 from './aws2.ts';
import azure from './azure.ts';
import basic from './basic.ts';
import bearer from './bearer.ts';
import concealed from './concealed.ts';
import digest from './digest.ts';
import dpop from './dpop.ts';
import { genericScheme } from './generic.ts';
import gnap from './gnap.ts';
import hawk from './hawk.ts';
import hoba from './hoba.ts';
import mac from './mac.ts';
import mutual from './mutual.ts';
import negotiate from './negotiate.ts';
import ntlm from './ntlm.ts';
import oauth1 from './oauth1.ts';
import privateToken from './private-token.ts';
import scram from './scram.ts';
import signature from './signature.ts';
import sigv4 from './sigv4.ts';
import type { ExplainedChallenge, Fingerprint, SchemeDescription, SchemeFacts, SignedRequest } from './types.ts';
import vapid from './vapid.ts';

export { describeProof } from './dpop-proof.ts';
export {
  type MessageSignature,
  messageSignatureFacts,
  type ReadSignatures,
  readMessageSignatures,
} from './message-signatures.ts';
export { describeSignedUrl, type SignedUrl } from './signed-url.ts';
export type {
  BrowserSupport,
  ExplainedChallenge,
  ExplainedParam,
  SchemeDescription,
  SchemeFact,
  SchemeFacts,
  SignedRequest,
} from './types.ts';

/** Every scheme with a file of its own. */
export const SCHEME_DESCRIPTIONS: readonly SchemeDescription[] = [
  ...apiKeys,
  aws2,
  ...azure,
  basic,
  bearer,
  concealed,
  digest,
  dpop,
  gnap,
  hawk,
  hoba,
  mac,
  mutual,
  negotiate,
  ntlm,
  oauth1,
  privateToken,
  ...scram,
  signature,
  ...sigv4,
  vapid,
];

/** The description of a scheme by its name in any case. Always answers: an unknown scheme says that it is unknown. */
export function schemeFor(name: string): SchemeDescription {
  return BY_NAME.get(name.toLowerCase()) ?? genericScheme(name);
}

/** What a challenge asks for, in words. */
export function explainChallenge(challenge: Challenge): ExplainedChallenge {
  return schemeFor(challenge.scheme).explainChallenge(challenge);
}

/**
 * Public facts of the credential that was sent; secrets only as fingerprints and lengths. Empty for a value that names
 * no scheme. `request`: what carried it, for schemes that sign the request.
 */
export function describeCredential(
  credentials: Credentials,
  fingerprint: Fingerprint,
  request?: SignedRequest,
): SchemeFacts {
  if (credentials.scheme === null) return {};
  return schemeFor(credentials.scheme).describeCredential(credentials, fingerprint, request);
}

const BY_NAME: ReadonlyMap<string, SchemeDescription> = new Map(
  SCHEME_DESCRIPTIONS.map(description => [description.name.toLowerCase(), description]),
);
