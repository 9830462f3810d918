/**
 * Numbers of Microsoft Entra's errors (`AADSTS50126`) that people meet at sign-in, in words of our own.
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
const MEANINGS: Readonly<Record<number, string>> = {
  16000: 'Several accounts are signed in; one has to be chosen.',
  50001: 'The resource that the token is for does not exist or is switched off in this tenant.',
  50011: 'The address to return to is not registered for the application.',
  50020: 'The account is of another tenant and was not invited to this one.',
  50034: 'There is no such account in this tenant.',
  50053: 'The account is locked, or the sign-in comes from an address that is blocked.',
  50055: 'The password has expired.',
  50057: 'The account is switched off.',
  50058: 'A silent sign-in was tried, but nobody is signed in.',
  50059: 'The request does not tell which tenant is meant.',
  50072: 'The person has to register for a second factor first.',
  50074: 'A second factor is required.',
  50076: 'A second factor is required by the administrator’s rules.',
  50079: 'The person has to register for a second factor first.',
  50105: 'The person is not assigned to the application.',
  50126: 'User name or password is wrong.',
  50133: 'The session ended because the password was changed or reset.',
  50140: 'The sign-in stopped at “stay signed in?”.',
  50158: 'Another security check has to be passed first.',
  50173: 'The token was withdrawn; the person has to sign in again.',
  53000: 'Conditional access asks for a device that follows the rules.',
  53001: 'Conditional access asks for a device that has joined the domain.',
  53003: 'Conditional access does not allow a token here.',
  53004: 'The person has to register for a second factor, and this place does not allow that.',
  54005: 'The authorization code was used before.',
  65001: 'Nobody agreed yet to what the application asks for.',
  65004: 'The person refused what the application asks for.',
  70000: 'The refresh token or code is not valid.',
  70002: 'The application’s own credentials are wrong.',
  70008: 'The refresh token or code has expired.',
  70011: 'A scope that was asked for does not exist.',
  90002: 'There is no such tenant.',
  90014: 'A field of the request is missing.',
  90019: 'The request does not tell which tenant is meant.',
  90072: 'The account is of another tenant and has to be invited to this one.',
  500119: 'The address to return to has a form that is not allowed.',
  530003: 'Conditional access asks for a managed device.',
  530032: 'Conditional access blocks the sign-in.',
  700016: 'The application does not exist in this tenant.',
  700027: 'The signature of the application’s own assertion is not valid.',
  700082: 'The refresh token expired because it was not used for too long.',
  700084: 'The refresh token of a page lives a day, and the day is over.',
  900144: 'A parameter of the request’s body is missing.',
  7000112: 'The application is switched off.',
  7000215: 'The application’s secret is wrong; its id may have been pasted instead of its value.',
  7000222: 'The application’s secret has expired.',
  9002325: 'The sign-in has to use PKCE.',
  9002326: 'A code may be redeemed from a page only if the application is registered as one.',
};

const BY_CODE: ReadonlyMap<string, string> = new Map(Object.entries(MEANINGS));

/** Every AADSTS number in a text with its meaning, null for one that is not on the list; each once, ten at most. */
export function entraErrorsIn(text: string): { code: string; means: string | null }[] {
  const codes = new Set([...text.slice(0, 100_000).matchAll(/AADSTS(\d{4,8})/g)].map(found => found[1] as string));
  return [...codes].slice(0, 10).map(code => ({ code: `AADSTS${code}`, means: BY_CODE.get(code) ?? null }));
}
