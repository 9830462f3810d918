/** The header fields whose values evidence may hold. Everything else is kept by name only (architecture, decision 2). */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Request fields that say how a request was made, never with what secret. */
export const PUBLIC_REQUEST_FIELDS = words(`
  accept accept-encoding access-control-request-headers access-control-request-method cache-control connection
  content-length content-type date dnt host origin pragma priority purpose range referer sec-ch-ua sec-ch-ua-mobile
  sec-ch-ua-platform sec-fetch-dest sec-fetch-mode sec-fetch-site sec-fetch-user sec-purpose te upgrade
  upgrade-insecure-requests user-agent x-amz-date x-requested-with`);

/** Request fields that browsers write by themselves and that say nothing about a sign-in. */
export const BROWSER_FIELDS = words(`
  accept-language alt-used if-match if-modified-since if-none-match if-range if-unmodified-since priority sec-gpc
  sec-fetch-storage-access sec-websocket-extensions sec-websocket-key sec-websocket-version x-client-data`);

/** Response fields that say who answered, when, and what is allowed. */
export const PUBLIC_RESPONSE_FIELDS = words(`
  access-control-allow-credentials access-control-allow-headers access-control-allow-methods
  access-control-allow-origin access-control-expose-headers access-control-max-age age allow alt-svc cache-control
  cdn-cache-control cf-cache-status cf-mitigated cf-ray clear-site-data connection content-encoding content-length
  content-type date expires keep-alive location non-authoritative-reason proxy-status refresh retry-after server
  strict-transport-security transfer-encoding vary via x-accepted-oauth-scopes x-amz-apigw-id x-amz-cf-id
  x-amzn-errortype x-amzn-requestid x-aspnet-version x-aspnetmvc-version x-backend x-backend-server x-cache
  x-cache-hits x-cdn x-content-type-options x-correlation-id x-drupal-cache x-envoy-upstream-service-time
  x-feserver x-generator x-github-media-type x-github-sso x-goog-iap-generated-response x-hostname x-iinfo
  x-instance x-instance-id x-kong-proxy-latency x-kong-response-latency x-kong-upstream-latency x-ms-diagnostics
  x-ms-error-code x-ms-request-id x-ms-ests-server x-node x-oauth-scopes x-openam x-pod x-powered-by x-proxy-cache
  x-redirect-by x-request-id x-runtime x-seraph-loginreason x-served-by x-server x-server-id x-server-name
  x-squid-error x-sucuri-block x-sucuri-id x-upstream x-varnish x-vercel-cache x-vercel-id x-forwarded-host
  x-frame-options x-error x-error-code x-auth-error x-reason x-authentication-error x-ratelimit-remaining`);

/** Request fields, besides Authorization, that services read a credential from. */
const CREDENTIAL_FIELDS = words(`
  access-token api-key apikey api_key app-key auth-token authentication authorisation auth authtoken cf-access-client-secret
  cf-access-jwt-assertion id-token job-token jwt jwt-token ocp-apim-subscription-key private-token session-token
  subscription-key token x-access-token x-amz-security-token x-api-key x-api-token x-apikey x-app-key x-auth x-auth-key
  x-auth-token x-authentication x-authorization x-authorization-token x-client-secret x-functions-key x-goog-api-key
  x-id-token x-jwt x-jwt-assertion x-master-key x-session x-session-id x-session-token x-token x-user-token x-vault-token
  x-wsse`);

/** A name that is not on the list, but says that it holds a key or token (`X-Acme-Api-Key`, `x_api_key`). */
const CREDENTIAL_NAME = /(?:^|[-_])(?:api|access|auth|subscription|secret|session|user|app)[-_]?(?:key|token)$/;

/** A vendor's own (`X-Emby-Token`), unless it says that it is for something else than to tell who asks. */
const VENDOR_TOKEN =
  /^x-(?!.*(?:csrf|xsrf|forgery|verification|captcha|turnstile|continuation|page|sync|device|push|cancel|request|trace))[a-z0-9]+(?:-[a-z0-9]+)*-token$/;

/** Fields that prove something about a request and are no credential by themselves. */
export const PROOF_FIELDS = words('dpop signature signature-input content-digest x-amz-content-sha256');

/** Fields in which a page repeats an anti-forgery token. */
export const ANTI_FORGERY_FIELDS = words(
  'csrf-token x-csrf-token x-csrftoken x-xsrf-token requestverificationtoken x-request-verification-token x-wp-nonce crumb jenkins-crumb x-crumb anti-csrf-token',
);

/** Query parameters from which services read a credential. */
const CREDENTIAL_PARAMETERS = words(`
  access_token accesstoken api-key api_key apikey appid app_key auth auth_key auth_token authtoken authorization
  id_token jwt jwt_token key private_token session_token sessionid sig signature subscription-key ticket token
  x-amz-security-token x-amz-signature x-goog-signature`);

/** True for a request field, in lower case, that holds a credential by its name. */
export const isCredentialField = (name: string): boolean =>
  CREDENTIAL_FIELDS.has(name) ||
  // Spelt as in a program (`PRIVATE_TOKEN`), which is another field for the server and the same thing for the page.
  CREDENTIAL_FIELDS.has(name.replaceAll('_', '-')) ||
  (!ANTI_FORGERY_FIELDS.has(name) && (CREDENTIAL_NAME.test(name) || VENDOR_TOKEN.test(name)));

/** True for a query parameter, in lower case, that holds a credential by its name. */
export const isCredentialParameter = (name: string): boolean =>
  CREDENTIAL_PARAMETERS.has(name) || CREDENTIAL_NAME.test(name);
