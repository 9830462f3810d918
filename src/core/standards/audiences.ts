/**
 * Audiences that name one well-known API, whatever the token's issuer: a token for them opens nothing else.
 *
 * @see https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in
 * @see https://openid.net/specs/openid-connect-core-1_0.html#UserInfo
 */
export interface KnownAudience {
  readonly audience: RegExp;
  /** For people. */
  readonly api: string;
  /** Hosts and paths at which that API itself is asked. */
  readonly home: RegExp;
}

export const KNOWN_AUDIENCES: readonly KnownAudience[] = [
  {
    audience: /^(?:00000003-0000-0000-c000-000000000000|https:\/\/graph\.microsoft\.com\/?)$/i,
    api: 'Microsoft Graph',
    home: /^graph\.microsoft\./,
  },
  {
    audience: /^(?:00000002-0000-0000-c000-000000000000|https:\/\/graph\.windows\.net\/?)$/i,
    api: 'Azure AD Graph',
    home: /^graph\.windows\.net/,
  },
  {
    audience:
      /^(?:797f4846-ba00-4fd7-ba43-dac1f8f63013|https:\/\/management\.(?:azure|core\.windows)\.(?:com|net)\/?)$/i,
    api: 'Azure Resource Manager',
    home: /^management\./,
  },
  { audience: /\/userinfo$/i, api: "the provider's user-info endpoint", home: /\/userinfo\/?$/i },
  // Keycloak puts its own account console there when no other audience is mapped.
  { audience: /^account$/, api: "the provider's account console", home: /\/account(?:\/|$)/ },
];
