import accountDisabled from './account-disabled/rule.ts';
import anonymousModeSubresource from './anonymous-mode-subresource/rule.ts';
import apiKeyInvalid from './api-key-invalid/rule.ts';
import authHeaderCollision from './auth-header-collision/rule.ts';
import authorizationMalformed from './authorization-malformed/rule.ts';
import authorizationOmittedOnThisCall from './authorization-omitted-on-this-call/rule.ts';
import authorizationStrippedCrossOriginRedirect from './authorization-stripped-cross-origin-redirect/rule.ts';
import basicEncodingMismatch from './basic-encoding-mismatch/rule.ts';
import bearerPlaceholderValue from './bearer-placeholder-value/rule.ts';
import bearerPrefixWrong from './bearer-prefix-wrong/rule.ts';
import captivePortal from './captive-portal/rule.ts';
import challengeMalformed from './challenge-malformed/rule.ts';
import challengeMissing from './challenge-missing/rule.ts';
import clientCertificateRequired from './client-certificate-required/rule.ts';
import clockSkew from './clock-skew/rule.ts';
import cookieDomainMismatch from './cookie-domain-mismatch/rule.ts';
import cookieExpired from './cookie-expired/rule.ts';
import cookiePartitionedElsewhere from './cookie-partitioned-elsewhere/rule.ts';
import cookiePathMismatch from './cookie-path-mismatch/rule.ts';
import cookieSamesiteBlocked from './cookie-samesite-blocked/rule.ts';
import cookieSecureOverHttp from './cookie-secure-over-http/rule.ts';
import cookieShadowedByDuplicate from './cookie-shadowed-by-duplicate/rule.ts';
import corsAuthorizationHeaderNotAllowed from './cors-authorization-header-not-allowed/rule.ts';
import corsCredentialsNotAllowed from './cors-credentials-not-allowed/rule.ts';
import corsHeadersMissingOnError from './cors-headers-missing-on-error/rule.ts';
import credentialsMissing from './credentials-missing/rule.ts';
import credentialsSentTwice from './credentials-sent-twice/rule.ts';
import csrfOriginRejected from './csrf-origin-rejected/rule.ts';
import csrfTokenRejected from './csrf-token-rejected/rule.ts';
import type { Diagnosis } from './define.ts';
import digestAlgorithmUnsupported from './digest-algorithm-unsupported/rule.ts';
import digestStaleNonce from './digest-stale-nonce/rule.ts';
import digestUriMismatch from './digest-uri-mismatch/rule.ts';
import dpopNonceRequired from './dpop-nonce-required/rule.ts';
import dpopProofInvalid from './dpop-proof-invalid/rule.ts';
import extensionStrippedCredentials from './extension-stripped-credentials/rule.ts';
import fetchCredentialsOmitted from './fetch-credentials-omitted/rule.ts';
import gatewayAnswered from './gateway-answered/rule.ts';
import graphqlUnauthenticated200 from './graphql-unauthenticated-200/rule.ts';
import headerTooLarge from './header-too-large/rule.ts';
import idTokenInsteadOfAccessToken from './id-token-instead-of-access-token/rule.ts';
import identityProxySessionExpired from './identity-proxy-session-expired/rule.ts';
import insufficientScope from './insufficient-scope/rule.ts';
import loginLoop from './login-loop/rule.ts';
import loginSetNoCookie from './login-set-no-cookie/rule.ts';
import negotiateNotSent from './negotiate-not-sent/rule.ts';
import negotiateNtlmFallback from './negotiate-ntlm-fallback/rule.ts';
import normalAnonymousProbe from './normal-anonymous-probe/rule.ts';
import normalChallengeHandshake from './normal-challenge-handshake/rule.ts';
import normalPreflightOk from './normal-preflight-ok/rule.ts';
import normalRefreshAndRetry from './normal-refresh-and-retry/rule.ts';
import ntlmConnectionBroken from './ntlm-connection-broken/rule.ts';
import oauthClientAuthenticationFailed from './oauth-client-authentication-failed/rule.ts';
import opaqueTokenWhereJwtExpected from './opaque-token-where-jwt-expected/rule.ts';
import permissionDenied from './permission-denied/rule.ts';
import preflightUnauthorized from './preflight-unauthorized/rule.ts';
import proxyAuthRequired from './proxy-auth-required/rule.ts';
import proxyDenied from './proxy-denied/rule.ts';
import redirectVariantDropsAuth from './redirect-variant-drops-auth/rule.ts';
import refreshRace from './refresh-race/rule.ts';
import refreshTokenInsteadOfAccessToken from './refresh-token-instead-of-access-token/rule.ts';
import requestCannotCarryAuthorization from './request-cannot-carry-authorization/rule.ts';
import requestSignatureMismatch from './request-signature-mismatch/rule.ts';
import schemeMismatch from './scheme-mismatch/rule.ts';
import serverAuthMisconfigured from './server-auth-misconfigured/rule.ts';
import serverStripsAuthorization from './server-strips-authorization/rule.ts';
import sessionCookieOverwritten from './session-cookie-overwritten/rule.ts';
import sessionExpired from './session-expired/rule.ts';
import sessionNotSharedBetweenServers from './session-not-shared-between-servers/rule.ts';
import setCookieDomainRejected from './set-cookie-domain-rejected/rule.ts';
import setCookiePrefixViolation from './set-cookie-prefix-violation/rule.ts';
import setCookieSamesiteNoneInsecure from './set-cookie-samesite-none-insecure/rule.ts';
import setCookieTooLarge from './set-cookie-too-large/rule.ts';
import sigv4ClockSkew from './sigv4-clock-skew/rule.ts';
import softLoginRedirect from './soft-login-redirect/rule.ts';
import staleCached401 from './stale-cached-401/rule.ts';
import staleCachedCredentials from './stale-cached-credentials/rule.ts';
import staleTokenAfterRefresh from './stale-token-after-refresh/rule.ts';
import statusMisuse401403 from './status-misuse-401-403/rule.ts';
import stepUpRequired from './step-up-required/rule.ts';
import tenantOrEnvironmentMismatch from './tenant-or-environment-mismatch/rule.ts';
import thirdPartyCookieBlocked from './third-party-cookie-blocked/rule.ts';
import tokenAlgNotAccepted from './token-alg-not-accepted/rule.ts';
import tokenExpired from './token-expired/rule.ts';
import tokenNotYetValid from './token-not-yet-valid/rule.ts';
import tokenRejected from './token-rejected/rule.ts';
import tokenRevoked from './token-revoked/rule.ts';
import tokenSignatureInvalid from './token-signature-invalid/rule.ts';
import tokenUnknownSigningKey from './token-unknown-signing-key/rule.ts';
import tokenWrongAudience from './token-wrong-audience/rule.ts';
import tokenWrongIssuer from './token-wrong-issuer/rule.ts';
import unexplained from './unexplained/rule.ts';
import urlCredentialsBlocked from './url-credentials-blocked/rule.ts';
import wafOrFirewallBlocked from './waf-or-firewall-blocked/rule.ts';
import wrongAuthHeaderName from './wrong-auth-header-name/rule.ts';
import wrongUsernameOrPassword from './wrong-username-or-password/rule.ts';

