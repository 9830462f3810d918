import { expect, test } from 'vitest';
import { refusedFor } from '../../../../src/background/fixes/other-page.ts';
import type { ActionKind, Evidence } from '../../../../src/core/index.ts';
import type { TabView } from '../../../../src/protocol/index.ts';

const url = (host: string, site: string) => ({ hostname: host, site: `https://${site}` });
const evidence = (more: object = {}) =>
  ({
    subject: {
      ...{ type: 'xmlhttprequest', status: 401, time: 1000 },
      ...{ url: url('api.shop.example', 'shop.example'), topLevel: url('www.shop.example', 'shop.example') },
      ...more,
    },
  }) as unknown as Evidence;
const tab = (host: string, site: string, navigatedAt = 500) =>
  ({ url: url(host, site), navigatedAt }) as unknown as TabView;

const refused = (there: TabView, more: object = {}, action: ActionKind = 'clear-site-cookies') =>
  refusedFor({ action, tabId: 7, episode: 'e', params: {} }, there, { evidenceOf: () => evidence(more) });

test('A fix of a failure on another site is refused with a sentence that names both', () => {
  expect(refused(tab('www.bank.example', 'bank.example', 2000))).toMatchObject({
    result: 'refused',
    say: 'This was refused on a page of www.shop.example, and the tab shows www.bank.example now, so nothing was done.',
  });
});

test('It goes on where the tab shows the site, on this page or a later one', () => {
  expect(refused(tab('www.shop.example', 'shop.example'))).toBeNull();
  expect(refused(tab('login.shop.example', 'shop.example', 2000))).toBeNull();
});

test('A navigation that was led to the page of another site belongs to that page', () => {
  const hop = { type: 'main_frame', status: 302 };
  expect(refused(tab('login.other.example', 'other.example'), hop)).toBeNull();
  expect(refused(tab('login.other.example', 'other.example', 2000), hop)).not.toBeNull();
});

test('What acts on the server that refused, or on the tab as such, is never refused', () => {
  const there = tab('www.bank.example', 'bank.example', 2000);
  expect(refused(there, {}, 'clear-saved-credentials')).toBeNull();
  expect(refused(there, {}, 'look-closer')).toBeNull();
  const asSuch = { action: 'reload-page', tabId: 7, episode: null, params: {} } as const;
  expect(refusedFor(asSuch, there, { evidenceOf: () => evidence() })).toBeNull();
});
