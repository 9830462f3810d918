import { describe, expect, test } from 'vitest';
import { type Options, WATCHED_KINDS } from '../../../src/protocol/index.ts';
import { newLife } from './life.ts';
import { wire, withToken } from './wire.ts';

type Parts = Parameters<typeof wire>[2];

const answered = (status: number, parts: Parts = {}) => [
  wire('sent', 100, { ...parts, headers: withToken('t') }),
  wire('completed', 120, { ...parts, status }),
];

/** Ids of requests that became episodes. */
async function recorded(chosen: Partial<Options>, ...events: ReturnType<typeof wire>[]): Promise<(string | null)[]> {
  const life = await newLife({ chosen });
  await life.play(...events);
  await life.until(3000);
  return life.records().map(r => r.evidence.subject.requestId);
}

describe('A kind of refusal', () => {
  test.each([401, 403, 407, 419, 431, 440, 498, 511])(
    '%i is recorded while it is watched, and not otherwise',
    async status => {
      const watched = WATCHED_KINDS.filter(kind => kind !== String(status));
      expect(await recorded({}, ...answered(status))).toEqual(['1']);
      expect(await recorded({ watched }, ...answered(status))).toEqual([]);
    },
  );

  test('is each switched off by itself', async () => {
    const two = [...answered(401), ...answered(403, { requestId: '2' })];
    expect(await recorded({ watched: ['403'] }, ...two)).toEqual(['2']);
    expect(await recorded({ watched: [] }, ...two)).toEqual([]);
  });

  test('of an answer that leads to a sign-in page is not that of its status', async () => {
    const to = 'https://api.shop.example/login';
    const led = [
      wire('sent', 100),
      wire('redirected', 110, { status: 302, to, headers: [['Location', to]] }),
      wire('sent', 120, { url: to }),
      wire('completed', 130, { url: to }),
    ];
    expect(await recorded({ watched: ['sign-in-page'] }, ...led)).toEqual(['1']);
    expect(await recorded({ watched: WATCHED_KINDS.filter(k => k !== 'sign-in-page') }, ...led)).toEqual([]);
  });

  test('that is hidden by CORS is not that of a status', async () => {
    const asked = [['Access-Control-Request-Method', 'GET']] as const;
    const preflight = { requestId: '2', method: 'OPTIONS', headers: asked };
    const failed = [
      wire('sent', 90, preflight),
      wire('completed', 95, preflight),
      wire('sent', 100),
      wire('failed', 110),
    ];
    expect(await recorded({ watched: ['cors'] }, ...failed)).toEqual(['1']);
    expect(await recorded({ watched: ['401'] }, ...failed)).toEqual([]);
  });

  test('that is switched off takes with it what was recorded of it', async () => {
    const life = await newLife();
    await life.play(...answered(401), ...answered(403, { requestId: '2' }));
    await life.until(3000);
    life.options.set({ ...life.options.now, watched: ['403'] });
    life.recorder.forgetUnwanted(0);
    expect(life.records().map(r => r.evidence.subject.requestId)).toEqual(['2']);
  });
});

test('A further status is recorded with every answer, once it is named', async () => {
  expect(await recorded({}, ...answered(404))).toEqual([]);
  expect(await recorded({ moreStatuses: [404], watched: [] }, ...answered(404))).toEqual(['1']);
});

describe('An ignored site', () => {
  const shop = { ignoredSites: ['api.shop.example'] };

  test('is not recorded, whoever asks it', async () => {
    expect(await recorded(shop, ...answered(401))).toEqual([]);
    expect(await recorded(shop, ...answered(401, { url: 'https://other.example/' }))).toEqual(['1']);
  });

  test('is not recorded while a person is asked for credentials', async () => {
    const life = await newLife({ chosen: shop });
    await life.play(wire('sent', 100), wire('challenged', 110, { status: 401 }));
    expect(life.records()).toEqual([]);
  });

  test('takes with it what its pages ask of others', async () => {
    const page = { ignoredSites: ['shop.example'] };
    expect(await recorded(page, ...answered(401))).toEqual([]);
    const inFrame = { frameId: 3, initiator: 'https://frame.example', url: 'https://frame.example/me' };
    expect(await recorded(page, ...answered(401, inFrame))).toEqual([]);
    expect(await recorded(page, ...answered(401, { ...inFrame, tabId: 8 }))).toEqual([]);
  });

  test('does not hide the page that it leads to', async () => {
    const life = await newLife({ chosen: { ignoredSites: ['shop.example'] } });
    const next = { type: 'main_frame', url: 'https://next.example/', initiator: 'https://shop.example' } as const;
    await life.play(wire('sent', 100, next), wire('completed', 120, { ...next, status: 401 }));
    await life.until(3000);
    expect(life.records()).toHaveLength(1);
  });

  test('leaves nothing in memory', async () => {
    const life = await newLife({ chosen: shop });
    await life.play(...answered(200), ...answered(401, { requestId: '2' }));
    await life.until(20_000);
    expect([...life.area.values.keys()].filter(key => !/^tab\//.test(key))).toEqual([]);
  });

  test('is still told as the page that the tab shows', async () => {
    const life = await newLife({ chosen: shop });
    const page = { type: 'main_frame', url: 'https://api.shop.example/', initiator: null } as const;
    await life.play(wire('sent', 100, page), wire('completed', 120, page));
    expect(life.tabs.view(7)).toMatchObject({ ignored: true, navigatedAt: expect.any(Number) });
    await life.play(
      wire('sent', 200, { ...page, url: 'https://b.example/' }),
      wire('completed', 220, { ...page, url: 'https://b.example/' }),
    );
    expect(life.tabs.view(7)?.ignored).toBeUndefined();
  });

  test('loses what was recorded of it before', async () => {
    const life = await newLife();
    await life.play(...answered(401));
    await life.until(3000);
    const [record] = life.records();
    life.options.set({ ...life.options.now, ...shop });
    life.recorder.forgetUnwanted(0);
    expect(life.records()).toEqual([]);
    expect(life.recorder.find(record?.evidence.subject.id ?? '')).toBeNull();
    expect(life.vault.reveal(record?.evidence.subject.id ?? '', 0).seen).toBe(false);
  });
});

test('Episodes that began before a time are let go, newer ones stay', async () => {
  const life = await newLife();
  await life.play(...answered(401));
  await life.until(10_000);
  await life.play(wire('sent', 10_100, { requestId: '2' }), wire('completed', 10_120, { requestId: '2', status: 401 }));
  await life.until(13_000);
  const [first] = life.records();
  life.recorder.forgetUnwanted((first?.evidence.subject.time ?? 0) + 1);
  expect(life.records().map(r => r.evidence.subject.requestId)).toEqual(['2']);
});

test('No more episodes are kept than a person wants, the newest ones', async () => {
  const life = await newLife();
  const many = Array.from({ length: 30 }, (_, i) => String(i));
  for (const requestId of many) await life.play(...answered(401, { requestId, time: 100 + Number(requestId) }));
  await life.until(4000);
  life.ledger.limitTo(10);
  const kept = life.records().map(r => r.evidence.subject.requestId);
  expect(kept.length).toBeLessThanOrEqual(10);
  expect(kept.at(-1)).toBe('29');
});
