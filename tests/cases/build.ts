import { createHmac } from 'node:crypto';
import type { CaseCookie, CaseExchange, CaseLine } from '../../src/cli/cases.ts';
import type { Header } from '../../src/core/index.ts';

/** The local clock of every built case. Times are written as offsets from it. */
export const NOW = '2026-10-05T14:30:00.000Z';

/** What a case is for; `tests/unit/diagnoses/cases.test.ts` checks each kind in its own way. */
export interface BuiltCase extends CaseLine {
  /** The behaviour that the case shows, as the end of a sentence. */
  readonly name: string;
  readonly expect: Expectation;
}

export interface Expectation {
  /** The verdict; null where the case only shows what must not be said. */
  readonly primary: string | null;
  readonly alsoAcceptable?: readonly string[];
  /** Must not be found at all, not even as a further candidate. */
  readonly mustNotSay?: readonly string[];
  /** What an honest engine may reach at most, and this one has to reach. */
  readonly minConfidence?: 'certain' | 'likely' | 'possible';
  readonly fixKinds?: readonly string[];
  /** Diagnoses that must answer that they could not be decided. */
  readonly inconclusive?: readonly string[];
}

/** An amount of time such as `90s`, `5m`, `1h30m`, `2d`, with a sign: before or after a case's clock. */
export type Offset = `${'+' | '-'}${string}`;

interface CaseSpec {
  readonly name: string;
  readonly browser?: 'chrome' | 'firefox';
  /** The exchange that is asked about; the last one unless named. */
  readonly focus?: string;
  readonly exchanges: readonly CaseExchange[];
  readonly jar?: readonly CaseCookie[];
  readonly expect: Expectation;
}

/** @param id of the case, unique in its file */
export function testCase(id: string, spec: CaseSpec): BuiltCase {
  const focus = spec.focus ?? spec.exchanges.at(-1)?.id ?? '';
  return {
    id,
    name: spec.name,
    now: NOW,
    browser: spec.browser ?? 'chrome',
    focus,
    exchanges: spec.exchanges,
    cookieJar: spec.jar ?? [],
    expect: spec.expect,
  };
}

interface ExchangeSpec {
  readonly id?: string;
  /** When it began, seen from the case's clock; a second before it unless said. */
  readonly at?: Offset;
  readonly tab?: number;
  /** Shared by the legs of one request. */
  readonly request?: string;
  readonly type?: string;
  readonly method?: string;
  readonly url: string;
  /** The page that asked, as an origin. */
  readonly from?: string;
  readonly authorization?: string;
  readonly cookie?: string;
  /** Added to, or replacing by name, what a browser sends by itself; `null` for headers that were not recorded. */
  readonly headers?: Readonly<Record<string, string>> | null;
  readonly status?: number;
  readonly challenge?: string | readonly string[];
  readonly setCookie?: string | readonly string[];
  readonly responseHeaders?: Readonly<Record<string, string>>;
  /** The server's clock, seen from the local one; `null` for an answer without Date. */
  readonly serverClock?: Offset | null;
  readonly json?: unknown;
  readonly html?: string;
  readonly text?: string;
  /** A body that an extension could not see. */
  readonly hiddenBody?: boolean;
  readonly error?: string;
  readonly redirectedTo?: string;
}

/** One exchange with the headers that a browser would send. */
export function exchange(spec: ExchangeSpec): CaseExchange {
  const status = spec.status ?? 401;
  const from = spec.from ?? (spec.type === 'main_frame' ? undefined : new URL(spec.url).origin);
  const body = bodyOf(spec);
  return {
    id: spec.id ?? 'a',
    tabId: spec.tab ?? 101,
    ...(spec.request !== undefined && { requestId: spec.request }),
    type: spec.type ?? 'xmlhttprequest',
    method: spec.method ?? 'GET',
    url: spec.url,
    ...(from !== undefined && { initiator: from }),
    ...(spec.headers !== null && status !== 0 && { requestHeaders: requestHeaders(spec, from) }),
    status,
    time: new Date(Date.parse(NOW) + milliseconds(spec.at ?? '-1s')).toISOString(),
    ...(body !== undefined && !spec.hiddenBody && status !== 0 && { body }),
    ...(spec.error !== undefined && { error: spec.error }),
    ...(spec.redirectedTo !== undefined && { redirectedTo: spec.redirectedTo }),
    ...(status !== 0 && { responseHeaders: responseHeaders(spec) }),
  };
}

const DESTINATIONS: Readonly<Record<string, readonly [mode: string, dest: string]>> = {
  main_frame: ['navigate', 'document'],
  sub_frame: ['navigate', 'iframe'],
  image: ['no-cors', 'image'],
  media: ['no-cors', 'video'],
  script: ['no-cors', 'script'],
  stylesheet: ['no-cors', 'style'],
  font: ['cors', 'font'],
  websocket: ['websocket', 'websocket'],
};

function requestHeaders(spec: ExchangeSpec, from: string | undefined): Header[] {
  const target = new URL(spec.url.replace(/^ws/, 'http'));
  const [mode, dest] = DESTINATIONS[spec.type ?? ''] ?? ['cors', 'empty'];
  const crossOrigin = from !== undefined && from !== target.origin;
  const sends = (spec.method ?? 'GET') !== 'GET';
  return Object.entries({
    Accept: dest === 'document' ? 'text/html,*/*;q=0.8' : 'application/json, text/plain, */*',
    ...(from !== undefined && (crossOrigin || sends) && mode === 'cors' && { Origin: from }),
    ...(from !== undefined && { Referer: `${from}/` }),
    'Sec-Fetch-Site': from === undefined ? 'none' : relation(from, target),
    'Sec-Fetch-Mode': mode,
    'Sec-Fetch-Dest': dest,
    ...(sends && { 'Content-Type': 'application/json' }),
    ...(spec.authorization !== undefined && { Authorization: spec.authorization }),
    ...(spec.cookie !== undefined && { Cookie: spec.cookie }),
    ...(spec.headers ?? {}),
  });
}

