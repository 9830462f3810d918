import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../src/core/index.ts';
import type { EpisodeRecord, SeenAnswer } from '../../../src/protocol/index.ts';
import { newLife, START } from './life.ts';
import { CHALLENGE, wire, withToken } from './wire.ts';

const URL_ASKED = 'https://api.shop.example/orders';
const REVOKED = '{"error":"invalid_token","error_description":"The token was revoked"}';

/** What DevTools show of the answer to the request that began `at` milliseconds after `START`. */
const shown = (at: number, parts: Partial<SeenAnswer> = {}): SeenAnswer => ({
  url: URL_ASKED,
  method: 'GET',
  status: 401,
  time: START + at,
  requestHeaders: [],
  responseHeaders: [['Content-Type', 'application/json']],
  body: REVOKED,
  ...parts,
});

const refusal = (at: number, parts: Parameters<typeof wire>[2] = {}) => [
  wire('sent', at, { headers: withToken('4fK2s0dP'), ...parts }),
  wire('completed', at + 20, { status: 401, ...parts, headers: [] }),
];

const subjectOf = (records: readonly EpisodeRecord[], i = 0) => records[i]?.evidence.subject;
const verdictOf = (record: EpisodeRecord | undefined) => record && diagnose(record.evidence).findings[0].diagnosis;

describe('A refusal out of the store of a service worker', () => {
  test('which network events do not tell, is an episode of its page, once, and says that nothing was sent', async () => {
    const life = await newLife();
    const answer = shown(90, { fromWorker: 'call', body: null });
    life.recorder.hear(7, answer);
    life.recorder.hear(7, answer);
    await life.until(5000);
    expect(life.records()).toHaveLength(1);
    const [record] = life.records();
    expect([record?.state, verdictOf(record)]).toEqual(['settled', 'stale-cached-401']);
    expect(subjectOf(life.records())).toMatchObject({
      tabId: 7,
      type: 'xmlhttprequest',
      fromWorker: true,
      request: { seen: false, why: 'never-sent' },
    });
  });

  test('does not mix with the answer of the server at the same address', async () => {
    const life = await newLife();
    await life.play(...refusal(100));
    life.recorder.hear(7, shown(150, { fromWorker: 'call' }));
    await life.until(5000);
    expect(life.records()).toHaveLength(2);
  });

  test('is none when what it had stored was no refusal', async () => {
    const life = await newLife();
    life.recorder.hear(7, shown(90, { fromWorker: 'document', status: 200 }));
    await life.until(5000);
    expect(life.records()).toEqual([]);
  });
});

