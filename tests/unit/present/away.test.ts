import { expect, test } from 'vitest';
import { collectUrl } from '../../../src/core/index.ts';
import { episodeView } from '../../../src/present/episode.ts';
import type { TabView } from '../../../src/protocol/index.ts';
import { CASES, entryOf, LIBRARY } from './cases.ts';

const entry = entryOf(CASES.find(c => c.id === 'dev-54-duplicate') as (typeof CASES)[number]);
const tabAt = (url: string | null, more: Partial<TabView> = {}): TabView => ({
  ...{ id: 1, state: 'open', access: 'granted', private: false, watchedSince: 0 },
  url: url === null ? null : collectUrl(url, { salt: '' }),
  ...more,
});
const viewAt = (tab: TabView | null) => episodeView(entry, { library: LIBRARY, zone: 'UTC' }, tab).fixes;
const SITE = entry.record.evidence.subject.url.hostname;

test('While the tab shows the site, every fix can be done', () => {
  expect(viewAt(tabAt(`https://${SITE}/another/page`)).away).toBeNull();
});

test('A tab that shows another site says so before any click, and the way back', () => {
  const { away } = viewAt(tabAt('https://login.accounts.example/'));
  expect(away?.say).toContain(`on a page of ${SITE}, and the tab shows login.accounts.example now`);
  expect(away?.back).toMatchObject({
    action: 'go-back-to-page',
    label: `Go back to ${SITE}`,
    episode: 'dev-54-duplicate',
  });
});

test('What acts on the page is told from what acts on the server that refused', () => {
  const { proposed, beside } = viewAt(null);
  const onPage = [...proposed, ...beside].filter(fix => fix.onPage).map(fix => fix.kind);
  expect(onPage).toEqual([
    'clear-site-cookies',
    'reload-page',
    'retry-in-clean-session',
    'use-other-token',
    'clear-site-data',
  ]);
});

test('Nothing is said where nothing waits', () => {
  const normal = entryOf(CASES.find(c => c.id === 'dev-92-normal-refresh') as (typeof CASES)[number]);
  const elsewhere = tabAt('https://login.accounts.example/');
  expect(episodeView(normal, { library: LIBRARY, zone: 'UTC' }, elsewhere).fixes.away).toBeNull();
});

test('Nothing is said of a tab that is closed, or does not tell what it shows', () => {
  expect(viewAt(tabAt(null)).away).toBeNull();
  expect(viewAt(tabAt('https://login.accounts.example/', { state: 'closed' })).away).toBeNull();
});
