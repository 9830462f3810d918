import authorizationOmittedOnThisCall from './authorization-omitted-on-this-call/rule.ts';
import authorizationStrippedCrossOriginRedirect from './authorization-stripped-cross-origin-redirect/rule.ts';
import bearerPlaceholderValue from './bearer-placeholder-value/rule.ts';
import bearerPrefixWrong from './bearer-prefix-wrong/rule.ts';
import clockSkew from './clock-skew/rule.ts';
import credentialsMissing from './credentials-missing/rule.ts';
import type { Diagnosis } from './define.ts';
import normalChallengeHandshake from './normal-challenge-handshake/rule.ts';
import normalRefreshAndRetry from './normal-refresh-and-retry/rule.ts';
import preflightUnauthorized from './preflight-unauthorized/rule.ts';
import schemeMismatch from './scheme-mismatch/rule.ts';
import sessionExpired from './session-expired/rule.ts';
import tokenExpired from './token-expired/rule.ts';
import tokenNotYetValid from './token-not-yet-valid/rule.ts';
import unexplained from './unexplained/rule.ts';
import wrongUsernameOrPassword from './wrong-username-or-password/rule.ts';

/** Every diagnosis, in the order of reasoning (docs/decisions). The order breaks ties of confidence. */
export const DIAGNOSES: readonly Diagnosis[] = [
  // 1. It was followed by success.
  normalChallengeHandshake,
  normalRefreshAndRetry,
  // 2. Somebody in between answered.
  // 3. A preflight, or a hop of a redirect.
  preflightUnauthorized,
  authorizationStrippedCrossOriginRedirect,
  // 4. The server said why. 5. What was sent: syntax, scheme, kind, time, audience, key, rights.
  bearerPlaceholderValue,
  bearerPrefixWrong,
  schemeMismatch,
  wrongUsernameOrPassword,
  clockSkew,
  tokenExpired,
  tokenNotYetValid,
  // 6. Nothing was sent.
  authorizationOmittedOnThisCall,
  credentialsMissing,
  // 7. What happened before.
  sessionExpired,
  // 8. Nothing else answers.
  unexplained,
];
