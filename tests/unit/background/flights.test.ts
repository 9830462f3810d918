import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFlights } from '../../../src/background/recorder/flights.ts';
import type { Exchange } from '../../../src/core/index.ts';
import type { WireEvent } from '../../../src/platform/web-request.ts';
import { CHALLENGE, PREFLIGHT, wire, withToken } from './wire.ts';

/** Every order of events that was measured in Chromium 156 and Firefox 153, with what really happened. */
const ORDERS: readonly [name: string, events: readonly WireEvent[], told: readonly string[]][] = [
  ['a success', [wire('sent', 10), wire('answered', 20), wire('completed', 30)], ['200 sent 10-30']],
  [
    'a refusal',
    [wire('sent', 10), wire('answered', 20, { status: 401 }), wire('completed', 30, { status: 401 })],
    ['401 sent 10-30'],
  ],
  [
    'Basic answered by a person, in Chromium: the second leg has no headers of its own',
    [
      wire('sent', 10),
      wire('answered', 20, { status: 401, headers: CHALLENGE }),
      wire('challenged', 21, { status: 401, headers: CHALLENGE }),
      wire('completed', 40),
    ],
    ['401 sent 10-21 prompted', '200 browser-hides-own-credentials 21-40'],
  ],
  [
    'Basic answered from memory, in Chromium: nobody is asked',
    [wire('sent', 10), wire('answered', 20, { status: 401, headers: CHALLENGE }), wire('completed', 40)],
    ['401 sent 10-20', '200 browser-hides-own-credentials 20-40'],
  ],
  [
    'Basic answered by a person, in Firefox: each leg is told',
    [
      wire('sent', 10),
      wire('answered', 20, { status: 401, headers: CHALLENGE }),
      wire('challenged', 21, { status: 401, headers: CHALLENGE }),
      wire('sent', 30, { headers: [['Authorization', 'Basic dTpw']] }),
      wire('answered', 40),
      wire('completed', 41),
    ],
    ['401 sent 10-21 prompted', '200 sent 30-41'],
  ],
  [
    'Basic answered from memory, in Firefox',
    [
      wire('sent', 10),
      wire('answered', 20, { status: 401, headers: CHALLENGE }),
      wire('sent', 30, { headers: [['Authorization', 'Basic dTpw']] }),
      wire('answered', 40),
      wire('completed', 41),
    ],
    ['401 sent 10-20', '200 sent 30-41'],
  ],
  [
    'a wrong password and then Cancel, in Chromium',
    [
      wire('sent', 10),
      wire('answered', 20, { status: 401, headers: CHALLENGE }),
      wire('challenged', 21, { status: 401, headers: CHALLENGE }),
      wire('challenged', 30, { status: 401, headers: CHALLENGE }),
      wire('completed', 40, { status: 401, headers: CHALLENGE }),
    ],
    ['401 sent 10-21 prompted', '401 browser-hides-own-credentials 21-40 prompted'],
  ],
  [
    'Cancel in Firefox aborts the request',
    [
      wire('sent', 10),
      wire('answered', 20, { status: 401, headers: CHALLENGE }),
      wire('challenged', 21, { status: 401, headers: CHALLENGE }),
      wire('failed', 30, { error: 'NS_ERROR_ABORT' }),
    ],
    ['401 sent 10-30 prompted NS_ERROR_ABORT'],
  ],
  [
    'a redirect',
    [
      wire('sent', 10),
      wire('answered', 20, { status: 302 }),
      wire('redirected', 21, { status: 302 }),
      wire('sent', 22, { url: 'https://api.shop.example/moved' }),
      wire('answered', 30),
      wire('completed', 31),
    ],
    ['302 sent 10-21 → https://api.shop.example/moved', '200 sent 22-31'],
  ],
  [
    'an upgrade to https inside the browser: nothing went out on the first hop',
    [
      wire('redirected', 10, { status: 307, headers: [['Non-Authoritative-Reason', 'HSTS']] }),
      wire('sent', 11),
      wire('completed', 20),
    ],
    ['307 never-sent 10-10 → https://api.shop.example/moved', '200 sent 11-20'],
  ],
  [
    'a 401 whose answer fails the CORS check',
    [wire('sent', 10), wire('answered', 20, { status: 401 }), wire('failed', 21)],
    ['401 sent 10-21 net::ERR_FAILED'],
  ],
  [
    'a preflight that Firefox ends as an error',
    [
      wire('sent', 10, { method: 'OPTIONS', headers: PREFLIGHT }),
      wire('answered', 20, { method: 'OPTIONS', status: 401 }),
      wire('failed', 21, { method: 'OPTIONS', error: 'NS_ERROR_DOM_BAD_URI' }),
    ],
    ['401 sent 10-21 NS_ERROR_DOM_BAD_URI'],
  ],
  ['a call whose preflight was refused, in Chromium', [wire('failed', 10)], ['0 never-sent 10-10 net::ERR_FAILED']],
  [
    'a WebSocket that is refused',
    [
      wire('sent', 10, { type: 'websocket' }),
      wire('answered', 20, { type: 'websocket', status: 401, headers: CHALLENGE }),
      wire('challenged', 21, { type: 'websocket', status: 401, headers: CHALLENGE }),
      wire('failed', 22, { type: 'websocket' }),
    ],
    ['401 sent 10-22 prompted net::ERR_FAILED'],
  ],
  [
    'a proxy that refuses a tunnel',
    [
      wire('sent', 10),
      wire('answered', 20, { status: 407 }),
      wire('challenged', 21, { status: 407 }),
      wire('failed', 22, { error: 'net::ERR_TUNNEL_CONNECTION_FAILED' }),
    ],
    ['407 sent 10-22 prompted net::ERR_TUNNEL_CONNECTION_FAILED'],
  ],
  [
    'an end without a beginning, after the background was stopped',
    [wire('completed', 30, { status: 401 })],
    ['401 recorder-restarted 30-30'],
  ],
  [
    'a prompt answered while the background was stopped',
    [wire('challenged', 20, { status: 401, headers: CHALLENGE }), wire('completed', 30)],
    ['401 recorder-restarted 20-20 prompted', '200 browser-hides-own-credentials 20-30'],
  ],
  [
    "a page's own service worker taking the request over, in Firefox",
    [wire('redirected', 10, { to: 'https://api.shop.example/orders' })],
    [],
  ],
];

