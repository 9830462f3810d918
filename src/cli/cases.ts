import {
  type BrowserName,
  type CodePlace,
  type Episode,
  type Exchange,
  type Header,
  notSeen,
  type Observed,
  type RawCookie,
  type RequestType,
  Secret,
  seen,
} from '../core/index.ts';

/** One line of a cases file: whole exchanges, the jar and the clock, with the exchange that is asked about. */
export interface CaseLine {
  readonly id: string;
  readonly now: string;
  readonly browser: string;
  readonly focus: string;
  readonly exchanges: readonly CaseExchange[];
  readonly cookieJar: readonly CaseCookie[];
}

export interface CaseExchange {
  readonly id: string;
  readonly time: string;
  readonly tabId?: number;
  /** Shared by the legs and hops of one request, where the source tells. */
  readonly requestId?: string;
  readonly type: string;
  readonly method: string;
  readonly url: string;
  readonly initiator?: string;
  readonly requestHeaders?: readonly Header[];
  readonly status?: number;
  readonly statusLine?: string;
  readonly responseHeaders?: readonly Header[];
  readonly body?: string;
  readonly error?: string;
  readonly redirectedTo?: string;
  /** The code that asked, where the source tells it. */
  readonly calledFrom?: readonly CodePlace[];
}

export interface CaseCookie {
  readonly name: string;
  readonly value: string;
  readonly domain: string;
  readonly hostOnly: boolean;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: RawCookie['sameSite'];
  /** Seconds since the epoch, as in the cookies API. */
  readonly expirationDate?: number;
  readonly storeId: string;
  readonly partitionKey?: { readonly topLevelSite: string; readonly hasCrossSiteAncestor?: boolean };
}

/**
 * Turns a case into an episode. What a case leaves out is *not seen*, never *absent*.
 *
 * @throws RangeError with a sentence when the line lacks what a case must have
 */
export function episodeOf(line: CaseLine): Episode {
  const now = instantOf(line.now, 'now');
  if (!Array.isArray(line.exchanges)) throw new RangeError('a case needs a list of exchanges');
  const exchanges = line.exchanges.map(x => exchangeOf(x, line));
  const subject = exchanges.find(x => x.id === line.focus);
  if (!subject) throw new RangeError(`no exchange has the id ${JSON.stringify(line.focus)} that "focus" names`);
  return {
    id: line.id,
    browser: browserOf(line.browser),
    now,
    subject,
    others: exchanges.filter(x => x !== subject).sort((a, b) => a.time - b.time),
    jar: jarOf(line, subject),
  };
}

function exchangeOf(x: CaseExchange, line: CaseLine): Exchange {
  const status = x.status ?? 0;
  return {
    id: x.id,
    requestId: x.requestId ?? null,
    tabId: x.tabId ?? -1,
    frameId: null,
    type: x.type as RequestType,
    method: x.method,
    url: x.url,
    initiator: x.initiator ?? null,
    topLevel: topLevelOf(x, line),
    time: instantOf(x.time, 'time'),
    endTime: null,
    requestHeaders: headersOf(x.requestHeaders, status === 0 ? 'never-sent' : 'not-recorded'),
    status,
    statusLine: x.statusLine ?? '',
    responseHeaders: status === 0 ? notSeen('no-response') : headersOf(x.responseHeaders, 'not-recorded'),
    body: bodyOf(x, status),
    error: x.error ?? null,
    redirectedTo: x.redirectedTo ?? null,
    fromCache: false,
    prompted: false,
    ...(x.calledFrom && { calledFrom: x.calledFrom }),
  };
}

function bodyOf({ body }: CaseExchange, status: number): Exchange['body'] {
  if (body === undefined || body === null) return notSeen(status === 0 ? 'no-response' : 'not-recorded');
  if (typeof body !== 'string') throw new RangeError('"body" has to be a text');
  return seen(new Secret(body));
}

function headersOf(
  headers: readonly Header[] | null | undefined,
  why: 'never-sent' | 'not-recorded',
): Exchange['requestHeaders'] {
  if (headers === undefined || headers === null) return notSeen(why);
  if (!Array.isArray(headers) || !headers.every(isHeader))
    throw new RangeError('headers have to be a list of pairs, each a name and a value');
  return headers.length === 0 ? notSeen(why) : seen(new Secret(headers));
}

const isHeader = (raw: unknown): raw is Header =>
  Array.isArray(raw) && raw.length === 2 && raw.every(part => typeof part === 'string');

/** The page that was open in the tab when the request began, where the case shows its loading. */
function topLevelOf(x: CaseExchange, line: CaseLine): string | null {
  if (x.type === 'main_frame') return x.url;
  const pages = line.exchanges.filter(p => p.type === 'main_frame' && p.tabId === x.tabId && p.time <= x.time);
  return pages.at(-1)?.url ?? null;
}

/** An empty jar beside a sent cookie means that the jar was not recorded. */
function jarOf(line: CaseLine, subject: Exchange): Observed<readonly RawCookie[]> {
  const jar = line.cookieJar ?? [];
  const sent =
    subject.requestHeaders.seen && subject.requestHeaders.value.reveal().some(([n]) => n.toLowerCase() === 'cookie');
  if (jar.length === 0 && sent) return notSeen('not-recorded');
  return seen(
    jar.map(({ expirationDate, partitionKey, value, ...cookie }) => ({
      ...cookie,
      value: new Secret(value),
      expires: expirationDate === undefined ? null : expirationDate * 1000,
      partitionKey: partitionKey
        ? { topLevelSite: partitionKey.topLevelSite, hasCrossSiteAncestor: partitionKey.hasCrossSiteAncestor ?? null }
        : null,
    })),
  );
}

const browserOf = (name: string): BrowserName => (name === 'chrome' || name === 'firefox' ? name : 'unknown');

function instantOf(value: string, member: string): number {
  const at = Date.parse(value);
  if (Number.isNaN(at)) throw new RangeError(`"${member}" is not a time: ${JSON.stringify(value)}`);
  return at;
}