/** Every diagnosis, in the order of reasoning (docs/decisions). The order breaks ties of confidence. */
export const DIAGNOSES: readonly Diagnosis[] = [
  // 1. It was followed by success.
  normalChallengeHandshake,
  normalRefreshAndRetry,
  normalPreflightOk,
  normalAnonymousProbe,
  // 2. Somebody in between answered.
  captivePortal,
  proxyAuthRequired,
  proxyDenied,
  identityProxySessionExpired,
  staleCached401,
  wafOrFirewallBlocked,
  clientCertificateRequired,
  headerTooLarge,
  sigv4ClockSkew,
  // 3. A preflight, or a hop of a redirect.
  preflightUnauthorized,
  redirectVariantDropsAuth,
  authorizationStrippedCrossOriginRedirect,
  corsAuthorizationHeaderNotAllowed,
  corsCredentialsNotAllowed,
  extensionStrippedCredentials,
  // 4. The server said why. 5. What was sent: syntax, scheme, kind, time, audience, key, rights.
  csrfOriginRejected,
  csrfTokenRejected,
  serverAuthMisconfigured,
  requestSignatureMismatch,
  graphqlUnauthenticated200,
  permissionDenied,
  statusMisuse401403,
  dpopNonceRequired,
  dpopProofInvalid,
  stepUpRequired,
  refreshRace,
  staleTokenAfterRefresh,
  bearerPlaceholderValue,
  bearerPrefixWrong,
  authorizationMalformed,
  credentialsSentTwice,
  urlCredentialsBlocked,
  authHeaderCollision,
  schemeMismatch,
  oauthClientAuthenticationFailed,
  accountDisabled,
  digestStaleNonce,
  digestUriMismatch,
  digestAlgorithmUnsupported,
  negotiateNtlmFallback,
  ntlmConnectionBroken,
  staleCachedCredentials,
  basicEncodingMismatch,
  wrongUsernameOrPassword,
  refreshTokenInsteadOfAccessToken,
  idTokenInsteadOfAccessToken,
  opaqueTokenWhereJwtExpected,
  clockSkew,
  tokenExpired,
  tokenNotYetValid,
  tokenWrongAudience,
  tokenWrongIssuer,
  tenantOrEnvironmentMismatch,
  tokenUnknownSigningKey,
  tokenAlgNotAccepted,
  tokenSignatureInvalid,
  tokenRevoked,
  insufficientScope,
  apiKeyInvalid,
  tokenRejected,
  // 6. Nothing was sent.
  serverStripsAuthorization,
  setCookieSamesiteNoneInsecure,
  setCookiePrefixViolation,
  setCookieTooLarge,
  setCookieDomainRejected,
  cookieSecureOverHttp,
  cookiePathMismatch,
  cookieSamesiteBlocked,
  cookiePartitionedElsewhere,
  thirdPartyCookieBlocked,
  cookieExpired,
  cookieDomainMismatch,
  loginSetNoCookie,
  softLoginRedirect,
  wrongAuthHeaderName,
  requestCannotCarryAuthorization,
  anonymousModeSubresource,
  negotiateNotSent,
  challengeMalformed,
  fetchCredentialsOmitted,
  authorizationOmittedOnThisCall,
  credentialsMissing,
  challengeMissing,
  // 7. What happened before.
  sessionCookieOverwritten,
  cookieShadowedByDuplicate,
  sessionNotSharedBetweenServers,
  sessionExpired,
  // 8. Nothing else answers.
  loginLoop,
  corsHeadersMissingOnError,
  gatewayAnswered,
  unexplained,
];
