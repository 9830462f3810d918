import type { CodePlace } from '../core/index.ts';

/** One answer as DevTools shows it: raw, on its way to the background, where its secrets die. */
export interface SeenAnswer {
  readonly url: string;
  readonly method: string;
  readonly status: number;
  /** Start of the request, epoch milliseconds by the local clock. */
  readonly time: number;
  readonly requestHeaders: readonly (readonly [string, string])[];
  readonly responseHeaders: readonly (readonly [string, string])[];
  /** At most `LONGEST_BODY` characters; null when DevTools does not hold it. */
  readonly body: string | null;
  /** What kind of thing asked, in DevTools' word; present where a service worker answered from a store of its own. */
  readonly fromWorker?: 'document' | 'call' | 'other';
  /** The code that asked, the innermost call first; absent where the browser does not tell it. */
  readonly calledFrom?: readonly CodePlace[];
}

/** Characters of a body that are sent. Error answers are short, and evidence is read from the beginning only. */
export const LONGEST_BODY = 100_000;

/** Calls that are kept of a stack: enough to come from a library to the page's own code. */
export const MOST_CALLS = 8;
/** Characters of a function's name that are sent. */
export const LONGEST_NAME = 1000;

const MOST_HEADERS = 300;
const LONGEST_HEADER = 100_000;

/** Checks an answer field by field: a page's server has written most of it. */
export function isSeenAnswer(raw: unknown): raw is SeenAnswer {
  if (typeof raw !== 'object' || raw === null) return false;
  const { url, method, status, time, requestHeaders, responseHeaders, body, calledFrom, fromWorker } = raw as Record<
    string,
    unknown
  >;
  return (
    isText(url, 100_000) &&
    isText(method, 100) &&
    Number.isInteger(status) &&
    Number.isFinite(time) &&
    isHeaders(requestHeaders) &&
    isHeaders(responseHeaders) &&
    (body === null || isText(body, LONGEST_BODY)) &&
    (fromWorker === undefined || fromWorker === 'document' || fromWorker === 'call' || fromWorker === 'other') &&
    (calledFrom === undefined || isCode(calledFrom))
  );
}

const isCode = (raw: unknown): boolean => Array.isArray(raw) && raw.length <= MOST_CALLS && raw.every(isCodePlace);

function isCodePlace(raw: unknown): raw is CodePlace {
  if (typeof raw !== 'object' || raw === null) return false;
  const { url, line, column, functionName } = raw as Record<string, unknown>;
  return (
    isText(url, 100_000) &&
    Number.isSafeInteger(line) &&
    (column === null || Number.isSafeInteger(column)) &&
    isText(functionName, LONGEST_NAME)
  );
}

const isText = (raw: unknown, longest: number): boolean => typeof raw === 'string' && raw.length <= longest;

const isHeaders = (raw: unknown): boolean =>
  Array.isArray(raw) &&
  raw.length <= MOST_HEADERS &&
  raw.every(pair => Array.isArray(pair) && pair.length === 2 && pair.every(part => isText(part, LONGEST_HEADER)));
