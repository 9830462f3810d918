import type { Observed } from './observed.ts';
import type { Secret } from './secret.ts';

/** One header field as it came over the wire; Firefox joins fields of one name by a newline. */
export type Header = readonly [name: string, value: string];

/** The request types of webRequest that both browsers know; anything else is `other`. */
export type RequestType =
  | 'main_frame'
  | 'sub_frame'
  | 'stylesheet'
  | 'script'
  | 'image'
  | 'font'
  | 'object'
  | 'xmlhttprequest'
  | 'ping'
  | 'media'
  | 'websocket'
  | 'web_manifest'
  | 'other';

export type BrowserName = 'chrome' | 'firefox' | 'unknown';

/** A place in a page's code. */
export interface CodePlace {
  readonly url: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1; null where the browser tells the line alone. */
  readonly column: number | null;
  /** Empty for code outside of functions, and for functions without a name. */
  readonly functionName: string;
}

/** One request and its response on one hop: raw headers, in memory only. `collect()` turns it into evidence. */
export interface Exchange {
  /** Unique per hop and auth leg. */
  readonly id: string;
  /** Shared by the redirect hops and auth legs of one request; null where the source does not tell. */
  readonly requestId: string | null;
  /** -1: no tab, such as a service worker. */
  readonly tabId: number;
  /** The cookie store that the request used. Absent where the source does not tell. */
  readonly cookieStore?: string;
  /** 0 is the top frame; null where the source does not tell. */
  readonly frameId: number | null;
  /** The frame around that frame, -1 for the top frame. Absent where the source does not tell. */
  readonly parentFrameId?: number | null;
  readonly type: RequestType;
  readonly method: string;
  readonly url: string;
  /** Origin or URL of the document that asked; null for the browser itself or where it was not told. */
  readonly initiator: string | null;
  /** URL of the document or worker that asked. Absent where the source tells no more than `initiator`. */
  readonly document?: string | null;
  /** Origin or URL of the top-level page; null where it is not known. */
  readonly topLevel: string | null;
  /** Start, epoch milliseconds by the local clock. */
  readonly time: number;
  /** End, epoch milliseconds by the local clock; null while under way or where the source does not tell. */
  readonly endTime: number | null;
  readonly requestHeaders: Observed<Secret<readonly Header[]>>;
  /** 0: no answer arrived. */
  readonly status: number;
  readonly statusLine: string;
  readonly responseHeaders: Observed<Secret<readonly Header[]>>;
  readonly body: Observed<Secret<string>>;
  /** The browser's word for a failure below HTTP, such as net::ERR_FAILED. */
  readonly error: string | null;
  readonly redirectedTo: string | null;
  readonly fromCache: boolean;
  /** The page's service worker answered from a store of its own, and nothing went to the server; only DevTools tell. */
  readonly fromWorker?: boolean;
  /** Chrome and Firefox call a prompt for credentials `onAuthRequired`; true when it was seen for this leg. */
  readonly prompted: boolean;
  /** The code that asked, the innermost call first, where the browser tells it. */
  readonly calledFrom?: readonly CodePlace[];
}

/** A cookie of the jar as the cookies API gives it. */
export interface RawCookie {
  readonly name: string;
  readonly value: Secret<string>;
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

/** What belongs together around one refused request. */
export interface Episode {
  readonly id: string;
  readonly browser: BrowserName;
  /** Local clock when the episode settled, epoch milliseconds. */
  readonly now: number;
  readonly subject: Exchange;
  /** Earlier hops, auth legs, the preflight and neighbours, in any order. */
  readonly others: readonly Exchange[];
  readonly jar: Observed<readonly RawCookie[]>;
}
