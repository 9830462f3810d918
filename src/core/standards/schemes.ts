/**
 * Authentication schemes: the IANA registry (last updated 2025-02-18, https://www.iana.org/assignments/http-authschemes)
 * and those that services use without being registered.
 */
export interface SchemeFacts {
  /** As registered, or as its owner writes it. Scheme names are case-insensitive (RFC 9110 §11.1). */
  readonly name: string;
  readonly registered: boolean;
  /** Id in `specs`; null where no public specification exists. */
  readonly spec: string | null;
  /** Chrome and Firefox answer such a challenge themselves (dialog, remembered login or the system's own login). */
  readonly browsersAct: boolean;
  readonly title: string;
}

const iana = (name: string, spec: string, title: string, browsersAct = false): SchemeFacts => ({
  name,
  registered: true,
  spec,
  browsersAct,
  title,
});
const deFacto = (name: string, title: string, spec: string | null = null, browsersAct = false): SchemeFacts => ({
  name,
  registered: false,
  spec,
  browsersAct,
  title,
});

export const SCHEMES: readonly SchemeFacts[] = Object.freeze([
  iana('Basic', 'rfc7617', 'user name and password', true),
  iana('Bearer', 'rfc6750', 'OAuth 2.0 access token'),
  iana('Concealed', 'rfc9729', 'signature that cannot be probed for'),
  iana('Digest', 'rfc7616', 'hash of user name and password', true),
  iana('DPoP', 'rfc9449', 'access token bound to a key'),
  iana('GNAP', 'rfc9635', 'GNAP access token'),
  iana('HOBA', 'rfc7486', 'signature instead of a password'),
  iana('Mutual', 'rfc8120', 'password-based login that also proves the server'),
  iana('Negotiate', 'rfc4559', 'Kerberos or NTLM login of the system', true),
  iana('OAuth', 'rfc5849', 'OAuth 1.0a signature'),
  iana('PrivateToken', 'rfc9577', 'Privacy Pass token'),
  iana('SCRAM-SHA-1', 'rfc7804', 'salted challenge and response'),
  iana('SCRAM-SHA-256', 'rfc7804', 'salted challenge and response'),
  iana('vapid', 'rfc8292', 'application server of a Web Push service'),
  deFacto('NTLM', 'Windows login', 'ms-ntht', true),
  deFacto('Kerberos', 'Kerberos ticket, as old Microsoft proxies announce it'),
  deFacto('AWS4-HMAC-SHA256', 'AWS Signature Version 4', 'aws-sigv4'),
  deFacto('AWS4-ECDSA-P256-SHA256', 'AWS Signature Version 4A', 'aws-sigv4'),
  deFacto('AWS', 'Amazon S3 signature version 2', 'aws-sigv2'),
  deFacto('GOOG4-RSA-SHA256', 'Google Cloud Storage V4 signature', 'gcs-v4'),
  deFacto('GOOG4-HMAC-SHA256', 'Google Cloud Storage V4 signature', 'gcs-v4'),
  deFacto('TC3-HMAC-SHA256', 'Tencent Cloud signature'),
  deFacto('EG1-HMAC-SHA256', 'Akamai EdgeGrid signature'),
  deFacto('HMAC-SHA256', 'HMAC signature'),
  deFacto('OSS', 'Alibaba Cloud storage signature'),
  deFacto('OSS4-HMAC-SHA256', 'Alibaba Cloud storage signature'),
  deFacto('acs', 'Alibaba Cloud signature'),
  deFacto('MAuth', 'MAuth signature'),
  deFacto('MAC', 'OAuth 2.0 MAC token', 'oauth-mac'),
  deFacto('Hawk', 'Hawk message authentication', 'hawk'),
  deFacto('Signature', 'HTTP signature, old draft', 'cavage'),
  deFacto('SharedKey', 'Azure Storage account key', 'azure-sharedkey'),
  deFacto('SharedKeyLite', 'Azure Storage account key', 'azure-sharedkey'),
  deFacto('SharedAccessSignature', 'Azure shared access signature', 'azure-sas'),
  deFacto('PoP', 'Microsoft proof-of-possession token'),
  deFacto('TFS-Federated', 'Azure DevOps sign-in'),
  deFacto('UMA', 'User-Managed Access ticket', 'uma2'),
  deFacto('JWT', 'JSON Web Token'),
  deFacto('Token', 'API token'),
  deFacto('ApiKey', 'API key'),
  deFacto('Api-Key', 'API key'),
  deFacto('Key', 'API key'),
  deFacto('Bot', 'bot token'),
  deFacto('SSWS', 'Okta API token'),
  deFacto('GenieKey', 'Opsgenie API key'),
  deFacto('Splunk', 'Splunk event collector token'),
  deFacto('Zoho-oauthtoken', 'Zoho access token'),
  deFacto('Klaviyo-API-Key', 'Klaviyo API key'),
  deFacto('PVEAPIToken', 'Proxmox API token'),
  deFacto('MediaBrowser', 'Jellyfin or Emby login'),
  deFacto('Emby', 'Jellyfin or Emby login'),
  deFacto('Cookie', 'CouchDB session cookie'),
  deFacto('WSSE', 'WS-Security user name token'),
  deFacto('LtpaToken2', 'IBM WebSphere single sign-on'),
  deFacto('LTPA', 'IBM WebSphere single sign-on'),
  deFacto('SAPISIDHASH', 'Google web client cookie hash'),
  deFacto('SAPISID1PHASH', 'Google web client cookie hash'),
  deFacto('SAPISID3PHASH', 'Google web client cookie hash'),
  deFacto('GoogleLogin', 'retired Google client login'),
  deFacto('Passport1.4', 'Windows Live sign-in'),
  deFacto('WLID1.0', 'Windows Live ID'),
  deFacto('WLID2.0', 'Windows Live ID'),
  deFacto('DummyBasic', 'Basic under a name that no browser shows a dialog for'),
  deFacto('X-MobileMe-AuthToken', 'retired Apple login'),
]);

