import type { FixKind, HomeRule, StorageRule } from '../core/index.ts';

/** What to do about a cookie, and the kind of fix that does or explains it. */
export interface Remedy {
  readonly kind: FixKind;
  readonly say: string;
}

interface HomeWords {
  /** Why it stayed home, as a sentence. */
  readonly why: string;
  readonly remedy: Remedy | null;
  /** Where the rule is written. */
  readonly spec: SpecName;
}

type SpecName =
  | 'lifetime'
  | 'domain'
  | 'path'
  | 'sending'
  | 'site'
  | 'storing'
  | 'parsing'
  | 'chips'
  | 'fetch'
  | 'preflight';

const DRAFT = 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-';

export const COOKIE_SPECS: Readonly<Record<SpecName, { readonly title: string; readonly url: string }>> = {
  lifetime: { title: 'RFC 6265bis §5.6: Expires and Max-Age', url: `${DRAFT}5.6` },
  domain: { title: 'RFC 6265bis §5.1.3: Domain matching', url: `${DRAFT}5.1.3` },
  path: { title: 'RFC 6265bis §5.1.4: Path matching', url: `${DRAFT}5.1.4` },
  sending: { title: 'RFC 6265bis §5.8.3: Retrieval algorithm', url: `${DRAFT}5.8.3` },
  site: { title: 'RFC 6265bis §5.2: Same-site and cross-site requests', url: `${DRAFT}5.2` },
  storing: { title: 'RFC 6265bis §5.7: Storage model', url: `${DRAFT}5.7` },
  parsing: { title: 'RFC 6265bis §5.6: The Set-Cookie header field', url: `${DRAFT}5.6` },
  chips: {
    title: 'Cookies Having Independent Partitioned State',
    url: 'https://datatracker.ietf.org/doc/html/draft-cutler-httpbis-partitioned-cookies',
  },
  fetch: {
    title: 'Fetch standard: credentials mode',
    url: 'https://fetch.spec.whatwg.org/#concept-request-credentials-mode',
  },
  preflight: {
    title: 'Fetch standard: CORS-preflight fetch',
    url: 'https://fetch.spec.whatwg.org/#cors-preflight-fetch',
  },
};

const ACROSS_SITES: Remedy = {
  kind: 'server-config',
  say: 'If other sites are meant to call, set it with SameSite=None; Secure. Otherwise call it from its own site.',
};
const NEXT_TIME: Remedy = { kind: 'reload-page', say: 'The next request carries it: load the page again.' };

