import type { Challenge, ParsedChallenges } from '../http/challenges.ts';
import type { TokenFacts } from '../tokens/index.ts';
import type { BrowserName, RequestType } from './exchange.ts';
import type { Observed } from './observed.ts';

/** Salted, truncated HMAC: equal values have equal fingerprints within one browser session, and nothing more is told. */
export type Fingerprint = string;

/** What is left of an episode without secrets: the only thing that is stored, sent to the views and exported. */
export interface Evidence {
  readonly id: string;
  readonly browser: BrowserName;
  /** Local clock when the episode settled, epoch milliseconds. */
  readonly now: number;
  readonly subject: ExchangeEvidence;
  /** Oldest first, without the subject. */
  readonly others: readonly ExchangeEvidence[];
  readonly jar: Observed<readonly JarCookie[]>;
}

/** One exchange without secrets. Times are epoch milliseconds by the local clock. */
export interface ExchangeEvidence {
  readonly id: string;
  readonly requestId: string | null;
  readonly tabId: number;
  /** The cookie store that the request used, where the browser tells it (Firefox). */
  readonly cookieStore?: string;
  readonly frameId: number | null;
  /** The frame around that frame, -1 for the top frame. Absent where the browser does not tell. */
  readonly parentFrameId?: number | null;
  readonly type: RequestType;
  readonly method: string;
  readonly url: UrlEvidence;
  readonly initiator: UrlEvidence | null;
  /** The document or worker that asked, where the browser tells more than its origin (Firefox). */
  readonly document?: UrlEvidence | null;
  readonly topLevel: UrlEvidence | null;
  readonly time: number;
  readonly endTime: number | null;
  /** 0: no answer arrived. */
  readonly status: number;
  readonly statusLine: string;
  readonly error: string | null;
  readonly redirectedTo: UrlEvidence | null;
  readonly fromCache: boolean;
  /** Absent unless the page's service worker answered from a store of its own. */
  readonly fromWorker?: boolean;
  readonly prompted: boolean;
  /** Why401 kept the browser's login prompt closed, as the person has asked. */
  readonly promptClosed?: true;
  readonly request: Observed<RequestEvidence>;
  readonly response: Observed<ResponseEvidence>;
  readonly body: Observed<BodyEvidence>;
  /** What network events do not tell and DevTools showed; absent when there is no such thing. */
  readonly throughDevtools?: readonly ('body' | 'credential' | 'code')[];
  /** The code that asked, the innermost call first; absent where the browser did not tell it. */
  readonly calledFrom?: readonly CodePlaceEvidence[];
  /** The body is of the same question asked once more, at this time; absent where it is the answer's own. */
  readonly askedAgainAt?: number;
}

/** A place in the page's code: where, not what stands there. */
export interface CodePlaceEvidence {
  readonly url: UrlEvidence;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1; null where the browser tells the line alone. */
  readonly column: number | null;
  /** Empty for code outside of functions, and for functions without a name. */
  readonly functionName: string;
}

/** A URL whose userinfo, fragment, token-like path segments and query values are gone. */
export interface UrlEvidence {
  /** For display: query values that are not on the allow-list are shown as `…`. */
  readonly href: string;
  /** With the colon, as in `https:`. */
  readonly protocol: string;
  readonly hostname: string;
  readonly port: string;
  readonly origin: string;
  /** Scheme and registrable domain (or host): what SameSite compares. */
  readonly site: string;
  readonly path: string;
  readonly query: readonly QueryEvidence[];
  readonly hasUserinfo: boolean;
}

export interface QueryEvidence {
  readonly name: string;
  /** Only for names on the allow-list (dates, error words, flow parameters). */
  readonly value: string | null;
  readonly length: number;
  readonly fingerprint: Fingerprint;
}

export interface RequestEvidence {
  /** Lower-case, in the order of the wire. */
  readonly headerNames: readonly string[];
  /** Lower-case names of the allow-list only. */
  readonly headers: Readonly<Record<string, string>>;
  /** Every place of the request that carries a credential other than a cookie. */
  readonly credentials: readonly CredentialEvidence[];
  /** Fields that prove something about the request and are no credential by themselves (DPoP, HTTP signatures). */
  readonly proofs: readonly CredentialEvidence[];
  /** Fields in which the page repeats an anti-forgery token; fingerprints of the URL-decoded values. */
  readonly antiForgery: readonly SentCookie[];
  /** In the order of the Cookie field, duplicates kept. */
  readonly cookies: readonly SentCookie[];
  /** Every other field, whose value may be a secret: what tells whether it was the same on another request. */
  readonly otherFields: readonly SentCookie[];
  /** Bytes of all header names and values. */
  readonly headerBytes: number;
}

