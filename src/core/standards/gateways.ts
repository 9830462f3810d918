/**
 * How gateways, load balancers and content networks show that they wrote an answer, and not only passed it on.
 * Each is a field that only this software writes; `passedOn` is what it adds when the application behind it answered.
 */
export interface Gateway {
  readonly name: string;
  readonly kind: 'api-gateway' | 'load-balancer' | 'service-mesh' | 'cdn';
  /** Matched against the Server field. */
  readonly server: RegExp | null;
  /** Any of these fields marks it. */
  readonly fields: readonly string[];
  /** A text of the body that only its own errors have. */
  readonly body: { readonly path: RegExp; readonly text: RegExp } | null;
  /** An authentication scheme of its own. */
  readonly scheme: RegExp | null;
  /** Any of these fields shows that the answer came from behind it. */
  readonly passedOn: readonly string[];
  /** Where whoever runs it finds the refusal. */
  readonly log: string;
}

export const GATEWAYS: readonly Gateway[] = [
  {
    // https://cloud.google.com/apigee/docs/api-platform/fundamentals/fault-handling
    name: 'Apigee',
    kind: 'api-gateway',
    server: null,
    fields: [],
    body: {
      path: /^fault\.detail\.errorcode$/,
      text: /^(?:oauth\.v2|steps|keymanagement|messaging|policies|protocol|security)\b/,
    },
    scheme: null,
    passedOn: [],
    log: 'a debug session of the proxy, at the policy that raised the fault',
  },
  {
    // https://learn.microsoft.com/azure/api-management/api-management-subscriptions
    name: 'Azure API Management',
    kind: 'api-gateway',
    server: null,
    fields: [],
    body: null,
    scheme: /^azureapimanagementkey$/i,
    passedOn: [],
    log: 'the trace of the request in the gateway (API inspector), and its inbound policies',
  },
  {
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
    name: 'Amazon API Gateway',
    kind: 'api-gateway',
    server: null,
    fields: ['x-amzn-errortype', 'x-amz-apigw-id', 'apigw-requestid'],
    body: null,
    scheme: null,
    passedOn: ['x-amzn-remapped-server', 'x-amzn-remapped-date', 'x-amzn-trace-id'],
    log: 'the execution log of the stage and the log of its authorizer',
  },
  {
    // https://developer.konghq.com/gateway/configuration/#headers
    name: 'Kong',
    kind: 'api-gateway',
    server: /^kong\b/i,
    fields: ['x-kong-response-latency'],
    body: null,
    scheme: null,
    passedOn: ['x-kong-upstream-latency', 'x-kong-proxy-latency'],
    log: 'the error log of Kong and the authentication plugins of the route',
  },
  {
    // https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/router_filter
    name: 'Envoy',
    kind: 'service-mesh',
    server: /^(?:istio-)?envoy$/i,
    fields: [],
    body: null,
    scheme: null,
    passedOn: ['x-envoy-upstream-service-time'],
    log: 'the access log with `%RESPONSE_CODE_DETAILS%`, and the RequestAuthentication and AuthorizationPolicy resources',
  },
  {
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html
    name: 'AWS Elastic Load Balancing',
    kind: 'load-balancer',
    server: /^awselb\//i,
    fields: [],
    body: null,
    scheme: null,
    passedOn: [],
    log: 'the access log of the load balancer (`actions_executed`, `error_reason`)',
  },
  {
    name: 'Apache APISIX',
    kind: 'api-gateway',
    server: /^apisix\b/i,
    fields: [],
    body: null,
    scheme: null,
    passedOn: ['x-apisix-upstream-status'],
    log: 'the error log of APISIX and the authentication plugins of the route',
  },
  {
    name: 'Tyk',
    kind: 'api-gateway',
    server: /^tyk\b/i,
    fields: ['x-generator-tyk'],
    body: null,
    scheme: null,
    passedOn: [],
    log: 'the gateway log of Tyk and the authentication mode of the API',
  },
  {
    name: 'Azure Application Gateway',
    kind: 'load-balancer',
    server: /^microsoft-azure-application-gateway/i,
    fields: [],
    body: null,
    scheme: null,
    passedOn: [],
    log: 'the access and firewall logs of the gateway',
  },
];

