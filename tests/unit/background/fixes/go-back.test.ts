import { expect, test } from 'vitest';
import { perform } from '../../../../src/background/fixes/index.ts';
import { collectUrl, type Evidence } from '../../../../src/core/index.ts';
import { fakeParts } from './fake-parts.ts';

const TAB = { id: 7, url: 'https://login.accounts.example/', private: false, cookieStoreId: null };

async function goBack(page: { url: string; type?: string; method?: string; topLevel?: string | null }, tabs = [TAB]) {
  const address = (url: string | null) => url && collectUrl(url, { salt: '' });
  const subject = {
    type: page.type ?? 'xmlhttprequest',
    method: page.method ?? 'GET',
    url: address(page.url),
    topLevel: address(page.topLevel ?? null),
  };
  const evidenceOf = (id: string) => (id === 'e' ? ({ subject } as unknown as Evidence) : null);
  const { parts, asked } = await fakeParts({ tabs, evidenceOf, now: () => 1000 });
  const request = { action: 'go-back-to-page', tabId: 7, params: {}, chosen: [], typed: {} } as const;
  return { outcome: await perform({ ...request, episode: 'e' }, parts), asked };
}

test('The tab goes back to the page on which a call was refused', async () => {
  const { outcome, asked } = await goBack({
    url: 'https://api.shop.example/v1',
    topLevel: 'https://shop.example/orders',
  });
  expect(asked).toEqual(['load https://shop.example/orders in 7']);
  expect(outcome).toMatchObject({ result: 'done', say: 'The tab goes back to shop.example.' });
});

test('What is secret in its address is not known any more, so it goes back without the query', async () => {
  const { asked } = await goBack({ type: 'main_frame', url: 'https://shop.example/orders?ticket=5f2b9c81d04e77aa' });
  expect(asked).toEqual(['load https://shop.example/orders in 7']);
});

test('The address that a form was sent to shows no page, so it goes back to the first one of the site', async () => {
  const { asked } = await goBack({ type: 'main_frame', method: 'POST', url: 'https://shop.example/orders/new' });
  expect(asked).toEqual(['load https://shop.example/ in 7']);
});

test('It goes back to the first page of the site where only the address of a call is known', async () => {
  const { asked } = await goBack({ url: 'https://api.shop.example/v1/orders' });
  expect(asked).toEqual(['load https://api.shop.example/ in 7']);
});

test('It says why it does not: a tab that is closed, a page that is no website', async () => {
  const page = 'https://shop.example/orders';
  expect((await goBack({ url: page, topLevel: page }, [])).outcome).toMatchObject({
    result: 'refused',
    say: 'The tab is closed.',
  });
  const { outcome, asked } = await goBack({ url: page, topLevel: 'moz-extension://f0/page.html' });
  expect(outcome.result).toBe('refused');
  expect(asked).toEqual([]);
});
