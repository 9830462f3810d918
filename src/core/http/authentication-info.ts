import { type AuthParam, parseChallenges } from './challenges.ts';

export type ReadAuthenticationInfo =
  | { ok: true; params: AuthParam[] }
  | { ok: false; reason: string; params: AuthParam[] };

/**
 * Reads Authentication-Info or Proxy-Authentication-Info: parameters without a scheme (RFC 9110 §11.6.3), such as
 * Digest's `nextnonce` and `rspauth`. A field outside the grammar gives the best recovery.
 */
export function parseAuthenticationInfo(value: string): ReadAuthenticationInfo {
  // The same list of parameters as after a scheme, so a scheme in front lets the one parser read it.
  const { ok, challenges, problems } = parseChallenges([`Info , ${value}`]);
  const params = challenges[0]?.params ?? [];
  if (ok && challenges.length === 1) return { ok: true, params };
  return { ok: false, reason: problems[0]?.reason ?? 'stray-text', params };
}
