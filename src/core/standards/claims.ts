/**
 * JWT claims that are registered (https://www.iana.org/assignments/jwt) or well known from vendors, with what each
 * means for a reader and how much of its value may leave memory:
 * `value` as it is; `time` if it is a number; `list` as a list of words; `count` of a list; `present` only that it is
 * there; an address is masked by `id`, which keeps anything else, and by `masked`, which keeps the ends of anything else.
 */
export interface ClaimFacts {
  readonly name: string;
  readonly keep: 'value' | 'id' | 'time' | 'list' | 'present' | 'masked' | 'count';
  readonly title: string;
  readonly spec: string | null;
}

const claim = (name: string, keep: ClaimFacts['keep'], title: string, spec: string | null = null): ClaimFacts => ({
  name,
  keep,
  title,
  spec,
});

export const CLAIMS: readonly ClaimFacts[] = Object.freeze([
  claim('iss', 'value', 'who issued the token', 'rfc7519'),
  claim('sub', 'id', 'whom the token is about', 'rfc7519'),
  claim('aud', 'list', 'for whom the token is meant', 'rfc7519'),
  claim('exp', 'time', 'when the token stops being valid', 'rfc7519'),
  claim('nbf', 'time', 'when the token starts being valid', 'rfc7519'),
  claim('iat', 'time', 'when the token was issued', 'rfc7519'),
  claim('jti', 'present', 'identifier of this one token', 'rfc7519'),
  claim('scope', 'list', 'what the token allows', 'rfc8693'),
  claim('scp', 'list', 'what the token allows, in Microsoft’s and Okta’s spelling'),
  claim('client_id', 'value', 'the client that the token was issued to', 'rfc8693'),
  claim('azp', 'value', 'the client that the token was issued to', 'openid-core'),
  claim('appid', 'value', 'the client that the token was issued to, in Microsoft’s spelling'),
  claim('cid', 'value', 'the client that the token was issued to, in Okta’s spelling'),
  claim('auth_time', 'time', 'when the person signed in', 'openid-core'),
  claim('acr', 'value', 'how strongly the person was authenticated', 'openid-core'),
  claim('amr', 'list', 'by which methods the person was authenticated', 'rfc8176'),
  claim('nonce', 'present', 'ties the token to one sign-in or request', 'openid-core'),
  claim('at_hash', 'present', 'hash of the access token; only ID tokens carry it', 'openid-core'),
  claim('c_hash', 'present', 'hash of the authorization code; only ID tokens carry it', 'openid-core'),
  claim('s_hash', 'present', 'hash of the state; only ID tokens carry it', 'openid-fapi'),
  claim('sid', 'present', 'identifier of the session', 'openid-frontchannel'),
  claim('act', 'present', 'who acts on the subject’s behalf', 'rfc8693'),
  claim('may_act', 'present', 'who may act on the subject’s behalf', 'rfc8693'),
  claim('cnf.jkt', 'value', 'thumbprint of the key that the token is bound to (DPoP)', 'rfc9449'),
  claim('cnf.x5t#s256', 'value', 'thumbprint of the certificate that the token is bound to', 'rfc8705'),
  claim('cnf.kid', 'value', 'the key that the token is bound to', 'rfc7800'),
  claim('cnf.jwk', 'present', 'the key that the token is bound to', 'rfc7800'),
  claim('roles', 'list', 'roles of the subject', 'rfc9068'),
  claim('role', 'list', 'roles of the subject'),
  claim('groups', 'count', 'groups of the subject', 'rfc9068'),
  claim('entitlements', 'list', 'entitlements of the subject', 'rfc9068'),
  claim('permissions', 'list', 'permissions of the subject'),
  claim('realm_access.roles', 'list', 'roles of the subject in the realm (Keycloak)'),
  claim('authorities', 'list', 'authorities of the subject (Spring)'),
  claim('authorization_details', 'present', 'what the token allows in detail', 'rfc9396'),
  claim('token_use', 'value', 'which of the tokens of a sign-in this is (Cognito)'),
  claim('token_type', 'value', 'which of the tokens of a sign-in this is'),
  claim('typ', 'value', 'which of the tokens of a sign-in this is (Keycloak)'),
  claim('tid', 'value', 'the tenant (Microsoft)'),
  claim('oid', 'present', 'identifier of the account (Microsoft)'),
  claim('ver', 'value', 'version of the token’s form'),
  claim('idp', 'value', 'the identity provider that authenticated the person'),
  claim('ref', 'value', 'the project (Supabase)'),
  claim('env', 'value', 'the environment'),
  claim('environment', 'value', 'the environment'),
  claim('org_id', 'value', 'the organisation'),
  claim('azpacr', 'value', 'how the client was authenticated (Microsoft)'),
  claim('idtyp', 'value', 'whether a person or a program holds the token (Microsoft)'),
  claim('xms_cc', 'list', 'capabilities of the client, such as claims challenges (Microsoft)'),
  claim('htm', 'value', 'the method that the proof is for', 'rfc9449'),
  claim('htu', 'value', 'the address that the proof is for', 'rfc9449'),
  claim('ath', 'present', 'hash of the access token that the proof goes with', 'rfc9449'),
  claim('vct', 'value', 'type of the credential', 'sd-jwt-vc'),
  claim('_sd_alg', 'value', 'hash of the disclosures', 'rfc9901'),
  claim('_sd', 'count', 'hashes of what may be disclosed', 'rfc9901'),
  claim('kubernetes.io.namespace', 'value', 'the namespace (Kubernetes)'),
  claim('kubernetes.io.serviceaccount.name', 'value', 'the service account (Kubernetes)'),
  claim('email', 'masked', 'e-mail address of the person', 'openid-core'),
  claim('email_verified', 'value', 'whether the address was verified', 'openid-core'),
  claim('preferred_username', 'masked', 'name by which the person wants to be called', 'openid-core'),
  claim('username', 'masked', 'name of the account'),
  claim('upn', 'masked', 'name of the account (Microsoft)'),
  claim('unique_name', 'masked', 'name of the account (Microsoft)'),
  claim('name', 'present', 'the person’s name', 'openid-core'),
  claim('given_name', 'present', 'the person’s first name', 'openid-core'),
  claim('family_name', 'present', 'the person’s family name', 'openid-core'),
  claim('user_id', 'present', 'identifier of the account'),
  claim('uid', 'present', 'identifier of the account'),
  claim('nameid', 'present', 'identifier of the account (.NET)'),
  claim('gty', 'value', 'the grant that the token came from (Auth0)'),
  claim('azpid', 'value', 'the client that the token was issued to'),
]);

