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