describe('What DevTools show of a refusal', () => {
  test('sharpens the verdict of an episode that has settled, and tells the views', async () => {
    const life = await newLife();
    await life.play(...refusal(100));
    await life.until(3000);
    const before = [...life.area.values].find(([key]) => key.startsWith('episode/'))?.[1];
    expect(subjectOf(life.records())?.body).toEqual({ seen: false, why: 'body-needs-devtools' });
    expect(verdictOf(life.records()[0])).not.toBe('token-revoked');

    life.recorder.hear(7, shown(90));
    await life.until(3100);
    const [record] = life.records();
    expect([record?.state, verdictOf(record)]).toEqual(['settled', 'token-revoked']);
    expect(record?.evidence.subject.throughDevtools).toEqual(['body']);
    expect([...life.area.values].find(([key]) => key.startsWith('episode/'))?.[1]).not.toBe(before);
  });

  test('tells which code asked, without the secrets of its address', async () => {
    const life = await newLife();
    await life.play(...refusal(100));
    const calledFrom = [{ url: 'https://shop.example/a.js?key=4fK2s0dP9', line: 4, column: 2, functionName: 'load' }];
    life.recorder.hear(7, shown(90, { body: null, calledFrom }));
    await life.until(3000);
    const subject = subjectOf(life.records());
    expect(subject?.calledFrom).toMatchObject([
      { url: { href: 'https://shop.example/a.js?key=…' }, line: 4, column: 2 },
    ]);
    expect(subject?.throughDevtools).toEqual(['code']);
  });

  test('is kept when the episode settles after it', async () => {
    const life = await newLife();
    await life.play(...refusal(100));
    life.recorder.hear(7, shown(90));
    await life.until(3000);
    expect(life.records().map(r => [r.state, verdictOf(r)])).toEqual([['settled', 'token-revoked']]);
  });

  test('waits for the network events when it comes first, but not for long', async () => {
    const life = await newLife();
    life.recorder.hear(7, shown(90));
    await life.play(...refusal(100));
    expect(subjectOf(life.records())?.body.seen).toBe(true);

    const late = await newLife();
    late.recorder.hear(7, shown(90, { time: START + 19_000 }));
    await late.play(...refusal(20_000));
    expect(subjectOf(late.records())?.body.seen).toBe(false);
  });

  test('outlives the background: the exchange that was written down gets it', async () => {
    const first = await newLife();
    await first.play(...refusal(100));
    await first.until(3000);
    const second = await newLife({ area: first.area, at: 60_000 });
    second.recorder.hear(7, shown(90));
    await second.until(61_000);
    expect(verdictOf(second.records()[0])).toBe('token-revoked');
  });

  test.each([
    ['another address', { url: `${URL_ASKED}/7` }],
    ['another method', { method: 'POST' }],
    ['another status', { status: 403 }],
    ['another time', { time: START + 60_000 }],
  ])('goes to no request of %s', async (_what, parts) => {
    const life = await newLife();
    await life.play(...refusal(100));
    life.recorder.hear(7, shown(90, parts));
    await life.until(3000);
    expect(subjectOf(life.records())?.body.seen).toBe(false);
  });

  test('goes to no request of another tab', async () => {
    const life = await newLife({ tabs: [{ id: 7 }, { id: 8 }] });
    await life.play(...refusal(100));
    life.recorder.hear(8, shown(90));
    expect(subjectOf(life.records())?.body.seen).toBe(false);
  });

  test('goes to the nearest of several equal requests', async () => {
    const life = await newLife();
    await life.play(...refusal(100, { requestId: 'a' }), ...refusal(2100, { requestId: 'b' }));
    life.recorder.hear(7, shown(2090));
    await life.until(5000);
    expect(life.records().map(r => r.evidence.subject.body.seen)).toEqual([false, true]);
  });

  test('leaves no secret of the body or the headers in the storage, in this life or the next', async () => {
    const secrets = ['4fK2s0dP', 'q8Zt3vYw1Rk6Lm9PxB4n', 'cookie-value-77aa11bb'];
    const leaky = shown(90, {
      requestHeaders: [['Cookie', `sid=${secrets[2]}`]],
      body: JSON.stringify({ error: `bad ${secrets[0]} ${secrets[2]}`, access_token: secrets[1], basket: 'unread' }),
    });
    const first = await newLife();
    await first.play(...refusal(100));
    first.recorder.hear(7, leaky);
    await first.until(3000);
    const second = await newLife({ area: first.area, at: 60_000 });
    await second.play(...refusal(60_100, { requestId: '2' }));
    await second.until(62_000);
    second.recorder.hear(7, { ...leaky, time: START + 60_090 });
    await second.until(65_000);
    const kept = [...first.area.values].filter(([key]) => !key.startsWith('vault/')).map(([, value]) => value);
    expect(second.records().map(r => r.evidence.subject.body.seen)).toEqual([true, true]);
    for (const secret of [...secrets, 'unread']) expect(kept.join()).not.toContain(secret);
    // The vault is for headers; the body is in none of its places.
    expect([...first.area.values].map(([, value]) => value).join()).not.toContain(secrets[1]);
  });
});

