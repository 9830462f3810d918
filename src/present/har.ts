import type { Cookie, Har, Entry as HarEntry, Header } from 'har-format';
import type { Evidence, ExchangeEvidence, Finding, SetCookieEvidence } from '../core/index.ts';
import { type HeaderLine, headersView } from './sections/headers.ts';

/** A finding in the entry of the refused request. HAR leaves names with an underscore to whoever writes one. */
interface Why401 {
  readonly diagnosis: string;
  readonly confidence: string;
  readonly sentence: string;
}

type Entry = HarEntry & { readonly _error?: string; readonly _why401?: Why401 };

export interface HarEpisode {
  readonly evidence: Evidence;
  readonly finding: Finding;
  /** The verdict in words. */
  readonly sentence: string;
}

const LEFT_OUT = 'left out: it may hold a secret';

/**
 * Exchanges of episodes as HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/), oldest first and each once. It is made
 * from evidence alone, by allow-list: values of cookies, credentials, unknown fields and parameters are not in it, nor are bodies.
 *
 * @param version of this extension
 */
export function harOf(episodes: readonly HarEpisode[], version: string): Har {
  const said = new Map(episodes.map(e => [keyOf(e.evidence.subject), whyOf(e)]));
  const exchanges = new Map<string, ExchangeEvidence>();
  for (const { evidence } of episodes) {
    for (const x of [evidence.subject, ...evidence.others]) exchanges.set(keyOf(x), x);
  }
  const entries = [...exchanges.values()].sort((a, b) => a.time - b.time).map(x => entryOf(x, said.get(keyOf(x))));
  return {
    log: {
      version: '1.2',
      creator: { name: 'Why401', version },
      comment:
        'Cookie values, credentials, unknown values and bodies were left out. Read it first where an address itself is a secret.',
      entries,
    },
  };
}

/** Ids are unique in what one recorder saw; what is exported may come from several. */
const keyOf = (x: ExchangeEvidence): string => `${x.id} ${x.time} ${x.url.href}`;

/** The text of a HAR file. */
export const harText = (har: Har): string => `${JSON.stringify(har, null, 2)}\n`;

const whyOf = ({ finding, sentence }: HarEpisode): Why401 => ({
  diagnosis: finding.diagnosis,
  confidence: finding.confidence,
  sentence,
});

function entryOf(x: ExchangeEvidence, why: Why401 | undefined): Entry {
  const took = x.endTime === null ? 0 : Math.max(0, x.endTime - x.time);
  return {
    startedDateTime: new Date(x.time).toISOString(),
    time: took,
    request: requestOf(x),
    response: responseOf(x),
    cache: {},
    timings: { send: 0, wait: took, receive: 0 },
    ...(x.error !== null && { _error: x.error }),
    ...(why && { _why401: why }),
  };
}

function requestOf(x: ExchangeEvidence): Entry['request'] {
  const { request } = headersView(x);
  return {
    method: x.method,
    url: x.url.href,
    httpVersion: '',
    headers: request.lines.map(header),
    queryString: x.url.query.map(({ name, value }) => ({ name, value: value ?? '', ...(value === null && omitted) })),
    cookies: x.request.seen ? x.request.value.cookies.map(({ name }) => cookie(name)) : [],
    headersSize: x.request.seen ? x.request.value.headerBytes : -1,
    bodySize: -1,
    ...(request.unseen !== null && { comment: request.unseen }),
  };
}

function responseOf(x: ExchangeEvidence): Entry['response'] {
  const { response } = headersView(x);
  const fields: Readonly<Record<string, string>> = x.response.seen ? x.response.value.headers : {};
  return {
    status: x.status,
    statusText: x.statusLine.replace(/^HTTP\/[\d.]+\s+\d{3}\s*/i, ''),
    httpVersion: /^HTTP\/[\d.]+/i.exec(x.statusLine)?.[0] ?? '',
    headers: response.lines.map(header),
    cookies: x.response.seen ? x.response.value.setCookies.map(setCookie) : [],
    content: {
      size: x.body.seen ? x.body.value.length : -1,
      mimeType: fields['content-type'] ?? 'x-unknown',
      comment: 'bodies are left out',
    },
    redirectURL: x.redirectedTo?.href ?? '',
    headersSize: -1,
    bodySize: -1,
    ...(response.unseen !== null && { comment: response.unseen }),
  };
}

const omitted = { comment: LEFT_OUT } as const;

const header = ({ name, value }: HeaderLine): Header => ({ name, value: value ?? '', ...(value === null && omitted) });

const cookie = (name: string): Cookie => ({ name, value: '', ...omitted });

const setCookie = ({ name, domain, path, secure, httpOnly, expires }: SetCookieEvidence): Cookie => ({
  ...cookie(name),
  ...(domain !== null && { domain }),
  ...(path !== null && { path }),
  ...(expires !== null && Math.abs(expires) <= LAST_DATE && { expires: new Date(expires).toISOString() }),
  secure,
  httpOnly,
});

/** The last instant that a Date holds (ECMA-262 §21.4.1.1). */
const LAST_DATE = 8.64e15;
