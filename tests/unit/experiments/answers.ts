import type { Asked, Trial, VariantKind } from '../../../src/core/index.ts';
import { collectExchange, type ExchangeEvidence, type Header, Secret, seen } from '../../../src/core/index.ts';

interface Told {
  readonly headers?: readonly Header[];
  readonly body?: string;
  readonly redirectedTo?: string;
}

/** A GET that was answered so. */
export const answerOf = (status: number, { headers = BEARER, body = '', redirectedTo }: Told = {}): ExchangeEvidence =>
  collectExchange(
    {
      ...{ id: 'x', requestId: null, tabId: 1, frameId: 0, type: 'xmlhttprequest', method: 'GET' },
      ...{ url: 'https://api.shop.example/orders', initiator: null, topLevel: null, time: 0, endTime: 10, status },
      ...{ statusLine: '', error: null, redirectedTo: redirectedTo ?? null, fromCache: false, prompted: false },
      requestHeaders: seen(new Secret([])),
      responseHeaders: seen(new Secret(headers)),
      body: seen(new Secret(body)),
    },
    { salt: 'test', browser: 'chrome' },
  );

export const BEARER: readonly Header[] = [['WWW-Authenticate', 'Bearer realm="orders", error="invalid_token"']];

export const asked = (status: number, told?: Told): Asked => ({
  ...{ answered: true, redirected: false, bytes: 0, ms: 10 },
  exchange: answerOf(status, told),
});

export const SENT_ON: Asked = { answered: true, redirected: true, bytes: null, ms: 10, exchange: answerOf(0) };
export const DOWN: Asked = { answered: false, why: 'unreachable', ms: 10 };

export const trial = (kind: VariantKind, result: Asked, worked = false): Trial => ({
  ...{ kind, detail: null, seenAt: null, worked },
  asked: result,
});