/** What an application or its framework adds to its own answers. A refusal that holds one was not written by a gateway. */
export const APPLICATION_FIELDS: readonly string[] = [
  'x-powered-by',
  'x-aspnet-version',
  'x-aspnetmvc-version',
  'x-runtime',
  'x-drupal-cache',
  'x-generator',
  'set-cookie',
];

/** Firewalls and bot filters, by what only they write. */
export interface Firewall {
  readonly name: string;
  readonly fields: readonly string[];
  /** The Server field, which marks it only together with `page`. */
  readonly server: RegExp | null;
  /** Title or text of its block page. */
  readonly page: RegExp | null;
}

export const FIREWALLS: readonly Firewall[] = [
  {
    // https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/
    name: 'Cloudflare',
    fields: ['cf-mitigated'],
    server: /^cloudflare$/i,
    page: /attention required|just a moment|you have been blocked|checking your browser|error 10(?:06|07|08|09|10|12|15|20)\b|sorry, you have been blocked/i,
  },
  { name: 'Akamai', fields: [], server: /^akamaighost$/i, page: /access denied|reference\s*#/i },
  { name: 'Sucuri', fields: ['x-sucuri-block'], server: /^sucuri/i, page: /access denied|sucuri website firewall/i },
  { name: 'Sucuri', fields: [], server: null, page: /sucuri website firewall/i },
  { name: 'Imperva', fields: [], server: null, page: /incapsula incident|powered by imperva|_incapsula_resource/i },
  {
    name: 'AWS WAF',
    fields: ['x-amzn-waf-action'],
    server: /^cloudfront$/i,
    page: /request blocked|the request could not be satisfied/i,
  },
  { name: 'DataDome', fields: ['x-datadome', 'x-dd-b'], server: /^datadome$/i, page: /datadome/i },
  {
    name: 'F5 BIG-IP ASM',
    fields: [],
    server: null,
    page: /the requested url was rejected\. please consult with your administrator/i,
  },
  {
    name: 'ModSecurity',
    fields: [],
    server: null,
    page: /mod_?security|not acceptable! an appropriate representation/i,
  },
  {
    name: 'Wordfence',
    fields: [],
    server: null,
    page: /generated by wordfence|blocked by wordfence|your access to this site has been limited/i,
  },
  { name: 'Azure Front Door', fields: [], server: null, page: /azure front door.*blocked|the request is blocked\./i },
  { name: 'Fastly', fields: ['x-sigsci-tags'], server: null, page: null },
];

/** Forward proxies, by what they write on answers of their own. `Via` proves nothing: every proxy adds it to all answers. */
export interface ForwardProxy {
  readonly name: string;
  readonly field: string | null;
  readonly page: RegExp | null;
}

export const FORWARD_PROXIES: readonly ForwardProxy[] = [
  // http://wiki.squid-cache.org/SquidFaq/MiscFeatures: only error pages that Squid itself makes have the field.
  { name: 'Squid', field: 'x-squid-error', page: /the requested url could not be retrieved/i },
  { name: 'Zscaler', field: null, page: /zscaler/i },
  { name: 'Blue Coat', field: null, page: /blue ?coat|proxysg/i },
  { name: 'Forcepoint', field: null, page: /forcepoint|websense/i },
  { name: 'FortiGate', field: null, page: /fortig(?:ate|uard)/i },
  { name: 'Sophos', field: null, page: /sophos (?:web|xg|firewall)/i },
  { name: 'McAfee or Skyhigh Web Gateway', field: null, page: /(?:mcafee|skyhigh) web gateway/i },
  {
    name: 'Cisco Web Security Appliance',
    field: null,
    page: /ironport|cisco (?:secure )?web (?:security )?appliance/i,
  },
  { name: 'Barracuda', field: null, page: /barracuda (?:web|network)/i },
];
