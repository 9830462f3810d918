import type { BrowserCookie } from '../../platform/cookies.ts';

/**
 * Whether a cookie looks like one that carries a sign-in, and by what. A guess by name and form for the preview,
 * in which the person decides; never a fact.
 *
 * @returns the reason in words, or null
 */
export function signInLikelihood(cookie: Pick<BrowserCookie, 'name' | 'value' | 'httpOnly'>): string | null {
  const { name, value, httpOnly } = cookie;
  if (NOT_A_SIGN_IN.test(name)) return null;
  if (SESSION_NAMES.test(name)) return 'its name is that of a session or a sign-in';
  if (/^ey[\w-]+\.[\w-]+\.[\w-]*$/.test(value)) return 'its value is a signed token';
  if (httpOnly && value.length >= 16 && isRandom(value))
    return 'its value is random and hidden from scripts, as session keys are';
  return null;
}

// Forgery tokens, consent, measurement and load balancing have names like sessions but sign nobody in.
const NOT_A_SIGN_IN =
  /csrf|xsrf|consent|^_ga|^_gid|^_fbp|analytics|locale|lang|theme|^awsalb|^bigip|affinity|lb_?cookie/i;

const SESSION_NAMES =
  /sess|(^|[._-])sid([._-]|$)|(^|[._-])auth|auth$|token|jwt|(^|[._-])(log[-_]?in|logged|remember|identity|sso|ticket|account|user)|\.aspxauth|saml/i;

/** Letters and digits in a mix that words do not have. */
function isRandom(value: string): boolean {
  const distinct = new Set(value).size;
  return distinct >= 10 && /\d/.test(value) && /[a-z]/i.test(value) && !/[ ]/.test(value);
}
