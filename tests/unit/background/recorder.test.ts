import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WireEvent } from '../../../src/platform/web-request.ts';
import { fakeArea } from './fake-area.ts';
import { newLife, verdict } from './life.ts';
import { BEARER, CHALLENGE, PREFLIGHT, refusal, success, wire, withToken } from './wire.ts';

test('A refusal is written down at once, and is settled after a quiet moment', async () => {
  const life = await newLife();
  await life.play(...refusal(100));
  expect(life.records().map(r => r.state)).toEqual(['settling']);
  expect([...life.area.values.keys()].some(key => key.startsWith('episode/7/'))).toBe(true);
  await life.until(1500);
  expect(life.records().map(r => r.state)).toEqual(['settling']);
  await life.until(2500);
  expect(life.records().map(r => [r.state, r.evidence.subject.status])).toEqual([['settled', 401]]);
});

test('A request that goes well is not written down', async () => {
  const life = await newLife();
  await life.play(...success(100, { headers: [] }));
  await life.until(10_000);
  expect(life.records()).toEqual([]);
  expect([...life.area.values.keys()].filter(key => key.startsWith('exchange/'))).toEqual([]);
});

test('A refusal takes along what was accepted before it', async () => {
  const life = await newLife();
  await life.play(...success(100, { requestId: 'a' }), ...refusal(200, { requestId: 'b' }));
  await life.until(3000);
  expect(life.records()[0]?.evidence.others.map(x => x.status)).toEqual([200]);
});

test('A handshake that succeeds is one episode with the refused leg as its subject, and normal', async () => {
  const life = await newLife();
  await life.play(
    wire('sent', 100),
    wire('answered', 110, { status: 401, headers: CHALLENGE }),
    wire('challenged', 111, { status: 401, headers: CHALLENGE }),
    wire('completed', 300),
  );
  await life.until(3000);
  const [record, ...more] = life.records();
  expect(more).toEqual([]);
  expect(record?.evidence.subject.status).toBe(401);
  expect(record?.evidence.others.map(x => x.status)).toEqual([200]);
  expect(verdict(record)).toBe('normal');
});

test('A person at a prompt may take their time: no verdict before the end', async () => {
  const life = await newLife();
  await life.play(wire('sent', 100), wire('challenged', 110, { status: 401, headers: CHALLENGE }));
  await life.until(60_000);
  expect(life.records().map(r => r.state)).toEqual(['settling']);
  await life.play(wire('completed', 61_000));
  await life.until(64_000);
  expect(life.records().map(r => [r.state, verdict(r)])).toEqual([['settled', 'normal']]);
});

test('A person at a prompt outlasts the background, which is stopped meanwhile', async () => {
  const first = await newLife();
  await first.play(wire('sent', 100), wire('challenged', 110, { status: 401, headers: CHALLENGE }));
  const second = await newLife({ area: first.area, at: 60_000 });
  await second.play(...success(60_100, { requestId: 'other', url: 'https://api.shop.example/other' }));
  await second.until(70_000);
  expect(second.records().map(r => r.state)).toEqual(['settling']);
  await second.play(wire('completed', 80_000));
  await second.until(83_000);
  expect(second.records().map(r => [r.state, verdict(r)])).toEqual([['settled', 'normal']]);
});

test('Several wrong passwords for one request are one episode about the last answer', async () => {
  const life = await newLife();
  await life.play(
    wire('sent', 100),
    wire('challenged', 110, { status: 401, headers: CHALLENGE }),
    wire('challenged', 5000, { status: 401, headers: CHALLENGE }),
    wire('completed', 9000, { status: 401, headers: CHALLENGE }),
  );
  await life.until(12_000);
  expect(life.records().map(r => [r.state, r.evidence.others.length])).toEqual([['settled', 1]]);
});

test('A refused preflight is the subject, and the call that it stopped belongs to it', async () => {
  const life = await newLife();
  await life.play(
    wire('sent', 100, { requestId: 'p', method: 'OPTIONS', headers: PREFLIGHT }),
    wire('answered', 110, { requestId: 'p', method: 'OPTIONS', status: 403 }),
    wire('completed', 111, { requestId: 'p', method: 'OPTIONS', status: 403 }),
    wire('failed', 112, { requestId: 'c' }),
  );
  await life.until(3000);
  const [record, ...more] = life.records();
  expect(more).toEqual([]);
  expect(record?.evidence.subject.method).toBe('OPTIONS');
  expect(record?.evidence.others.map(x => [x.method, x.status])).toEqual([['GET', 0]]);
});

test('A call that fails after a preflight that was answered is the only sign, and the subject', async () => {
  const life = await newLife();
  await life.play(
    wire('sent', 100, { requestId: 'p', method: 'OPTIONS', headers: PREFLIGHT }),
    wire('completed', 111, { requestId: 'p', method: 'OPTIONS', status: 204 }),
    wire('failed', 112, { requestId: 'c' }),
  );
  await life.until(3000);
  expect(life.records().map(r => [r.evidence.subject.method, r.evidence.subject.status])).toEqual([['GET', 0]]);
});

test('A network error without a preflight is none of our business', async () => {
  const life = await newLife();
  await life.play(wire('sent', 100), wire('failed', 112, { error: 'net::ERR_CONNECTION_RESET' }));
  await life.until(3000);
  expect(life.records()).toEqual([]);
});

test('While a refresh is under way the verdict waits for it', async () => {
  const life = await newLife();
  const refresh = { requestId: 'r', method: 'POST', url: 'https://login.example/oauth/token' };
  await life.play(...refusal(100), wire('sent', 200, refresh));
  await life.until(5000);
  expect(life.records().map(r => r.state)).toEqual(['settling']);
  await life.play(wire('completed', 6000, refresh), ...success(6100, { requestId: 's' }));
  await life.until(9000);
  expect(life.records().map(r => [r.state, r.evidence.others.length])).toEqual([['settled', 2]]);
});