describe('The login that the browser adds by itself', () => {
  const basic = `Basic ${btoa('ann:secret-of-ann')}`;

  test('is seen on a refusal without any credential in its events', async () => {
    const life = await newLife();
    await life.play(wire('sent', 100), wire('completed', 120, { status: 401, headers: CHALLENGE }));
    life.recorder.hear(7, shown(90, { requestHeaders: [['Authorization', basic]], body: null }));
    await life.until(3000);
    const subject = subjectOf(life.records());
    expect(subject?.request.seen && subject.request.value.credentials.map(c => [c.place, c.scheme])).toEqual([
      ['authorization', 'Basic'],
    ]);
    expect([subject?.throughDevtools, subject?.body.seen]).toEqual([['credential'], false]);
  });

  test('is that of the last auth leg, for DevTools show no other', async () => {
    const life = await newLife();
    await life.play(
      wire('sent', 100),
      wire('answered', 110, { status: 401, headers: CHALLENGE }),
      wire('challenged', 111, { status: 401, headers: CHALLENGE }),
      wire('completed', 300, { status: 403 }),
    );
    life.recorder.hear(7, shown(90, { status: 403, requestHeaders: [['Authorization', basic]], body: null }));
    await life.until(3000);
    const legs = life.records().flatMap(({ evidence }) => [evidence.subject, ...evidence.others]);
    expect(legs.map(x => [x.status, x.throughDevtools]).sort()).toEqual([
      [401, undefined],
      [403, ['credential']],
    ]);
  });

  test('that the browser gave in silence makes the 403 at its end the refusal, and not the challenge', async () => {
    const life = await newLife();
    await life.play(
      wire('sent', 100),
      wire('answered', 110, { status: 401, headers: CHALLENGE }),
      wire('completed', 300, { status: 403 }),
    );
    await life.until(3000);
    expect(life.records().map(r => r.evidence.subject.status)).toEqual([403]);
  });

  test('makes a 403 one to somebody', async () => {
    const life = await newLife();
    await life.play(wire('sent', 100), wire('completed', 120, { status: 403 }));
    expect(life.records()).toEqual([]);
    life.recorder.hear(7, shown(90, { status: 403, requestHeaders: [['Authorization', basic]], body: null }));
    await life.until(3000);
    expect(life.records().map(r => [r.state, r.evidence.subject.status])).toEqual([['settled', 403]]);
  });

  test('that DevTools show none of proves nothing', async () => {
    const life = await newLife();
    await life.play(wire('completed', 120, { status: 401, headers: CHALLENGE }));
    life.recorder.hear(7, shown(90, { body: null, requestHeaders: [['Accept', '*/*']] }));
    await life.until(3000);
    expect(subjectOf(life.records())?.request).toEqual({ seen: false, why: 'recorder-restarted' });
  });
});

describe('A body', () => {
  const graphql = 'https://api.shop.example/graphql';
  const answered = (status: number, parts: Parameters<typeof wire>[2] = {}) => [
    wire('sent', 100, { url: graphql, ...parts }),
    wire('completed', 120, { url: graphql, status, ...parts, headers: [['Content-Type', 'application/json']] }),
  ];
  const heard = async (status: number, body: string, parts: Parameters<typeof wire>[2] = {}) => {
    const life = await newLife();
    await life.play(...answered(status, parts));
    expect(life.records()).toEqual([]);
    life.recorder.hear(7, shown(90, { url: graphql, status, body }));
    await life.until(3000);
    return life.records().map(r => [r.evidence.subject.status, verdictOf(r)]);
  };

  test('makes a refusal of GraphQL’s 200', async () => {
    const body = '{"data":null,"errors":[{"message":"No","extensions":{"code":"UNAUTHENTICATED"}}]}';
    expect(await heard(200, body)).toEqual([[200, 'graphql-unauthenticated-200']]);
  });

  test('makes none of errors that are about something else', async () => {
    expect(await heard(200, '{"errors":[{"message":"Cannot query field honey"}]}')).toEqual([]);
    expect(await heard(400, '{"error":"quantity must be positive"}')).toEqual([]);
  });

  test('makes a refusal of a third party’s 403 when it speaks of sign-in', async () => {
    const parts = { initiator: 'https://elsewhere.example' };
    expect(await heard(403, '{"detail":"Authentication credentials were not provided."}', parts)).toHaveLength(1);
    expect(await heard(403, '{"detail":"We are closed on Sundays."}', parts)).toEqual([]);
  });
});
