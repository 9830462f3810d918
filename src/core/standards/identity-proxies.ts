/**
 * How identity-aware proxies show themselves: the addresses to which they send a request without a session, the cookies
 * that hold it, and fields that only they write. Paths and names are part of the products, whatever host they run on.
 */
export interface IdentityProxy {
  readonly name: string;
  /** Matched against the path of a redirect's target. */
  readonly signInPath: RegExp | null;
  /** Matched against the path of `redirect_uri` in a redirect to an identity provider. */
  readonly callbackPath: RegExp | null;
  /** Parameters that, all together, mark its redirect. */
  readonly parameters: readonly string[];
  /** An authentication scheme of its own. */
  readonly scheme: RegExp | null;
  /** Cookies that hold or prepare its session. */
  readonly cookies: RegExp | null;
  /** Response fields that it alone writes, on its own answers. */
  readonly fields: readonly string[];
  /** What the person who runs it sets. */
  readonly advice: string;
}

export const IDENTITY_PROXIES: readonly IdentityProxy[] = [
  {
    // https://developers.cloudflare.com/cloudflare-one/identity/authorization-cookie/
    name: 'Cloudflare Access',
    signInPath: /^\/cdn-cgi\/access\/(?:login|authorized)/,
    callbackPath: null,
    parameters: [],
    scheme: /^cloudflare-access$/i,
    cookies: /^CF_(?:Authorization|AppSession|Session)$/,
    fields: ['cf-access-aud', 'cf-access-domain'],
    advice: 'the session duration of the application and of its policies',
  },
  {
    // https://cloud.google.com/iap/docs/sessions-howto
    name: 'Google Identity-Aware Proxy',
    signInPath: /^\/_gcp_gatekeeper\/|^\/_gcp_iap\//,
    callbackPath: /:handleRedirect$/,
    parameters: [],
    scheme: null,
    cookies: /^(?:__Host-)?GCP_IA[AP]P_AUTH_TOKEN/,
    fields: ['x-goog-iap-generated-response'],
    advice: 'the re-authentication policy, and a session refresher page (`/_gcp_iap/do_session_refresh`)',
  },
  {
    // https://oauth2-proxy.github.io/oauth2-proxy/features/endpoints
    name: 'oauth2-proxy',
    signInPath: /^(?:\/[^/]+)?\/oauth2\/(?:start|sign_in|auth)\b/,
    callbackPath: /\/oauth2\/callback$/,
    parameters: [],
    scheme: null,
    cookies: /^_oauth2_proxy/,
    fields: [],
    advice: '`--cookie-expire`, `--cookie-refresh`, and `--api-route` so that API calls get a 401',
  },
  {
    // https://www.pomerium.com/docs/reference/routes
    name: 'Pomerium',
    signInPath: /^\/\.pomerium(?:\/|$)/,
    callbackPath: /\/\.pomerium\/callback/,
    parameters: [],
    scheme: null,
    cookies: /^_pomerium/,
    fields: [],
    advice: '`cookie_expire` and the CORS preflight setting of the route',
  },
  {
    // https://learn.microsoft.com/azure/app-service/overview-authentication-authorization
    name: 'Azure App Service Authentication',
    signInPath: /^\/\.auth\/login\b/,
    callbackPath: /\/\.auth\/login\/[^/]+\/callback$/,
    parameters: [],
    scheme: null,
    cookies: /^(?:AppServiceAuthSession|StaticWebAppsAuthCookie)/,
    fields: [],
    advice: '`cookieExpiration`, and `unauthenticatedClientAction: Return401` for API paths',
  },
  {
    // https://docs.goauthentik.io/docs/add-secure-apps/providers/proxy/
    name: 'authentik',
    signInPath: /^\/outpost\.goauthentik\.io\//,
    callbackPath: /\/outpost\.goauthentik\.io\/callback/,
    parameters: [],
    scheme: null,
    cookies: /^authentik_proxy/,
    fields: [],
    advice: 'the token validity of the proxy provider, and its unauthenticated paths',
  },
  {
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html
    name: 'AWS Application Load Balancer',
    signInPath: null,
    callbackPath: /\/oauth2\/idpresponse$/,
    parameters: [],
    scheme: null,
    cookies: /^AWSELBAuthSessionCookie/,
    fields: [],
    advice: '`SessionTimeout`, and `OnUnauthenticatedRequest: deny` in a rule for API paths',
  },
  {
    // https://github.com/vouch/vouch-proxy
    name: 'Vouch Proxy',
    signInPath: null,
    callbackPath: null,
    parameters: ['url', 'vouch-failcount'],
    scheme: null,
    cookies: /^VouchCookie/,
    fields: [],
    advice: '`vouch.jwt.maxAge` and `vouch.cookie.maxAge`',
  },
  {
    // https://www.authelia.com/integration/proxies/introduction/
    name: 'Authelia',
    signInPath: null,
    callbackPath: null,
    parameters: ['rd', 'rm'],
    scheme: null,
    cookies: /^authelia_session$/,
    fields: [],
    advice: '`session.expiration` and `session.inactivity`',
  },
];
