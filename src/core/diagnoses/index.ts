import authorizationStrippedCrossOriginRedirect from './authorization-stripped-cross-origin-redirect/rule.ts';
import type { Diagnosis } from './define.ts';
import normalChallengeHandshake from './normal-challenge-handshake/rule.ts';
import normalRefreshAndRetry from './normal-refresh-and-retry/rule.ts';
import preflightUnauthorized from './preflight-unauthorized/rule.ts';
import sessionExpired from './session-expired/rule.ts';
import unexplained from './unexplained/rule.ts';

/** Every diagnosis, in the order of reasoning (docs/decisions). The order breaks ties of confidence. */
export const DIAGNOSES: readonly Diagnosis[] = [
  // 1. It was followed by success.
  normalChallengeHandshake,
  normalRefreshAndRetry,
  // 2. Somebody in between answered.
  // 3. A preflight, or a hop of a redirect.
  preflightUnauthorized,
  authorizationStrippedCrossOriginRedirect,
  // 4. The server said why. 5. What was sent.
  // 6. Nothing was sent.
  // 7. What happened before.
  sessionExpired,
  // 8. Nothing else answers.
  unexplained,
];
