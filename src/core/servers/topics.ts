/**
 * The subjects on which a server's configuration or code can be at fault, and the diagnoses that lead to each. A diagnosis
 * may lead to several: they are shown in this order.
 */
export const TOPICS = {
  challenge: ['challenge-missing', 'challenge-malformed', 'scheme-mismatch', 'credentials-missing'],
  'pass-authorization': [
    'server-strips-authorization',
    'wrong-auth-header-name',
    'auth-header-collision',
    'authorization-malformed',
  ],
  preflight: ['preflight-unauthorized', 'cors-authorization-header-not-allowed'],
  'cors-on-errors': [
    'cors-headers-missing-on-error',
    'cors-credentials-not-allowed',
    'fetch-credentials-omitted',
    'dpop-nonce-required',
  ],
  'login-setup': [
    'server-auth-misconfigured',
    'wrong-username-or-password',
    'basic-encoding-mismatch',
    'account-disabled',
    'api-key-invalid',
  ],
  digest: ['digest-stale-nonce', 'digest-uri-mismatch', 'digest-algorithm-unsupported'],
  kerberos: ['negotiate-not-sent', 'negotiate-ntlm-fallback', 'ntlm-connection-broken'],
  'cookie-attributes': [
    'cookie-samesite-blocked',
    'third-party-cookie-blocked',
    'cookie-secure-over-http',
    'set-cookie-samesite-none-insecure',
    'set-cookie-prefix-violation',
    'cookie-partitioned-elsewhere',
  ],
  'cookie-scope': [
    'cookie-domain-mismatch',
    'cookie-path-mismatch',
    'set-cookie-domain-rejected',
    'cookie-shadowed-by-duplicate',
    'session-cookie-overwritten',
  ],
  'outer-address': [
    'login-set-no-cookie',
    'redirect-variant-drops-auth',
    'cookie-secure-over-http',
    'csrf-origin-rejected',
    'authorization-stripped-cross-origin-redirect',
    'login-loop',
    'dpop-proof-invalid',
    'set-cookie-prefix-violation',
  ],
  'session-life': [
    'session-expired',
    'cookie-expired',
    'identity-proxy-session-expired',
    'session-not-shared-between-servers',
  ],
  jwt: [
    'token-wrong-audience',
    'token-wrong-issuer',
    'token-not-yet-valid',
    'clock-skew',
    'token-expired',
    'token-alg-not-accepted',
    'token-signature-invalid',
    'token-unknown-signing-key',
    'token-rejected',
    'opaque-token-where-jwt-expected',
    'id-token-instead-of-access-token',
    'tenant-or-environment-mismatch',
  ],
  'header-size': ['header-too-large', 'set-cookie-too-large'],
  csrf: ['csrf-token-rejected', 'csrf-origin-rejected'],
  'refusal-status': ['status-misuse-401-403', 'soft-login-redirect', 'permission-denied', 'insufficient-scope'],
  'error-cache': ['stale-cached-401'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type TopicId = keyof typeof TOPICS;

/** @param diagnosis id of the verdict @returns the subjects it leads to, most to the point first */
export function topicsOf(diagnosis: string): readonly TopicId[] {
  return (Object.keys(TOPICS) as TopicId[]).filter(id => (TOPICS[id] as readonly string[]).includes(diagnosis));
}
