import type { CaseExchange, CaseLine } from '../../src/cli/cases.ts';

const NOW = Date.parse('2026-03-04T10:15:30Z');
const SECONDS = NOW / 1000;
const MINUTE = 60_000;
const API = 'https://api.shop.example';

type Drawn = CaseLine & { readonly title: string };

const base64url = (value: unknown): string =>
  btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

const bearer = (claims: object): string =>
  `Bearer ${base64url({ alg: 'RS256', typ: 'JWT' })}.${base64url(claims)}.${'bm90c2lnbmVk'.repeat(28)}bm90cw`;

interface Call {
  /** Milliseconds before the refusal. */
  readonly before: number;
  readonly status?: number;
}

interface Told {
  readonly claims: object;
  readonly calls?: readonly Call[];
  /** Of the server's clock, milliseconds. */
  readonly skew?: number;
}

function drawn(id: string, title: string, { claims, calls = [], skew = 0 }: Told): Drawn {
  const authorization = bearer(claims);
  const exchanges = [...calls, { before: 0 }].map(
    ({ before, status = 401 }: Call, i): CaseExchange => ({
      id: `${id}-${i}`,
      tabId: 101,
      time: new Date(NOW - before).toISOString(),
      type: 'xmlhttprequest',
      method: 'GET',
      url: `${API}/orders/${i}`,
      initiator: 'https://shop.example',
      requestHeaders: [['Authorization', authorization]],
      status,
      statusLine: `HTTP/1.1 ${status} x`,
      responseHeaders: [
        ['Date', new Date(NOW - before + skew).toUTCString()],
        ...(status === 401 ? [['WWW-Authenticate', 'Bearer error="invalid_token"'] as const] : []),
      ],
      calledFrom: [
        { url: 'https://shop.example/assets/http.js?v=7', line: 18, column: 12, functionName: 'request' },
        { url: 'https://shop.example/assets/orders.js?v=7', line: 42, column: 20, functionName: 'loadOrders' },
        { url: 'https://shop.example/assets/orders.js?v=7', line: 7, column: 1, functionName: '' },
      ],
    }),
  );
  const focus = `${id}-${exchanges.length - 1}`;
  return { id, title, now: new Date(NOW + 2_000).toISOString(), browser: 'chrome', focus, cookieJar: [], exchanges };
}

const many = (count: number, from: number, step: number, status: number): Call[] =>
  Array.from({ length: count }, (_, i) => ({ before: from - i * step, status }));

/** Twenty redirects with hosts that are as long as they may be; the login is lost in the middle. */
function longWay(): Drawn {
  const label = (i: number) => `${'a-very-long-host-name-'.repeat(2)}${String(i).padStart(2, '0')}`;
  const address = (i: number) => `https://${label(i)}.${label(i)}.${label(i)}.example/${'path/'.repeat(30)}${i}`;
  const exchanges = Array.from({ length: 21 }, (_, i): CaseExchange => {
    const last = i === 20;
    return {
      id: `way-${i}`,
      requestId: 'way',
      tabId: 101,
      time: new Date(NOW - (20 - i) * 100).toISOString(),
      type: 'xmlhttprequest',
      method: 'GET',
      url: address(i),
      initiator: 'https://shop.example',
      requestHeaders:
        i < 11
          ? [
              ['Authorization', 'Bearer 3f9c2b7a1d8e4f60'],
              ['Accept', '*/*'],
            ]
          : [['Accept', '*/*']],
      status: last ? 401 : 302,
      statusLine: last ? 'HTTP/1.1 401 Unauthorized' : 'HTTP/1.1 302 Found',
      responseHeaders: [['Date', new Date(NOW).toUTCString()]],
      ...(!last && { redirectedTo: address(i + 1) }),
    };
  });
  return {
    ...{ id: 'drawn-way', title: 'twenty redirects over endless hosts', now: new Date(NOW).toISOString() },
    ...{ browser: 'firefox', focus: 'way-20', cookieJar: [], exchanges },
  };
}

/** The extremes of what is drawn. */
export const DRAWN: readonly Drawn[] = [
  drawn('drawn-history', 'a token that was accepted for an hour, then refused', {
    claims: { iat: SECONDS - 3852, exp: SECONDS - 252, sub: 'u', iss: 'https://login.example', aud: 'api' },
    calls: [
      ...many(24, 60 * MINUTE, 2.3 * MINUTE, 200),
      { before: 3 * MINUTE, status: 502 },
      ...many(6, 2 * MINUTE, 15_000, 401),
    ],
  }),
  drawn('drawn-skew', 'two clocks that are far apart', {
    claims: { iat: SECONDS - 600, exp: SECONDS + 3000 },
    skew: 90 * MINUTE,
    calls: [{ before: 5 * MINUTE, status: 200 }],
  }),
  drawn('drawn-milliseconds', 'an end in milliseconds', { claims: { iat: SECONDS - 60, exp: NOW + 3_600_000 } }),
  drawn('drawn-backwards', 'a token that ends before it begins', {
    claims: { iat: SECONDS - 900, nbf: SECONDS + 300, exp: SECONDS - 300 },
  }),
  drawn('drawn-together', 'times that lie on one another', {
    claims: { iat: SECONDS, nbf: SECONDS, exp: SECONDS },
    calls: many(40, 500, 10, 401),
  }),
  drawn('drawn-ancient', 'an end in the year 1970 and an issue far ahead', { claims: { iat: 4_102_444_800, exp: 0 } }),
  drawn('drawn-impossible', 'a time that is no date', { claims: { iat: SECONDS - 60, exp: 1e300 } }),
  drawn('drawn-close', 'a token that ended seconds before, after a month', {
    claims: { iat: SECONDS - 30 * 86_400, nbf: SECONDS - 30 * 86_400, exp: SECONDS - 4 },
    calls: [...many(30, 30 * 86_400_000, 86_400_000, 200), { before: 9_000, status: 200 }],
  }),
  longWay(),
];
