export { parseAuthenticationInfo, type ReadAuthenticationInfo } from './authentication-info.ts';
export {
  type AuthParam,
  type Challenge,
  type ChallengeProblem,
  type ChallengeWarning,
  type ParsedChallenges,
  param,
  parseChallenges,
  serialiseChallenges,
} from './challenges.ts';
export * from './cookies.ts';
export { type CredentialShape, type Credentials, parseCredentials, SHAPE_SENTENCES } from './credentials.ts';
export {
  type DateForm,
  parseCookieDate,
  parseHttpDate,
  parseRetryAfter,
  type ReadDate,
  type ReadDelay,
} from './dates.ts';
export { splitJoinedFields } from './fields.ts';
export { type MsDiagnostics, parseMsDiagnostics } from './ms-diagnostics.ts';
export { PASTED_PROBLEMS, type Pasted, type PastedProblem, readPasted } from './pasted.ts';
export * from './urls.ts';
