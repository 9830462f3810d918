import browser, { type WebRequest } from 'webextension-polyfill';
import type { Header, RequestType } from '../core/index.ts';
import { ownOrigin } from './runtime.ts';

/** What both browsers tell of a request at any moment of it. */
export interface WireBase {
  /** Shared by all hops and auth legs; a CORS preflight has its own. */
  readonly requestId: string;
  readonly url: string;
  readonly method: string;
  readonly type: RequestType;
  /** -1: no tab, such as a service worker. */
  readonly tabId: number;
  /** The cookie store that the request uses, where the browser tells it (Firefox): private windows and containers have their own. */
  readonly cookieStore: string | null;
  readonly frameId: number | null;
  /** -1 for the top frame; null where there is no frame. */
  readonly parentFrameId: number | null;
  /** Chrome: an origin. Firefox: a URL. Null for the browser itself and for opaque origins. */
  readonly initiator: string | null;
  /** The URL of the document, or of the worker, where the browser tells it (Firefox). */
  readonly document: string | null;
  /** Epoch milliseconds. */
  readonly time: number;
}

export interface WireAnswer {
  readonly status: number;
  readonly statusLine: string;
  readonly headers: readonly Header[];
}

/** One event of the browser's network stack, in one shape for both browsers. */
export type WireEvent =
  /** The request goes out. In Firefox also told of a call whose preflight then fails, and again for each auth leg. */
  | (WireBase & { readonly kind: 'sent'; readonly headers: readonly Header[] })
  /** The first headers of an answer. A 401 here is no failure yet: the browser may answer the challenge. */
  | (WireBase & WireAnswer & { readonly kind: 'answered' })
  /** The browser needs credentials for a Basic, Digest, NTLM or Negotiate challenge. */
  | (WireBase & WireAnswer & { readonly kind: 'challenged' })
  | (WireBase & WireAnswer & { readonly kind: 'redirected'; readonly to: string; readonly fromCache: boolean })
  | (WireBase & WireAnswer & { readonly kind: 'completed'; readonly fromCache: boolean })
  | (WireBase & { readonly kind: 'failed'; readonly error: string });

/**
 * Listens to the network. Call it in the first turn of the background: later listeners do not wake it again.
 * Every listener costs each request of the browser (decision 0002), so the set is the smallest that keeps the truth.
 */
export function watchRequests(listener: (event: WireEvent) => void): void {
  const { webRequest } = browser;
  const own = ownOrigin();
  const tell = (event: WireEvent): void => {
    const ours = event.initiator?.startsWith(own) ?? false;
    // A page that a fix has opened is a page like any other, and the person has asked for it.
    if (ours && event.type === 'main_frame') listener({ ...event, initiator: null });
    else if (!ours && !isOfNoPage(event)) listener(event);
  };
  const all = { urls: ALL_URLS };

  webRequest.onSendHeaders.addListener(
    d => tell({ ...base(d), kind: 'sent', headers: headersOf(d.requestHeaders) }),
    all,
    ['requestHeaders', ...extra<'extraHeaders'>('OnSendHeadersOptions')],
  );
  webRequest.onHeadersReceived.addListener(
    d => {
      tell({ ...base(d), ...answer(d), kind: 'answered' });
      return undefined;
    },
    // Of every type: a failed CORS check, Opaque Response Blocking and a refused WebSocket hide the status from the end.
    all,
    ['responseHeaders', ...extra<'extraHeaders'>('OnHeadersReceivedOptions')],
  );
  webRequest.onAuthRequired.addListener(
    d => {
      tell({ ...base(d), ...answer(d), kind: 'challenged' });
      return undefined;
    },
    all,
    ['responseHeaders', ...extra<'responseHeaders'>('OnAuthRequiredOptions')],
  );
  webRequest.onBeforeRedirect.addListener(
    d => tell({ ...base(d), ...answer(d), kind: 'redirected', to: d.redirectUrl, fromCache: d.fromCache }),
    all,
    ['responseHeaders', ...extra<'responseHeaders'>('OnBeforeRedirectOptions')],
  );
  webRequest.onCompleted.addListener(
    d => tell({ ...base(d), ...answer(d), kind: 'completed', fromCache: d.fromCache }),
    all,
    ['responseHeaders', ...extra<'responseHeaders'>('OnCompletedOptions')],
  );
  webRequest.onErrorOccurred.addListener(d => tell({ ...base(d), kind: 'failed', error: d.error }), all);
}

const ALL_URLS = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'];

type Details =
  | WebRequest.OnCompletedDetailsType
  | WebRequest.OnErrorOccurredDetailsType
  | WebRequest.OnSendHeadersDetailsType;

function base(d: Details & { initiator?: string; cookieStoreId?: string }): WireBase {
  const from = d.initiator ?? d.originUrl ?? null;
  return {
    requestId: d.requestId,
    url: d.url,
    method: d.method,
    type: requestType(d.type),
    tabId: d.tabId,
    cookieStore: d.cookieStoreId ?? null,
    // Chrome says -1 and Firefox 0 for a service worker, which has no frame.
    frameId: d.tabId < 0 || d.frameId < 0 ? null : d.frameId,
    parentFrameId: d.tabId < 0 || d.frameId < 0 ? null : (d.parentFrameId ?? null),
    initiator: from === 'null' ? null : from,
    document: d.documentUrl ?? null,
    time: d.timeStamp,
  };
}

interface AnswerDetails {
  statusCode: number;
  statusLine?: string;
  responseHeaders?: WebRequest.HttpHeaders;
}

const answer = (d: AnswerDetails): WireAnswer => ({
  status: d.statusCode,
  statusLine: d.statusLine ?? '',
  headers: headersOf(d.responseHeaders),
});

const headersOf = (headers: WebRequest.HttpHeaders | undefined): Header[] =>
  (headers ?? []).map(h => [h.name, h.value ?? fromBytes(h.binaryValue)]);

// Chrome gives values that are no UTF-8 as bytes; RFC 9110 §5.5 reads such fields as ISO-8859-1.
const fromBytes = (bytes: unknown): string => (Array.isArray(bytes) ? String.fromCharCode(...(bytes as number[])) : '');

const TYPES = new Set<string>(
  'main_frame sub_frame stylesheet script image font object xmlhttprequest ping media websocket web_manifest'.split(
    ' ',
  ),
);

/** Firefox has names of its own for some. */
const SAME_TYPE: Readonly<Record<string, RequestType>> = { imageset: 'image', beacon: 'ping' };

const requestType = (type: string): RequestType =>
  TYPES.has(type) ? (type as RequestType) : (SAME_TYPE[type] ?? 'other');

/** Requests of other extensions' backgrounds belong to no page, as do our own. */
const isOfNoPage = (event: WireEvent): boolean =>
  event.tabId < 0 && event.initiator !== null && /^(chrome|moz)-extension:/.test(event.initiator);

type Enums = Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;

/** Chrome hides Cookie, Set-Cookie, Origin and preflights without this word; Firefox throws at it. */
function extra<T extends string>(options: string): Extract<'extraHeaders', T>[] {
  const known = Object.values((browser.webRequest as unknown as Enums)[options] ?? {});
  return known.includes('extraHeaders') ? (['extraHeaders'] as unknown as Extract<'extraHeaders', T>[]) : [];
}
