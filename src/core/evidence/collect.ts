import { bodyEvidence } from './body-evidence.ts';
import type { CodePlaceEvidence, Evidence, ExchangeEvidence, JarCookie, UrlEvidence } from './evidence.ts';
import type { BrowserName, CodePlace, Episode, Exchange, RawCookie } from './exchange.ts';
import { fingerprinter } from './fingerprint.ts';
import { type Masker, masker, NO_SECRETS } from './mask.ts';
import { mapSeen, type Observed } from './observed.ts';
import { requestEvidence } from './request-evidence.ts';
import { responseEvidence } from './response-evidence.ts';
import { secretsOf } from './secrets.ts';
import type { Tools } from './tools.ts';
import { publicAddress, urlEvidence } from './url-evidence.ts';

export interface CollectOptions {
  /** Random text, made once per browser session; fingerprints are comparable only under one salt. */
  readonly salt: string;
  readonly browser: BrowserName;
}

/**
 * Secrets die here: turns an episode into evidence, the only form that is stored, sent to views and exported.
 * Pure and total: malformed headers become evidence of being malformed.
 */
export function collect(episode: Episode, options: { readonly salt: string }): Evidence {
  const all = { salt: options.salt, browser: episode.browser };
  const byTime = [...episode.others].sort((a, b) => a.time - b.time);
  return {
    id: episode.id,
    browser: episode.browser,
    now: episode.now,
    subject: collectExchange(episode.subject, all),
    others: byTime.map(x => collectExchange(x, all)),
    jar: collectJar(episode.jar, all),
  };
}

/** One exchange without secrets. Its own secrets are also taken out of its own texts: servers echo tokens. */
export function collectExchange(exchange: Exchange, options: CollectOptions): ExchangeEvidence {
  const fingerprint = fingerprinter(options.salt);
  const mask = masker(secretsOf(exchange), fingerprint);
  const tools: Tools = { fingerprint, mask, browser: options.browser };
  const url = (raw: string | null) => (raw === null ? null : urlEvidence(raw, fingerprint, mask));
  const {
    requestHeaders,
    responseHeaders,
    body,
    url: _url,
    initiator,
    document,
    topLevel,
    redirectedTo,
    calledFrom,
    ...plain
  } = exchange;
  const contentType = contentTypeOf(exchange);
  return {
    ...plain,
    statusLine: mask.text(exchange.statusLine, 200),
    method: mask.text(exchange.method, 100),
    error: exchange.error === null ? null : mask.text(exchange.error, 300),
    url: url(exchange.url) ?? unreadableUrl(exchange.url, mask),
    initiator: url(initiator),
    ...(document === undefined ? {} : { document: url(document) }),
    topLevel: url(topLevel),
    redirectedTo: url(redirectedTo === null ? null : absolute(redirectedTo, exchange.url)),
    request: mapSeen(requestHeaders, h => requestEvidence(exchange, h.reveal(), tools)),
    response: mapSeen(responseHeaders, h => responseEvidence(exchange, h.reveal(), tools)),
    ...(calledFrom && { calledFrom: codePlaces(calledFrom, tools) }),
    body: mapSeen(body, b => bodyEvidence(b.reveal(), contentType, fingerprint, mask)),
  };
}

/** The jar without values; equal values have equal fingerprints with the Cookie and Set-Cookie fields. */
export function collectJar(
  jar: Observed<readonly RawCookie[]>,
  options: CollectOptions,
): Observed<readonly JarCookie[]> {
  const fingerprint = fingerprinter(options.salt);
  return mapSeen(jar, cookies =>
    cookies.map(({ value, ...cookie }) => ({
      ...cookie,
      fingerprint: fingerprint(value.reveal()),
      length: value.reveal().length,
    })),
  );
}

/** The address of a page without secrets; null for what has no host. */
export function collectUrl(raw: string, options: Pick<CollectOptions, 'salt'>): UrlEvidence | null {
  const fingerprint = fingerprinter(options.salt);
  return urlEvidence(raw, fingerprint, masker(NO_SECRETS, fingerprint));
}

/** A page names its functions as it likes. */
const LONGEST_NAME = 100;

const codePlaces = (places: readonly CodePlace[], { fingerprint, mask }: Tools): readonly CodePlaceEvidence[] =>
  places.flatMap(({ url, line, column, functionName }) => {
    const where = urlEvidence(url, fingerprint, mask);
    return where ? [{ url: where, line, column, functionName: mask.text(functionName, LONGEST_NAME) }] : [];
  });

const absolute = (target: string, base: string): string =>
  URL.canParse(target, base) ? new URL(target, base).href : target;

function contentTypeOf(exchange: Exchange): string | undefined {
  if (!exchange.responseHeaders.seen) return undefined;
  return exchange.responseHeaders.value.reveal().find(([name]) => name.toLowerCase() === 'content-type')?.[1];
}

/** A URL without a host (data:, blob:) still has to be shown; what follows its scheme may be anything. */
const unreadableUrl = (raw: string, mask: Masker): ExchangeEvidence['url'] => ({
  href: /^about:[a-z-]*$/i.test(raw) ? raw : publicAddress(raw, 'about:blank', mask),
  protocol: /^[a-z][a-z0-9+.-]*:/i.exec(raw)?.[0].toLowerCase() ?? '',
  hostname: '',
  port: '',
  origin: 'null',
  site: '',
  path: '',
  query: [],
  hasUserinfo: false,
});
