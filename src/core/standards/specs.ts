/** Where a fact comes from. `id` is the word by which the other tables of this folder refer to it. */
export interface Spec {
  readonly id: string;
  readonly title: string;
  readonly url: string;
}

const rfcs: readonly (readonly [number, string])[] = [
  [2617, 'HTTP Authentication: Basic and Digest'],
  [4120, 'The Kerberos Network Authentication Service (V5)'],
  [4178, 'The Simple and Protected GSS-API Negotiation Mechanism'],
  [4559, 'SPNEGO-based Kerberos and NTLM HTTP Authentication in Microsoft Windows'],
  [5849, 'The OAuth 1.0 Protocol'],
  [6265, 'HTTP State Management Mechanism'],
  [6585, 'Additional HTTP Status Codes'],
  [6749, 'The OAuth 2.0 Authorization Framework'],
  [6750, 'The OAuth 2.0 Authorization Framework: Bearer Token Usage'],
  [7486, 'HTTP Origin-Bound Authentication (HOBA)'],
  [7515, 'JSON Web Signature (JWS)'],
  [7516, 'JSON Web Encryption (JWE)'],
  [7517, 'JSON Web Key (JWK)'],
  [7518, 'JSON Web Algorithms (JWA)'],
  [7519, 'JSON Web Token (JWT)'],
  [7616, 'HTTP Digest Access Authentication'],
  [7617, 'The Basic HTTP Authentication Scheme'],
  [7797, 'JWS Unencoded Payload Option'],
  [7800, 'Proof-of-Possession Key Semantics for JWTs'],
  [7804, 'Salted Challenge Response HTTP Authentication Mechanism'],
  [8120, 'Mutual Authentication Protocol for HTTP'],
  [8176, 'Authentication Method Reference Values'],
  [8292, 'Voluntary Application Server Identification (VAPID) for Web Push'],
  [8628, 'OAuth 2.0 Device Authorization Grant'],
  [8693, 'OAuth 2.0 Token Exchange'],
  [8705, 'OAuth 2.0 Mutual-TLS Client Authentication and Certificate-Bound Access Tokens'],
  [8707, 'Resource Indicators for OAuth 2.0'],
  [9068, 'JWT Profile for OAuth 2.0 Access Tokens'],
  [9110, 'HTTP Semantics'],
  [9112, 'HTTP/1.1'],
  [9396, 'OAuth 2.0 Rich Authorization Requests'],
  [9421, 'HTTP Message Signatures'],
  [9449, 'OAuth 2.0 Demonstrating Proof of Possession (DPoP)'],
  [9470, 'OAuth 2.0 Step Up Authentication Challenge Protocol'],
  [9577, 'The Privacy Pass HTTP Authentication Scheme'],
  [9635, 'Grant Negotiation and Authorization Protocol (GNAP)'],
  [9728, 'OAuth 2.0 Protected Resource Metadata'],
  [9729, 'The Concealed HTTP Authentication Scheme'],
  [9901, 'Selective Disclosure for JWTs (SD-JWT)'],
];

const others: readonly Spec[] = [
  {
    id: 'rfc6265bis',
    title: 'Cookies: HTTP State Management Mechanism (draft)',
    url: 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis',
  },
  {
    id: 'chips',
    title: 'Cookies Having Independent Partitioned State (draft)',
    url: 'https://datatracker.ietf.org/doc/html/draft-cutler-httpbis-partitioned-cookies',
  },
  { id: 'fetch', title: 'Fetch', url: 'https://fetch.spec.whatwg.org/' },
  { id: 'openid-core', title: 'OpenID Connect Core 1.0', url: 'https://openid.net/specs/openid-connect-core-1_0.html' },
  {
    id: 'openid-frontchannel',
    title: 'OpenID Connect Front-Channel Logout 1.0',
    url: 'https://openid.net/specs/openid-connect-frontchannel-1_0.html',
  },
  {
    id: 'openid-fapi',
    title: 'Financial-grade API Security Profile 1.0',
    url: 'https://openid.net/specs/openid-financial-api-part-2-1_0.html',
  },
  {
    id: 'uma2',
    title: 'User-Managed Access (UMA) 2.0',
    url: 'https://docs.kantarainitiative.org/uma/wg/rec-oauth-uma-grant-2.0.html',
  },
  {
    id: 'sd-jwt-vc',
    title: 'SD-JWT-based Verifiable Credentials (draft)',
    url: 'https://datatracker.ietf.org/doc/html/draft-ietf-oauth-sd-jwt-vc',
  },
  {
    id: 'cavage',
    title: 'Signing HTTP Messages (expired draft)',
    url: 'https://datatracker.ietf.org/doc/html/draft-cavage-http-signatures',
  },
  {
    id: 'oauth-mac',
    title: 'OAuth 2.0 Message Authentication Code Tokens (expired draft)',
    url: 'https://datatracker.ietf.org/doc/html/draft-ietf-oauth-v2-http-mac',
  },
  { id: 'hawk', title: 'Hawk', url: 'https://github.com/mozilla/hawk/blob/main/API.md' },
  {
    id: 'ms-nlmp',
    title: '[MS-NLMP] NT LAN Manager Authentication Protocol',
    url: 'https://learn.microsoft.com/openspecs/windows_protocols/ms-nlmp/',
  },
  {
    id: 'ms-ntht',
    title: '[MS-NTHT] NTLM Over HTTP Protocol',
    url: 'https://learn.microsoft.com/openspecs/windows_protocols/ms-ntht/',
  },
  {
    id: 'aws-sigv4',
    title: 'AWS Signature Version 4',
    url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html',
  },
  {
    id: 'aws-sigv2',
    title: 'Amazon S3 Signature Version 2',
    url: 'https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html',
  },
  {
    id: 'gcs-v4',
    title: 'Google Cloud Storage V4 signing',
    url: 'https://cloud.google.com/storage/docs/authentication/signatures',
  },
  {
    id: 'azure-sharedkey',
    title: 'Azure Storage: authorize with Shared Key',
    url: 'https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key',
  },
  {
    id: 'azure-sas',
    title: 'Azure: shared access signatures',
    url: 'https://learn.microsoft.com/rest/api/storageservices/delegate-access-with-shared-access-signature',
  },
];

export const SPECS: ReadonlyMap<string, Spec> = new Map(
  [
    ...rfcs.map(
      ([number, title]): Spec => ({
        id: `rfc${number}`,
        title: `RFC ${number}, ${title}`,
        url: `https://www.rfc-editor.org/rfc/rfc${number}.html`,
      }),
    ),
    ...others,
  ].map(spec => [spec.id, Object.freeze(spec)]),
);

/**
 * The reference for an id such as `rfc9110`, or for a section of it, `rfc9110#15.5.2`. Undefined for an unknown id; a
 * test walks through every id that the other tables name.
 */
export function specOf(id: string): Spec | undefined {
  const [name = '', section] = id.split('#', 2);
  const spec = SPECS.get(name);
  if (!spec || section === undefined) return spec;
  const [short = spec.title] = spec.title.split(',', 1);
  return { id, title: `${short}, section ${section}`, url: `${spec.url}#section-${section}` };
}