const BY_NAME: ReadonlyMap<string, SchemeFacts> = new Map(SCHEMES.map(facts => [facts.name.toLowerCase(), facts]));
const LONGEST = Math.max(...SCHEMES.map(facts => facts.name.length));

/** The facts about a scheme, by its name in any case; undefined for one that is on neither list. */
export function schemeFacts(name: string): SchemeFacts | undefined {
  return name.length > LONGEST ? undefined : BY_NAME.get(name.toLowerCase());
}

export function isKnownScheme(name: string): boolean {
  return schemeFacts(name) !== undefined;
}

/** Digest algorithms (RFC 7616 §3.3, §6.1) and whether the browsers compute them. */
export const DIGEST_ALGORITHMS: ReadonlyMap<string, { chrome: boolean; firefox: boolean }> = new Map([
  ['md5', { chrome: true, firefox: true }],
  ['md5-sess', { chrome: true, firefox: true }],
  ['sha-256', { chrome: true, firefox: true }],
  ['sha-256-sess', { chrome: true, firefox: true }],
  ['sha-512-256', { chrome: false, firefox: false }],
  ['sha-512-256-sess', { chrome: false, firefox: false }],
]);

/** `error` values of a Bearer or DPoP challenge that a specification defines (RFC 6750 §3.1, RFC 9470 §3, RFC 9449 §7). */
export const CHALLENGE_ERRORS: ReadonlyMap<string, string> = new Map([
  ['invalid_request', 'rfc6750'],
  ['invalid_token', 'rfc6750'],
  ['insufficient_scope', 'rfc6750'],
  ['insufficient_user_authentication', 'rfc9470'],
  ['invalid_dpop_proof', 'rfc9449'],
  ['use_dpop_nonce', 'rfc9449'],
]);