describe('Exchanges are put together from the events of', () => {
  test.each(ORDERS)('%s', (_name, events, told) => {
    const flights = createFlights();
    expect(events.flatMap(event => flights.take(event).exchanges).map(tell)).toEqual(told);
    expect([...flights.underWay()]).toEqual([]);
  });
});

test('A prompt is told while the request still waits for the person', () => {
  const flights = createFlights();
  flights.take(wire('sent', 10));
  const { waiting } = flights.take(wire('challenged', 20, { status: 401, headers: CHALLENGE }));
  expect(waiting && tell(waiting)).toBe('401 sent 10-20 prompted');
});

test('The end of a request names where its flow began', () => {
  const flights = createFlights();
  flights.take(wire('sent', 10, { url: 'https://shop.example/start' }));
  flights.take(wire('redirected', 11, { status: 302, url: 'https://shop.example/start' }));
  flights.take(wire('sent', 12));
  expect(flights.take(wire('completed', 20)).finished).toEqual({ url: 'https://shop.example/start', time: 10 });
});

test('A request whose end is never told is forgotten by its age', () => {
  const flights = createFlights();
  flights.take(wire('sent', 10));
  flights.take(wire('sent', 500, { requestId: '2' }));
  flights.forget(100);
  expect([...flights.underWay()].map(f => f.base.requestId)).toEqual(['2']);
});

const anyEvent = fc
  .record({
    kind: fc.constantFrom<WireEvent['kind']>('sent', 'answered', 'challenged', 'redirected', 'completed', 'failed'),
    requestId: fc.constantFrom('1', '2', '3', '4', '5', '6', '7'),
    status: fc.constantFrom(0, 101, 200, 204, 302, 401, 403, 407, 500),
    tabId: fc.constantFrom(-1, 1, 2),
    url: fc.constantFrom('https://a.example/x', 'http://localhost:1/', 'wss://b.example/', 'not a url'),
    method: fc.constantFrom('GET', 'POST', 'OPTIONS'),
    at: fc.integer({ min: 0, max: 1e6 }),
    headers: fc.constantFrom(CHALLENGE, PREFLIGHT, withToken('t'), []),
  })
  .map(({ kind, at, ...parts }) => wire(kind, at, parts));

test('No order of events makes it throw, grow without bound, or tell one exchange twice', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 200 }), events => {
      const flights = createFlights(4);
      const ids = events.flatMap((event, i) => flights.take({ ...event, time: i }).exchanges.map(x => x.id));
      expect([...flights.underWay()].length).toBeLessThanOrEqual(4);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

function tell(x: Exchange): string {
  const request = x.requestHeaders.seen ? 'sent' : x.requestHeaders.why;
  return [
    `${x.status} ${request} ${x.time}-${x.endTime}`,
    x.prompted ? 'prompted' : '',
    x.redirectedTo ? `→ ${x.redirectedTo}` : '',
    x.error ?? '',
  ]
    .filter(part => part !== '')
    .join(' ');
}