/** Hosts of the cases are under one reserved label, so that the last two labels are the site. */
function relation(from: string, target: URL): string {
  const site = (host: string) => host.split('.').slice(-2).join('.');
  if (from === target.origin) return 'same-origin';
  return site(new URL(from).hostname) === site(target.hostname) && from.startsWith(target.protocol)
    ? 'same-site'
    : 'cross-site';
}

function responseHeaders(spec: ExchangeSpec): Header[] {
  const challenges = [spec.challenge ?? []].flat();
  const cookies = [spec.setCookie ?? []].flat();
  const headers: Header[] = [];
  if (spec.serverClock !== null) headers.push(['Date', dateHeader(spec)]);
  if (spec.json !== undefined) headers.push(['Content-Type', 'application/json']);
  if (spec.html !== undefined) headers.push(['Content-Type', 'text/html; charset=utf-8']);
  if (spec.text !== undefined) headers.push(['Content-Type', 'text/plain']);
  if (spec.redirectedTo !== undefined) headers.push(['Location', spec.redirectedTo]);
  return [
    ...headers,
    ...challenges.map((c): Header => ['WWW-Authenticate', c]),
    ...cookies.map((c): Header => ['Set-Cookie', c]),
    ...Object.entries(spec.responseHeaders ?? {}),
  ];
}

const dateHeader = (spec: ExchangeSpec): string =>
  new Date(Date.parse(NOW) + milliseconds(spec.at ?? '-1s') + milliseconds(spec.serverClock ?? '+0s')).toUTCString();

function bodyOf(spec: ExchangeSpec): string | undefined {
  if (spec.json !== undefined) return JSON.stringify(spec.json);
  return spec.html ?? spec.text;
}

/** Members of a JWT whose times may be written as offsets from the case's clock. */
type Claims = Readonly<Record<string, unknown>> & {
  readonly iat?: Offset | number;
  readonly nbf?: Offset | number;
  readonly exp?: Offset | number;
};

/** A compact JWT (RFC 7519); HS256 really signed with a test key, anything else with filler. */
export function jwt(claims: Claims, header: Readonly<Record<string, unknown>> = {}): string {
  const time = (v: unknown) => (typeof v === 'string' && /^[+-]\d/.test(v) ? seconds(v as Offset) : v);
  const timed = Object.fromEntries(
    Object.entries(claims).map(([k, v]) => [k, /^(?:iat|nbf|exp|auth_time)$/.test(k) ? time(v) : v]),
  );
  const encode = (o: unknown) => Buffer.from(JSON.stringify(o)).toString('base64url');
  const signed = `${encode({ alg: 'HS256', typ: 'JWT', ...header })}.${encode(timed)}`;
  return `${signed}.${createHmac('sha256', 'a key of the tests').update(signed).digest('base64url')}`;
}

/** A random-looking token that is always the same for the same seed. */
export const opaque = (seed: string, length = 40): string =>
  createHmac('sha256', 'opaque').update(seed).digest('base64url').repeat(3).slice(0, length);

/** Basic credentials (RFC 7617) with the bytes of `encoding`. */
export const basic = (pair: string, encoding: 'utf8' | 'latin1' = 'utf8'): string =>
  `Basic ${Buffer.from(pair, encoding).toString('base64')}`;

export function jarCookie(
  name: string,
  domain: string,
  cookie: Partial<Omit<CaseCookie, 'name' | 'domain'>> = {},
): CaseCookie {
  return {
    name,
    domain,
    value: opaque(name, 24),
    hostOnly: !domain.startsWith('.'),
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'lax',
    storeId: '0',
    ...cookie,
  };
}

/** @returns seconds since the epoch of a moment seen from the case's clock */
export const seconds = (offset: Offset): number => Math.floor((Date.parse(NOW) + milliseconds(offset)) / 1000);

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** @throws RangeError for anything but a signed amount of time */
export function milliseconds(offset: Offset): number {
  if (!/^[+-](?:\d+(?:ms|s|m|h|d))+$/.test(offset)) throw new RangeError(`not a signed amount of time: ${offset}`);
  const sum = [...offset.matchAll(/(\d+)(ms|s|m|h|d)/g)].reduce(
    (total, [, n, unit]) => total + Number(n) * (UNITS[unit ?? ''] ?? 0),
    0,
  );
  return offset.startsWith('-') ? -sum : sum;
}

/** An NTLM message ([MS-NLMP] §2.2.1) with its signature and type; the rest is filler. */
export const ntlm = (type: 1 | 2 | 3): string =>
  Buffer.concat([Buffer.from('NTLMSSP\0'), Buffer.from([type, 0, 0, 0]), Buffer.alloc(60, type)]).toString('base64');

/** Digest credentials (RFC 7616 §3.4) with filler in place of the computed proof. */
export const digest = (params: Readonly<Record<string, string>>): string =>
  `Digest ${Object.entries({
    username: 'ops',
    qop: 'auth',
    nc: '00000001',
    cnonce: 'c0',
    response: '0f'.repeat(16),
    ...params,
  })
    .map(([name, value]) => (/^(?:nc|qop)$/.test(name) ? `${name}=${value}` : `${name}="${value}"`))
    .join(', ')}`;
