import type { WireEvent } from '../../../src/platform/web-request.ts';

type Kind = WireEvent['kind'];

/** One event with everything that a test does not care about filled in. `at` is the time in epoch milliseconds. */
export function wire(
  kind: Kind,
  at: number,
  parts: Partial<Extract<WireEvent, { kind: 'completed' }>> & Rest = {},
): WireEvent {
  const { headers = [], status = 200, ...rest } = parts;
  return {
    requestId: '1',
    url: 'https://api.shop.example/orders',
    method: 'GET',
    type: 'xmlhttprequest',
    tabId: 7,
    cookieStore: null,
    frameId: 0,
    parentFrameId: -1,
    initiator: 'https://shop.example',
    document: null,
    time: at,
    status,
    statusLine: `HTTP/1.1 ${status}`,
    fromCache: false,
    to: 'https://api.shop.example/moved',
    error: 'net::ERR_FAILED',
    ...rest,
    kind,
    headers,
  } as WireEvent;
}

interface Rest {
  readonly to?: string;
  readonly error?: string;
}

export const CHALLENGE = [['WWW-Authenticate', 'Basic realm="r"']] as const;
export const BEARER = [['WWW-Authenticate', 'Bearer realm="r"']] as const;
export const withToken = (token: string) => [['Authorization', `Bearer ${token}`]] as const;
export const PREFLIGHT = [
  ['Access-Control-Request-Method', 'GET'],
  ['Access-Control-Request-Headers', 'authorization'],
] as const;

/** A call that is refused at once. */
export const refusal = (at: number, parts: Parameters<typeof wire>[2] = {}): WireEvent[] => [
  wire('sent', at, { headers: withToken('token-one'), ...parts }),
  wire('answered', at + 10, { ...parts, status: 401, headers: BEARER }),
  wire('completed', at + 20, { ...parts, status: 401, headers: BEARER }),
];

/** A call that goes well. */
export const success = (at: number, parts: Parameters<typeof wire>[2] = {}): WireEvent[] => [
  wire('sent', at, { headers: withToken('token-two'), ...parts }),
  wire('answered', at + 10, { ...parts, headers: [] }),
  wire('completed', at + 20, { ...parts, headers: [] }),
];