const BY_NAME: ReadonlyMap<string, ClaimFacts> = new Map(CLAIMS.map(facts => [facts.name, facts]));

/** The facts about a claim by its exact name (claim names are case-sensitive, RFC 7519 §10.1.1); nested ones by path. */
export function claimFacts(name: string): ClaimFacts | undefined {
  return BY_NAME.get(name) ?? (name === 'cnf.x5t#S256' ? BY_NAME.get('cnf.x5t#s256') : undefined);
}

/** Members of a JOSE header that may be shown, with their meaning (RFC 7515 §4, RFC 7516 §4). */
export const JOSE_HEADER: ReadonlyMap<string, { title: string; spec: string }> = new Map([
  ['alg', { title: 'algorithm of the signature or of the key', spec: 'rfc7515' }],
  ['enc', { title: 'algorithm of the encryption', spec: 'rfc7516' }],
  ['zip', { title: 'compression', spec: 'rfc7516' }],
  ['typ', { title: 'what kind of object this is', spec: 'rfc7515' }],
  ['cty', { title: 'what is inside', spec: 'rfc7515' }],
  ['kid', { title: 'which key the issuer used', spec: 'rfc7515' }],
  ['jku', { title: 'where the token says its keys are', spec: 'rfc7515' }],
  ['x5t', { title: 'thumbprint of the certificate', spec: 'rfc7515' }],
  ['x5t#S256', { title: 'thumbprint of the certificate', spec: 'rfc7515' }],
  ['crit', { title: 'extensions that a reader has to understand', spec: 'rfc7515' }],
  ['b64', { title: 'whether the payload is encoded', spec: 'rfc7797' }],
]);

/** How many bytes a signature of this `alg` has (RFC 7518 §3, RFC 8037 §3.1); null for an algorithm not known here. */
export function signatureBytes(alg: string): { say: string; ok: (bytes: number) => boolean } | null {
  const fixed = FIXED_BYTES.get(alg);
  if (fixed) return { say: fixed.join(' or '), ok: bytes => fixed.includes(bytes) };
  // As long as the key: 2048 bits as a rule, 1024 at the least, in steps that key generators offer.
  if (/^[RP]S(?:256|384|512)$/.test(alg)) return { say: '256 or more', ok: bytes => bytes >= 128 && bytes % 16 === 0 };
  return null;
}

const FIXED_BYTES: ReadonlyMap<string, readonly number[]> = new Map([
  ['HS256', [32]],
  ['HS384', [48]],
  ['HS512', [64]],
  ['ES256', [64]],
  ['ES256K', [64]],
  ['ES384', [96]],
  ['ES512', [132]],
  ['EdDSA', [64, 114]],
  ['Ed25519', [64]],
]);
