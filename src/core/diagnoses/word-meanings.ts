/**
 * What a server's words can mean. The words of group C (`expired` … `wrong-type`) name a reason; `invalid-token`,
 * `credentials-refused`, `not-signed-in` and `forbidden` name none. The last ones speak of something else than who is
 * asking and what he may (`OTHER_SUBJECTS` in `other-subjects.ts`).
 */
export type Meaning =
  | 'expired'
  | 'not-yet-valid'
  | 'not-active'
  | 'revoked'
  | 'audience'
  | 'issuer'
  | 'tenant'
  | 'unknown-key'
  | 'algorithm'
  | 'signature'
  | 'malformed'
  | 'wrong-type'
  | 'invalid-token'
  | 'credentials-refused'
  | 'wrong-password'
  | 'unknown-user'
  | 'account-disabled'
  | 'password-expired'
  | 'scope'
  | 'permission'
  | 'forbidden'
  | 'step-up'
  | 'missing-credentials'
  | 'missing-api-key'
  | 'invalid-api-key'
  | 'not-signed-in'
  | 'unsupported-scheme'
  | 'bearer-form'
  | 'credentials-twice'
  | 'session-over'
  | 'session-unknown'
  | 'csrf-token'
  | 'csrf-origin'
  | 'client-auth'
  | 'invalid-grant'
  | 'refresh-reuse'
  | 'dpop-nonce'
  | 'dpop-proof'
  | 'request-signature'
  | 'clock'
  | 'no-such-route'
  | 'client-certificate'
  | 'blocked-address'
  | 'misconfigured'
  | 'rate-limit'
  | 'unavailable'
  | 'captcha'
  | 'unverified'
  | 'licence'
  | 'sso-required';

export interface WordPattern {
  readonly meaning: Meaning;
  /** Matched against one sentence in the form that `sentencesOf()` gives: lower case, codes split into words. */
  readonly pattern: RegExp;
  /** What makes the same words mean something else. */
  readonly unless?: RegExp;
  /** Matched against what stands between commas, where the thing and its state are named apart. */
  readonly within?: 'phrase';
  /** It fits, but the thing is not named: never sure. */
  readonly vague?: true;
}

export const word = (meaning: Meaning, pattern: RegExp, unless?: RegExp): WordPattern =>
  unless ? { meaning, pattern, unless } : { meaning, pattern };

/** Anything but a plain yes: services say it in a hundred ways. */
const NO =
  /\b(?:invalid|mismatch\w*|wrong|unexpected|incorrect|bad|unknown|unsupported|untrusted|disallowed|unable|fail(?:s|ed|ure)?|error|reject\w*|refused|denied|not|no|cannot|can t|doesn t|does not|isn t|wasn t|expected|must|should|instead|allowed|different|another)\b/
    .source;
export const near = (subject: string): RegExp => new RegExp(`(?=.*(?:${NO})).*\\b(?:${subject})\\b`);

/** Things that carry an identity over the wire. */
export const TOKEN =
  '(?:(?:access|auth|id|bearer|security|oauth2?|web|json|api|session|authentication|authorization|login|user) ?)*(?:tokens?|jwts?|jws|credentials?|assertion|ticket|bearer)';
export const ABSENT =
  '(?:not (?:been )?(?:provided|found|present|supplied|sent|set|specified|given|included|attached|received)|missing|absent|required|empty|needed|expected|blank|wasn t (?:provided|found|sent)|null|undefined|must be (?:provided|supplied|sent|present|passed|included))';
export const KEY =
  '(?:api|subscription|application|app|access|consumer|client|service|license|secret|developer) ?key(?: id)?';
export const ACCOUNT = '(?:account|user|profile|member|login|customer|principal|employee|username)';
export const OFF =
  '(?:disabled|inactive|deactivated|locked(?: out)?|suspended|deleted|blocked|banned|closed|terminated|removed|frozen|archived|not active|not enabled|no longer active|lockout|expired)';
/** A warning about the future, or a count of tries that are left, is no statement about the account's state. */
export const NOT_YET =
  /\b(?:will|may|might|could|would|going to|about to|before|until|unless|to avoid|in order not)\b|\b(?:attempts?|tries)\b.*\b(?:left|remain\w*|more)\b|\bmore (?:attempts?|tries)\b/;
/** "User registration is disabled", "this user's comments": what is off belongs to the account, and is not it. */
const BELONGING =
  '(?:s|registrations?|creation|sign ?ups?|management|linking|switching|deletion|search|impersonation|uploads?|photos?|pictures?|images?|notifications?|messages?|comments?|posts?|content|files?|orders?|tickets?|projects?|groups?|lists?|settings?|data|pages?|areas?|portal|api|exports?|imports?|recovery|editing|setup|onboarding|merging|migration|verification|managers?|owners?|representatives?|executives?|teams?|buttons?|forms?|links?|menus?|screens?|dashboards?|features?|options?|avatars?|history|activity|balances?)';
/**
 * The account that is spoken of: not one that did something ("locked by another user"), nor a thing of it. Of two words
 * for it ("user account creation") the last one counts, whose thing follows.
 */
export const THE_ACCOUNT = `(?<!\\bby (?:\\w+ ){0,3})\\b${ACCOUNT}\\b(?! (?:${ACCOUNT}|${BELONGING})\\b)`;
/** "They have blocked you" tells what somebody did; "has been blocked" tells a state. */
export const DID_IT =
  /\b(?:has|have|had|ve) (?:disabled|deactivated|locked|suspended|deleted|blocked|banned|closed|terminated|removed|frozen|archived)\b(?! out\b)/;
export const OTHER_THING =
  /\b(?:c ?s ?r ?f|xsrf|forgery|nonce|certificate|cert|password|passcode|pin|code verifier|licen[cs]e|subscription|trial|plan|captcha|invitation|invite|coupon|voucher|membership|(?:payment|credit|debit) card|cache|page|request timestamp|hmac timestamp)\b/;
