/** The part of a request that a diagnosis holds to be at fault, as far as an experiment can change it. */
export type Blame =
  /** The credential in Authorization itself. */
  | 'credential'
  /** The word before it. */
  | 'prefix'
  | 'cookies'
  /** Two credentials that get in each other's way. */
  | 'extra'
  /** That there is none. */
  | 'missing'
  /** The credential is known, and may not. */
  | 'rights';

/** Diagnoses by what they blame. For the others (servers, gateways, CORS …) no change of the request is the remedy. */
const BLAMES: Readonly<Record<Blame, readonly string[]>> = {
  credential: [
    'account-disabled',
    'api-key-invalid',
    'authorization-malformed',
    'basic-encoding-mismatch',
    'bearer-placeholder-value',
    'clock-skew',
    'id-token-instead-of-access-token',
    'opaque-token-where-jwt-expected',
    'refresh-token-instead-of-access-token',
    'scheme-mismatch',
    'stale-cached-credentials',
    'stale-token-after-refresh',
    'tenant-or-environment-mismatch',
    'token-alg-not-accepted',
    'token-expired',
    'token-not-yet-valid',
    'token-rejected',
    'token-revoked',
    'token-signature-invalid',
    'token-unknown-signing-key',
    'token-wrong-audience',
    'token-wrong-issuer',
    'wrong-username-or-password',
  ],
  prefix: ['bearer-prefix-wrong'],
  cookies: [
    'anonymous-mode-subresource',
    'cookie-domain-mismatch',
    'cookie-expired',
    'cookie-partitioned-elsewhere',
    'cookie-path-mismatch',
    'cookie-samesite-blocked',
    'cookie-secure-over-http',
    'cookie-shadowed-by-duplicate',
    'fetch-credentials-omitted',
    'header-too-large',
    'session-cookie-overwritten',
    'session-expired',
    'third-party-cookie-blocked',
  ],
  extra: ['auth-header-collision', 'credentials-sent-twice'],
  missing: [
    'authorization-omitted-on-this-call',
    'authorization-stripped-cross-origin-redirect',
    'credentials-missing',
    'redirect-variant-drops-auth',
    'request-cannot-carry-authorization',
    'wrong-auth-header-name',
  ],
  rights: ['insufficient-scope', 'permission-denied', 'status-misuse-401-403', 'step-up-required'],
};

const BY_DIAGNOSIS: ReadonlyMap<string, Blame> = new Map(
  (Object.entries(BLAMES) as [Blame, readonly string[]][]).flatMap(([blame, ids]) =>
    ids.map(id => [id, blame] as const),
  ),
);

/** What a diagnosis blames; null when no change of the request can speak for it. */
export const blameOf = (diagnosis: string): Blame | null => BY_DIAGNOSIS.get(diagnosis) ?? null;

/** Every diagnosis that blames a part of the request, for the test that holds them against the list. */
export const blamingDiagnoses = (): readonly string[] => [...BY_DIAGNOSIS.keys()];
