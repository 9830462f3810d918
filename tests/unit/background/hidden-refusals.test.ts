import { expect, test } from 'vitest';
import { diagnose } from '../../../src/core/index.ts';
import type { WireEvent } from '../../../src/platform/web-request.ts';
import { newLife } from './life.ts';
import { wire, withToken } from './wire.ts';

const given = (at: number, parts: Parameters<typeof wire>[2] = {}): WireEvent[] => [
  wire('sent', at, { headers: withToken('token-two'), ...parts }),
  wire('completed', at + 20, { ...parts, headers: [] }),
];

test('A 404 is a refusal only where the same address was given to a request that showed more', async () => {
  const gone = (at: number, parts: Parameters<typeof wire>[2]): WireEvent[] => [
    wire('sent', at, { ...parts, headers: [] }),
    wire('completed', at + 20, { ...parts, status: 404, headers: [] }),
  ];
  const life = await newLife();
  const elsewhere = { requestId: 'a', url: 'https://api.shop.example/typo' };
  await life.play(...gone(100, elsewhere), ...given(200, { requestId: 'b' }), ...gone(300, { requestId: 'c' }));
  await life.until(5000);
  expect(life.records().map(r => [r.evidence.subject.url.path, diagnose(r.evidence).findings[0].diagnosis])).toEqual([
    ['/orders', 'status-misuse-401-403'],
  ]);
});