export interface SentCookie {
  readonly name: string;
  readonly fingerprint: Fingerprint;
  readonly length: number;
}

/** One credential that went over the wire, without the secret in it. */
export interface CredentialEvidence {
  readonly place: 'authorization' | 'proxy-authorization' | 'header' | 'query';
  /** Header or parameter name, lower-case. */
  readonly name: string;
  /** As sent; null where the value names none. */
  readonly scheme: string | null;
  /** Of the whole value. */
  readonly fingerprint: Fingerprint;
  /** Of the part after the scheme (after a doubled or glued one as well); equals a token's fingerprint anywhere else. */
  readonly secretFingerprint: Fingerprint;
  readonly length: number;
  /** What is odd about the form; `well-formed` is the normal case. See `http/credentials.ts`. */
  readonly shape: string;
  /** What the shape shows in public, such as the placeholder that was sent; never a secret. */
  readonly shapeDetail: string | null;
  /** For schemes that carry a token, or a bare value that is one. */
  readonly token: TokenFacts | null;
  /** Scheme-specific public facts from `schemes/`, such as `{nonce: <fingerprint>, nc: '00000004'}` of Digest. */
  readonly facts: Readonly<Record<string, FactJson>>;
}

export type FactJson = string | number | boolean | null | readonly string[];

/** A challenge whose one-time values are marks. */
export interface ChallengeEvidence extends Challenge {
  /** What the scheme read in those values while they were there; absent where there were none. */
  readonly read?: { readonly asks: string; readonly notes: readonly string[] };
}

export interface ChallengesEvidence extends ParsedChallenges {
  challenges: ChallengeEvidence[];
}

export interface ResponseEvidence {
  readonly headerNames: readonly string[];
  /** Lower-case names of the allow-list only; fields of one name joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /** WWW-Authenticate; null when the field is absent. Blobs longer than a nonce are replaced by their fingerprint. */
  readonly challenges: ChallengesEvidence | null;
  /** Proxy-Authenticate; null when the field is absent. */
  readonly proxyChallenges: ChallengesEvidence | null;
  readonly setCookies: readonly SetCookieEvidence[];
  /** The `Date` field, epoch milliseconds; not seen when it is missing, broken, or of a cached answer. */
  readonly date: Observed<number>;
  /** Seconds; null without an `Age` field. */
  readonly age: number | null;
}

export interface SetCookieEvidence {
  readonly name: string;
  readonly fingerprint: Fingerprint;
  /** Bytes of the value. */
  readonly length: number;
  /** As sent, null when not given. */
  readonly domain: string | null;
  readonly path: string | null;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly partitioned: boolean;
  /** Lower-case as sent, null when not given. */
  readonly sameSite: string | null;
  /** Epoch milliseconds of the end of its life by the local clock; null for a session cookie. */
  readonly expires: number | null;
  /** True when it deletes: Max-Age ≤ 0 or Expires in the past. */
  readonly clears: boolean;
  /** The rule by which this browser refuses it, or null. See `http/cookies.ts`. */
  readonly refused: string | null;
}

export interface BodyEvidence {
  readonly kind: 'empty' | 'json' | 'html' | 'xml' | 'form' | 'text' | 'binary';
  /** Characters. */
  readonly length: number;
  /** Texts of allow-listed members and elements (error, message, detail, code, title …) with their path, masked. */
  readonly words: readonly { readonly path: string; readonly text: string }[];
  /** Members that hold tokens or their lifetime (access_token, refresh_token, id_token, expires_in …). */
  readonly tokens: readonly BodyToken[];
  /** Key ids of a JWKS document; empty otherwise. */
  readonly keyIds: readonly string[];
  /** HTML only: a password field is in it. */
  readonly hasLoginForm: boolean;
  /** HTML only: paths to which its forms are sent. */
  readonly formPaths?: readonly string[];
}

export interface BodyToken {
  readonly path: string;
  /** The member's own name, such as access_token. */
  readonly name: string;
  readonly fingerprint: Fingerprint;
  readonly length: number;
  readonly token: TokenFacts | null;
  /** Numbers, such as expires_in (seconds), are kept as they are. */
  readonly number: number | null;
}

/** A cookie of the jar without its value. */
export interface JarCookie {
  readonly name: string;
  readonly fingerprint: Fingerprint;
  readonly length: number;
  readonly domain: string;
  readonly hostOnly: boolean;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: 'no_restriction' | 'lax' | 'strict' | 'unspecified';
  /** Epoch milliseconds; null for a session cookie. */
  readonly expires: number | null;
  readonly storeId: string;
  readonly partitionKey: { readonly topLevelSite: string; readonly hasCrossSiteAncestor: boolean | null } | null;
}
