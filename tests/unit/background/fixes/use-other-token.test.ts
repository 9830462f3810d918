import { expect, test } from 'vitest';
import { previewOtherToken, useOtherToken } from '../../../../src/background/fixes/use-other-token.ts';
import type { OtherToken } from '../../../../src/protocol/index.ts';
import { fakeParts } from './fake-parts.ts';

const SUBJECT = { action: 'use-other-token', tabId: 7, episode: null, params: {} } as const;
const TYPED = { chosen: [], typed: { token: 'a-token-of-mine-0123456789' } };

const at = async (url: string) => {
  const used: (OtherToken | null)[] = [];
  const { parts } = await fakeParts({
    tabs: [{ id: 7, url, private: false, cookieStoreId: null }],
    onOtherToken: (_tabId, token) => used.push(token),
    now: () => 1000,
  });
  return { parts, used };
};

test('The token goes to the origin that the preview named', async () => {
  const { parts, used } = await at('https://shop.example/cart');
  const shown = await previewOtherToken(SUBJECT, parts);
  expect(shown).toMatchObject({ result: 'preview', preview: { origin: 'https://shop.example' } });
  const outcome = await useOtherToken({ ...SUBJECT, ...TYPED, origin: 'https://shop.example' }, parts);
  expect(outcome).toMatchObject({ result: 'done' });
  expect(used.map(token => token?.origin)).toEqual(['https://shop.example']);
});

test('A tab that has gone elsewhere since the preview gets no token', async () => {
  const { parts, used } = await at('https://elsewhere.example/');
  const named = { ...SUBJECT, ...TYPED, origin: 'https://shop.example' };
  const chosen = { ...SUBJECT, ...TYPED, chosen: ['https://shop.example'] };
  expect(await useOtherToken(named, parts)).toMatchObject({ result: 'refused' });
  expect(await useOtherToken(chosen, parts)).toMatchObject({ result: 'refused' });
  expect(used).toEqual([]);
});