/** The words of every reason; a reason without words does not compile. */
export const HOME_WORDS: Readonly<Record<HomeRule, HomeWords>> = {
  'not-a-url': { why: 'The requested address cannot be read.', remedy: null, spec: 'sending' },
  expired: {
    why: 'Its lifetime had ended.',
    remedy: { kind: 'sign-in-again', say: 'Sign in again: a new one comes with it.' },
    spec: 'lifetime',
  },
  'host-only': {
    why: 'It was set without Domain, so it goes to exactly the host that set it.',
    remedy: { kind: 'server-config', say: 'If both hosts share a sign-in, set it with the Domain that covers both.' },
    spec: 'domain',
  },
  domain: {
    why: 'It belongs to another host.',
    remedy: { kind: 'use-other-url', say: 'Use the host where the cookie lives, or sign in at this one.' },
    spec: 'domain',
  },
  path: {
    why: 'Its Path does not cover the requested path.',
    remedy: { kind: 'server-config', say: 'Set it with Path=/, or with a path above both addresses.' },
    spec: 'path',
  },
  secure: {
    why: 'It is Secure, and the request went over plain http.',
    remedy: { kind: 'use-other-url', say: 'Ask over https.' },
    spec: 'sending',
  },
  partition: {
    why: 'It lives in the partition of another top-level site.',
    remedy: { kind: 'sign-in-again', say: 'Sign in inside this page: each top-level site has cookies of its own.' },
    spec: 'chips',
  },
  'samesite-strict': {
    why: 'It is SameSite=Strict, and the request came from another site.',
    remedy: ACROSS_SITES,
    spec: 'site',
  },
  'samesite-lax': {
    why: 'It is SameSite=Lax, and the request came from another site without being a link that was followed.',
    remedy: ACROSS_SITES,
    spec: 'site',
  },
  'samesite-unspecified': {
    why: 'It names no SameSite, which counts as Lax, and the request came from another site.',
    remedy: ACROSS_SITES,
    spec: 'site',
  },
  'lax-post-grace': {
    why: 'It names no SameSite: Chrome sends it with a form of another site only in its first two minutes.',
    remedy: ACROSS_SITES,
    spec: 'site',
  },
  'context-not-seen': {
    why: 'Whether the request came from another site was not seen.',
    remedy: null,
    spec: 'site',
  },
  'third-party': {
    why: 'No rule of the cookie kept it: the browser blocks third-party cookies, or the page asked without credentials.',
    remedy: {
      kind: 'browser-setting',
      say: 'Allow third-party cookies for this page, or have the server set it Partitioned.',
    },
    spec: 'sending',
  },
  preflight: {
    why: 'A preflight never carries cookies.',
    remedy: null,
    spec: 'preflight',
  },
  'set-later': {
    why: 'It came with this answer or after it, so the request could not carry it.',
    remedy: NEXT_TIME,
    spec: 'storing',
  },
  'changed-since': {
    why: 'The request carried another value of this name, which this one has replaced since.',
    remedy: NEXT_TIME,
    spec: 'storing',
  },
  'credentials-mode': {
    why: 'No rule of the cookie kept it: the page asked another origin without credentials, and no cookie went along.',
    remedy: {
      kind: 'frontend-code',
      say: "Ask with credentials: 'include'; the server then has to allow credentials for this exact origin.",
    },
    spec: 'fetch',
  },
  'anonymous-mode': {
    why: 'No rule of the cookie kept it: what is loaded this way goes to another origin without credentials.',
    remedy: { kind: 'frontend-code', say: 'Load it with crossorigin="use-credentials".' },
    spec: 'fetch',
  },
  'no-cookie-at-all': {
    why: "No rule of the cookie kept it, and no cookie went along: credentials: 'omit', or something on the way out took them off.",
    remedy: {
      kind: 'disable-extension',
      say: "Look for credentials: 'omit' in the page's code, then switch off extensions that change requests.",
    },
    spec: 'fetch',
  },
  'no-known-rule': {
    why: 'Other cookies went along, and no known rule kept this one: it may have come into the jar since.',
    remedy: NEXT_TIME,
    spec: 'sending',
  },
};

/** What the server has to change for a Set-Cookie to be taken. */
export const STORAGE_REMEDIES: Readonly<Record<StorageRule, string>> = {
  'not-a-url': 'Nothing can be said about an address that cannot be read.',
  empty: 'Give the cookie a name.',
  'control-character': 'Encode the value: no line breaks, tabs or other control characters.',
  'too-large': 'Keep the data on the server and only an id in the cookie.',
  'domain-not-ascii': 'Write the Domain in its ASCII (punycode) form.',
  'public-suffix': 'Leave Domain out, or name your own registrable domain.',
  'domain-mismatch': 'Leave Domain out, or name the host that answers or a parent of it.',
  'secure-over-http': 'Answer over https.',
  'overwrites-secure-cookie': 'Answer over https, or use another name.',
  'samesite-none-insecure': 'Add Secure, and answer over https.',
  'samesite-cross-site': 'Set it with SameSite=None; Secure, or sign in at the site itself.',
  'secure-prefix': 'Add Secure, or drop the prefix __Secure- from the name.',
  'host-prefix': 'Set it with Secure, Path=/ and without Domain, or drop the prefix __Host- from the name.',
  'http-prefix': 'Add Secure and HttpOnly, or drop the prefix from the name.',
  'prefix-without-name': 'Give the cookie a name.',
  'partitioned-insecure': 'Add Secure.',
};
