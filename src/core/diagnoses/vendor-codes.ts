import type { Meaning } from './word-meanings.ts';

/**
 * Numbers that identity providers give their errors; the words around them are for people and change.
 * Entra: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
const ENTRA: Readonly<Record<string, Meaning>> = {
  50034: 'unknown-user',
  50053: 'account-disabled',
  50055: 'password-expired',
  50057: 'account-disabled',
  50058: 'not-signed-in',
  50059: 'tenant',
  50072: 'step-up',
  50074: 'step-up',
  50076: 'step-up',
  50079: 'step-up',
  50105: 'permission',
  50126: 'wrong-password',
  50133: 'revoked',
  50158: 'step-up',
  50173: 'revoked',
  53000: 'permission',
  53001: 'permission',
  53003: 'permission',
  54005: 'refresh-reuse',
  65001: 'scope',
  70000: 'invalid-grant',
  70002: 'client-auth',
  70008: 'invalid-grant',
  700016: 'tenant',
  700027: 'client-auth',
  700082: 'invalid-grant',
  700084: 'invalid-grant',
  7000112: 'client-auth',
  7000215: 'client-auth',
  7000222: 'client-auth',
  9002325: 'client-auth',
  9002326: 'client-auth',
  90002: 'tenant',
  90072: 'tenant',
};

/** Facebook's `error_subcode` (https://developers.facebook.com/docs/graph-api/guides/error-handling). */
const FACEBOOK_SUBCODES: Readonly<Record<string, Meaning>> = {
  458: 'revoked',
  460: 'revoked',
  463: 'expired',
  467: 'invalid-token',
};

/** Statuses of SharePoint's `x-ms-diagnostics`, before its reason in words. */
const MS_DIAGNOSTICS: Readonly<Record<string, Meaning>> = {
  3000003: 'signature',
  3000006: 'signature',
  3000008: 'issuer',
};

/**
 * The meaning of a vendor's number.
 *
 * @param text a text of the answer
 * @param name the member, parameter or field in which it stood
 */
export function meaningOfCode(text: string, name: string): Meaning | null {
  const entra = /\bAADSTS(\d{5,7})\b/.exec(text)?.[1];
  if (entra) return ENTRA[entra] ?? null;
  if (/error_codes\b/.test(name)) return ENTRA[text] ?? null;
  if (/error_subcode$/.test(name)) return FACEBOOK_SUBCODES[text] ?? null;
  if (name === 'x-ms-diagnostics') return MS_DIAGNOSTICS[/^(\d+)/.exec(text)?.[1] ?? ''] ?? null;
  return null;
}
