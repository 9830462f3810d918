import type { Evidence, ExchangeEvidence, SentCookie } from '../evidence/evidence.ts';

/**
 * True when a cookie of this name may hold a session or a token. Names are a custom: a hint to choose between cookies,
 * never proof.
 */
export const isSessionName = (name: string): boolean => SESSION.test(name) && !isOtherName(name);

/**
 * Cookies of measurement, consent, taste, one-time messages, forgery protection and load balancing: losing them signs nobody out. And
 * `<name>.sig`, which only signs the cookie of that name (https://github.com/pillarjs/cookies).
 */
export const isOtherName = (name: string): boolean => OTHER.test(name);

const SESSION =
  /sess|sid(?:$|[^a-z])|(?:^|[^a-z])sid|token|jwt|auth|log(?:ged)?[-_]?in|sso|saml|oidc|ident|ticket|remember|refresh|access|passport|credential|account|user|^(?:s|at|rt|id|__host-(?:at|rt|s|sid|id))$/i;
const OTHER =
  /^(?:_ga|_gid|_gat|_gcl|_fbp|_fbc|_hj|_pk_|_uet|_clck|_clsk|__utm|__cf_bm|cf_clearance|cf_ob_|cf_use_ob|_cfuvid|__cflb|awsalb|awselb|aws-waf|incap_|visid_|nlbi_|ak_bmsc|bm_|_abck|datadome|mp_|ajs_|amp_|amplitude|optimizely|intercom|hubspot|_mkto|bigip|f5_|srv_?id|serverid|route|sticky|arraffinity|ingresscookie|traefik)|c ?s ?r ?f|xsrf|antiforgery|consent|(?:^|[^a-z])flash(?:$|[^a-z])|cookie[-_]?(?:law|banner|policy)|locale|^lang(?:uage)?$|theme|timezone|^tz$|wp-settings|experiment|_state$|^state|nonce|\.sig$/i;

/** Cookies of the request that may hold a session: by name, or because a script may not read them. */
export function sessionCookiesOf(x: ExchangeEvidence, evidence: Evidence): readonly SentCookie[] {
  if (!x.request.seen) return [];
  const hidden = hiddenFromScripts(evidence);
  return x.request.value.cookies.filter(c => !isOtherName(c.name) && (isSessionName(c.name) || hidden.has(c.name)));
}

/** Asked for every exchange of an episode, so worked out once for each: otherwise the work grows with their square. */
const HIDDEN = new WeakMap<Evidence, ReadonlySet<string>>();

/** Names of cookies that were set or are kept as HttpOnly: what a page need not read is mostly a session. */
function hiddenFromScripts(evidence: Evidence): ReadonlySet<string> {
  const known = HIDDEN.get(evidence);
  if (known) return known;
  const names = new Set<string>();
  HIDDEN.set(evidence, names);
  if (evidence.jar.seen) for (const c of evidence.jar.value) if (c.httpOnly) names.add(c.name);
  for (const x of [evidence.subject, ...evidence.others]) {
    if (!x.response.seen) continue;
    for (const c of x.response.value.setCookies) if (c.httpOnly && !c.clears) names.add(c.name);
  }
  return names;
}

/** A call that changes something, and whose answer deletes the session that it carried: a sign-out, whatever its address. */
export const endsSession = (x: ExchangeEvidence, evidence: Evidence): boolean =>
  (x.method === 'POST' || x.method === 'DELETE') &&
  x.status < 400 &&
  x.response.seen &&
  x.response.value.setCookies.some(c => c.clears && sessionCookiesOf(x, evidence).some(own => own.name === c.name)) &&
  // One that is replaced by another session belongs to a sign-in or a rotation.
  !x.response.value.setCookies.some(c => !c.clears && isSessionName(c.name));

/** True when the request carried a cookie of exactly this value under any name. */
export const carried = (x: ExchangeEvidence, cookie: { readonly fingerprint: string }): boolean =>
  x.request.seen && x.request.value.cookies.some(c => c.fingerprint === cookie.fingerprint);

/** The values of one name in one request, in the order of the wire. */
export const valuesOf = (x: ExchangeEvidence, name: string): readonly string[] =>
  x.request.seen ? x.request.value.cookies.filter(c => c.name === name).map(c => c.fingerprint) : [];

/** True when the answer set a cookie of exactly this value under any name. */
export const gave = (x: ExchangeEvidence, cookie: { readonly fingerprint: string }): boolean =>
  x.response.seen && x.response.value.setCookies.some(c => !c.clears && c.fingerprint === cookie.fingerprint);
