import type { Entry, Har } from 'har-format';
import browser from 'webextension-polyfill';
import type { CodePlace } from '../core/index.ts';
import type { SeenAnswer } from '../protocol/index.ts';

/** An answer that DevTools has seen. */
export interface DevtoolsAnswer extends Omit<SeenAnswer, 'body'> {
  /** The body as text; null when DevTools does not hold it. Never rejects. */
  body(): Promise<string | null>;
}

/**
 * Tells every answer whose body has been read to its end. Chromium tells nothing of those that the page does not read:
 * they are in `allAnswers` only (platform facts, section 7). Firefox tells all.
 */
export function onAnswer(listener: (answer: DevtoolsAnswer) => void): void {
  network().onRequestFinished.addListener(entry => listener(answerOf(entry)));
}

/**
 * Every answer since DevTools were opened; none in Firefox, whose list is not asked for: while they write it, its DevTools
 * take in no request, and what begins meanwhile is in neither the list, `onAnswer` nor the Network panel. Never rejects.
 */
export async function allAnswers(): Promise<DevtoolsAnswer[]> {
  if (!callbacks) return [];
  try {
    const { entries } = await log();
    return (entries as ContentEntry[]).map(answerOf);
  } catch {
    return []; // DevTools are closing
  }
}

type ContentEntry = Entry & { getContent(callback?: (content: string, encoding: string) => void): unknown };

interface Network {
  readonly onRequestFinished: { addListener(listener: (entry: ContentEntry) => void): void };
  getHAR(callback: (log: Log) => void): void;
}

type Log = Har['log'];

declare const chrome: { readonly devtools: { readonly network: Network } };

/** In DevTools, Chromium's own functions give no promises, whatever the namespace is called; Firefox' take no callbacks. */
const callbacks = !('getBrowserInfo' in browser.runtime);

const network = (): Network => (callbacks ? chrome.devtools.network : (browser.devtools.network as unknown as Network));

const log = (): Promise<Log> => new Promise(resolve => network().getHAR(resolve));

function answerOf(entry: ContentEntry): DevtoolsAnswer {
  const { request, response } = entry;
  const responseHeaders = headersOf(response.headers);
  return {
    url: request.url,
    method: request.method,
    status: response.status,
    time: Date.parse(entry.startedDateTime),
    requestHeaders: headersOf(request.headers),
    responseHeaders,
    ...fromWorker(entry),
    ...calledFrom(entry),
    async body() {
      try {
        const [content, encoding] = await contentOf(entry);
        if (content)
          return encoding === 'base64' || isStillBase64(content, response.content) ? fromBase64(content) : content;
        // No content is also what is told of a body that was never kept; only the answer itself can say that it is empty.
        return saysEmpty(responseHeaders) ? '' : null;
      } catch {
        return null;
      }
    },
  };
}

/** Chromium's own members (Chrome DevTools Protocol, `Network.Response`); Firefox has none. */
interface OfWorker {
  readonly _resourceType?: string;
  readonly response: {
    readonly _fetchedViaServiceWorker?: boolean;
    /** `network` where the worker passed on what the server had answered. */
    readonly _serviceWorkerResponseSource?: string;
  };
}

function fromWorker(entry: unknown): Pick<SeenAnswer, 'fromWorker'> {
  const { response, _resourceType: type = '' } = entry as OfWorker;
  if (!response._fetchedViaServiceWorker || response._serviceWorkerResponseSource !== 'cache-storage') return {};
  return { fromWorker: type === 'document' ? 'document' : /^(?:fetch|xhr)$/.test(type) ? 'call' : 'other' };
}

/** Chromium's own member (Chrome DevTools Protocol, `Network.Initiator`); Firefox has none. Its numbers count from 0. */
interface Initiator {
  readonly url?: string;
  readonly lineNumber?: number;
  readonly columnNumber?: number;
  readonly stack?: Stack;
}

interface Stack {
  readonly callFrames: readonly {
    readonly functionName: string;
    readonly url: string;
    readonly lineNumber: number;
    readonly columnNumber: number;
  }[];
  /** The calls that put off the ones above, by a promise or a timer. */
  readonly parent?: Stack;
}

function calledFrom(entry: ContentEntry): Pick<SeenAnswer, 'calledFrom'> {
  const initiator = (entry as { readonly _initiator?: Initiator })._initiator;
  const calls: CodePlace[] = [];
  for (let at = initiator?.stack; at !== undefined; at = at.parent) {
    for (const { url, lineNumber, columnNumber, functionName } of at.callFrames)
      calls.push({ url, line: lineNumber + 1, column: columnNumber + 1, functionName });
  }
  if (calls.length > 0) return { calledFrom: calls };
  if (initiator?.url === undefined || initiator.lineNumber === undefined) return {};
  const { url, lineNumber, columnNumber } = initiator;
  const column = columnNumber === undefined ? null : columnNumber + 1;
  return { calledFrom: [{ url, line: lineNumber + 1, column, functionName: '' }] };
}

const contentOf = (entry: ContentEntry): Promise<readonly [content: string | null, encoding: string | null]> =>
  callbacks
    ? new Promise(resolve => entry.getContent((content, encoding) => resolve([content, encoding])))
    : (entry.getContent() as Promise<[string, string]>);

const headersOf = (headers: Entry['request']['headers']): SeenAnswer['requestHeaders'] =>
  // Chromium lists HTTP/2 pseudo-fields as headers.
  headers.filter(({ name }) => !name.startsWith(':')).map(({ name, value }) => [name, value]);

const saysEmpty = (headers: SeenAnswer['responseHeaders']): boolean =>
  headers.some(([name, value]) => name.toLowerCase() === 'content-length' && value.trim() === '0');

/**
 * Firefox tells the type where Chromium tells the encoding, and encodes what it does not know as text: an answer without
 * Content-Type, for one. Once it has shown a body in its own panel it hands it over decoded, so the length has to decide.
 */
const isStillBase64 = (content: string, { encoding, size = 0 }: Entry['response']['content']): boolean =>
  encoding === 'base64' && content.length === 4 * Math.ceil(size / 3) && /^[A-Za-z\d+/]+={0,2}$/.test(content);

/** Chromium encodes bodies of types that it does not know as text. */
const fromBase64 = (content: string): string =>
  new TextDecoder().decode(Uint8Array.from(atob(content), character => character.charCodeAt(0)));
