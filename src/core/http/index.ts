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
export { splitJoinedFields } from './fields.ts';
