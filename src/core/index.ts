/** The only door into core. */
export { diagnose, type Finding, type Report } from './diagnose.ts';
export type { Confidence, Fact, Point, SpecReference } from './diagnoses/define.ts';
export { looksLikeCallback, looksLikeRefresh, looksLikeSignIn } from './diagnoses/flow-paths.ts';
export { looksLikeGraphql } from './diagnoses/graphql.ts';
export { DIAGNOSES } from './diagnoses/index.ts';
export { isSignInPage, sentToSignIn } from './diagnoses/sent-to-sign-in.ts';
export { isOtherName } from './diagnoses/session-cookies.ts';
export { answeredAt, CLOCK_MARGIN_MS, type Clock, clockOf } from './evidence/clock.ts';
export { type CollectOptions, collect, collectExchange, collectJar, collectUrl } from './evidence/collect.ts';
export {
  type CookieDifference,
  compareSessions,
  type SessionComparison,
} from './evidence/compare-sessions.ts';
export { type Comparison, compareWithAccepted } from './evidence/comparison.ts';
export {
  type CookieAccount,
  type CookieFate,
  cookieAccount,
  type Twins,
} from './evidence/cookie-account.ts';
export type { CookieEvent } from './evidence/cookie-history.ts';
export type { HomeReason, HomeRule } from './evidence/cookie-home.ts';
export type { Change, Difference } from './evidence/differences.ts';
export type * from './evidence/evidence.ts';
export type { BrowserName, CodePlace, Episode, Exchange, Header, RawCookie, RequestType } from './evidence/exchange.ts';
export { accepted, authorizationOf, credentialsOf, historyOf, isPreflight, sameCall } from './evidence/history.ts';
export { authorizationSeen, type Missing, mayCarryHidden, type NeedName } from './evidence/needs.ts';
export { type BlindSpot, mapSeen, notSeen, type Observed, seen } from './evidence/observed.ts';
export { type RememberedLogin, rememberedLogin } from './evidence/remembered-login.ts';
export { withSecondAsking } from './evidence/second-asking.ts';
export { Secret } from './evidence/secret.ts';
export { withDevtools } from './evidence/through-devtools.ts';
export * from './experiments/index.ts';
export {
  ACTIONS,
  type ActionKind,
  FIXES,
  type FixKind,
  type FixKindFacts,
  type FixPlan,
  type PreviewedAction,
} from './fixes/index.ts';
export { parseChallenges } from './http/challenges.ts';
export * from './http/index.ts';
export { domainMatches, originOf, registrableDomain, siteOf } from './http/urls.ts';
export * from './schemes/index.ts';
export type { ServerRole } from './servers/define.ts';
export { SERVERS } from './servers/index.ts';
export type { MarkSeen, Strength } from './servers/marks.ts';
export { type RecognisedServer, recogniseServers } from './servers/recognise.ts';
export { TOPICS, type TopicId, topicsOf } from './servers/topics.ts';
export { claimFacts, JOSE_HEADER } from './standards/claims.ts';
export { groupDigits, sayDuration } from './standards/durations.ts';
export * from './tokens/index.ts';
export { type IssuerSays, type SignatureAnswer, type SignatureResult, verifySignature } from './tokens/verify.ts';