test('A refresh that never ends holds the verdict up for ten seconds at most', async () => {
  const life = await newLife();
  await life.play(...refusal(100), wire('sent', 200, { requestId: 'r', url: 'https://api.shop.example/long-poll' }));
  await life.until(9000);
  expect(life.records().map(r => r.state)).toEqual(['settling']);
  await life.until(11_000);
  expect(life.records().map(r => r.state)).toEqual(['settled']);
});

test('A later success of the same call is added to the record', async () => {
  const life = await newLife();
  await life.play(...refusal(100, { requestId: 'a' }));
  await life.until(3000);
  expect(life.records()[0]?.evidence.others).toEqual([]);
  await life.play(...success(20_000, { requestId: 'b' }));
  await life.until(23_000);
  expect(life.records().map(r => r.evidence.others.map(x => x.status))).toEqual([[200]]);
});

test("A service worker's request is shown in the tab of its page", async () => {
  const life = await newLife({ tabs: [{ id: 7 }, { id: 8, url: 'https://other.example/' }] });
  await life.play(...refusal(100, { tabId: -1, initiator: 'https://shop.example' }));
  await life.until(3000);
  expect(life.records(7).map(r => r.evidence.subject.tabId)).toEqual([-1]);
});

test('A background that is stopped while a failure settles settles it in its next life', async () => {
  const first = await newLife();
  await first.play(...success(50, { requestId: 'a' }));
  await first.until(5000);
  await first.play(...refusal(5100, { requestId: 'b' }));
  const second = await newLife({ area: first.area, at: 90_000 });
  expect(second.records().map(r => r.state)).toEqual(['settling']);
  await second.until(92_000);
  expect(second.records().map(r => [r.state, r.evidence.others.map(x => x.status)])).toEqual([['settled', [200]]]);
});

test('A background that is stopped during a slow request still knows what was sent', async () => {
  const first = await newLife();
  await first.play(wire('sent', 100, { headers: withToken('token-one') }));
  await first.until(2500);
  const second = await newLife({ area: first.area, at: 60_000 });
  await second.play(wire('completed', 60_100, { status: 401, headers: BEARER }));
  await second.until(63_000);
  const [record] = second.records();
  const request = record?.evidence.subject.request;
  expect(request?.seen && request.value.credentials.map(c => c.scheme)).toEqual(['Bearer']);
  expect([...first.area.values.keys()].filter(key => key.startsWith('flight/'))).toEqual([]);
});

test('A background that is stopped during a quick request says that it did not see what was sent', async () => {
  const life = await newLife();
  await life.play(wire('completed', 100, { status: 401, headers: BEARER }));
  expect(life.records()[0]?.evidence.subject.request).toEqual({ seen: false, why: 'recorder-restarted' });
});

test('No secret of a request is in the storage outside of the vault', async () => {
  const life = await newLife();
  await life.play(...success(100, { requestId: 'a' }), ...refusal(200, { requestId: 'b' }));
  await life.until(5000);
  const stored = [...life.area.values].filter(([key]) => !key.startsWith('vault/')).map(([, value]) => value);
  expect(stored.length).toBeGreaterThan(3);
  expect(stored.join()).not.toMatch(/token-(one|two)/);
});

test('A storm of failures stays within bounds and keeps the newest', async () => {
  const life = await newLife({ limits: { episodes: 30, remembered: 10, characters: 200_000 } });
  for (let i = 0; i < 120; i += 1)
    await life.play(...refusal(100 + i, { requestId: `r${i}`, url: `https://a.example/${i}` }));
  await life.until(20_000);
  expect(life.records().length).toBeLessThanOrEqual(30);
  expect(life.records().at(-1)?.evidence.subject.url.path).toBe('/119');
  expect(life.ledger.size()).toBeLessThanOrEqual(200_000);
});

test('A full storage loses the oldest, never the newest', async () => {
  const life = await newLife({ area: fakeArea(250_000) });
  for (let i = 0; i < 130; i += 1)
    await life.play(...refusal(100 + i * 50, { requestId: `r${i}`, url: `https://a.example/${i}` }));
  await life.until(30_000);
  const stored = [...life.area.values].filter(([key]) => key.startsWith('exchange/')).map(([, value]) => value);
  expect(life.area.refused).toBeGreaterThan(0);
  expect(stored.join()).toContain('https://a.example/129');
});

const anyEvent = fc.record({
  kind: fc.constantFrom<WireEvent['kind']>('sent', 'answered', 'challenged', 'redirected', 'completed', 'failed'),
  requestId: fc.constantFrom('1', '2', '3', '4'),
  status: fc.constantFrom(0, 200, 204, 302, 400, 401, 403, 407),
  tabId: fc.constantFrom(-1, 7, 8),
  type: fc.constantFrom('main_frame' as const, 'xmlhttprequest' as const, 'websocket' as const),
  url: fc.constantFrom('https://shop.example/a', 'http://localhost:1/login', 'not a url'),
  method: fc.constantFrom('GET', 'OPTIONS'),
  headers: fc.constantFrom(CHALLENGE, PREFLIGHT, withToken('t'), []),
});

test('No order of events makes it throw, and every failure is settled in the end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyEvent, { maxLength: 60 }), async events => {
      const life = await newLife();
      await life.play(...events.map(({ kind, ...parts }, i) => wire(kind, i * 20, parts)));
      await life.until(20 * 60_000);
      const all = life.ledger.all();
      expect(all.every(e => e.state === 'settled')).toBe(true);
      expect(all.length).toBeLessThanOrEqual(events.length);
    }),
    { numRuns: 60 },
  );
});
