import { expect, test } from 'vitest';
import { clearSiteData, previewData } from '../../../../src/background/fixes/clear-site-data.ts';
import type { FixParts } from '../../../../src/background/fixes/parts.ts';
import { fakeParts } from './fake-parts.ts';

const PAGE = { id: 7, url: 'https://shop.example/cart', private: false, cookieStoreId: 'firefox-default' };
const SUBJECT = { action: 'clear-site-data', tabId: 7, episode: null, params: {} } as const;
const clear = (...chosen: string[]) => ({ ...SUBJECT, chosen, typed: {} });

/** A page in which some kinds stay whatever is done. */
const keeping =
  (...kinds: string[]): FixParts['runInPage'] =>
  async () =>
    kinds as never;

const begin = (runInPage?: FixParts['runInPage']) =>
  fakeParts({ tabs: [PAGE], now: () => 1000, ...(runInPage ? { runInPage } : {}) });

test('What the browser removes and what the page removes is gone together', async () => {
  const { parts, asked } = await begin(keeping());
  const outcome = await clearSiteData(clear('storage', 'caches', 'serviceWorkers'), parts);
  expect(outcome).toMatchObject({ result: 'done', undoId: null, next: 'reload-page' });
  expect(asked).toEqual(['remove localStorage of https://shop.example']);
});

test('What is left is named, with the way by hand', async () => {
  const { parts } = await begin(keeping('indexedDB'));
  expect(await clearSiteData(clear('storage', 'indexedDB'), parts)).toMatchObject({
    result: 'partly',
    say: 'Removed from shop.example: storage.',
    remains: expect.stringContaining('Still there: databases.'),
  });
});

test('Where the page lets nothing run, only what the browser removed is claimed', async () => {
  const { parts } = await begin(() => Promise.reject(new Error('Cannot access contents of the page')));
  expect(await clearSiteData(clear('storage', 'caches'), parts)).toMatchObject({
    result: 'partly',
    remains: expect.stringContaining('stored answers'),
  });
  expect(await clearSiteData(clear('caches'), parts)).toMatchObject({ result: 'refused' });
});

test('Files are left alone unless they are chosen, and a service worker that is to blame comes alone', async () => {
  const { parts } = await begin();
  const ticked = async (params: Record<string, string>) => {
    const shown = await previewData({ ...SUBJECT, params }, parts);
    return shown.result === 'preview' ? shown.preview.choices.filter(c => c.ticked).map(c => c.id) : [];
  };
  expect(await ticked({})).toEqual(['storage', 'indexedDB', 'caches', 'serviceWorkers']);
  expect(await ticked({ only: 'serviceWorkers' })).toEqual(['serviceWorkers']);
});

test('A page that extensions do not see is refused with the way by hand', async () => {
  const { parts } = await fakeParts({ tabs: [{ ...PAGE, url: 'about:config' }], now: () => 1000 });
  expect(await clearSiteData(clear('storage'), parts)).toMatchObject({ result: 'refused', byHand: expect.any(String) });
  expect(await previewData({ ...SUBJECT, tabId: 8 }, parts)).toMatchObject({ result: 'refused' });
});

test('A page that lets nothing run keeps its sessionStorage, which the browser does not remove for extensions', async () => {
  const { parts } = await begin(() => Promise.reject(new Error('Cannot access contents of the page')));
  expect(await clearSiteData(clear('storage', 'indexedDB'), parts)).toMatchObject({
    result: 'partly',
    remains: expect.stringContaining('sessionStorage'),
  });
});

test('Nothing is removed of another site than the one that the preview named', async () => {
  const { parts, asked } = await begin(keeping());
  const shown = await previewData(SUBJECT, parts);
  expect(shown).toMatchObject({ preview: { origin: 'https://shop.example' } });
  const elsewhere = { ...clear('storage'), origin: 'https://bank.example' };
  expect(await clearSiteData(elsewhere, parts)).toMatchObject({ result: 'refused' });
  expect(asked).toEqual([]);
  expect(await clearSiteData({ ...elsewhere, origin: 'https://shop.example' }, parts)).toMatchObject({
    result: 'done',
  });
});
