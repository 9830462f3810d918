import { expect, test } from '@playwright/test';
import { badgeOf } from './support/api.ts';
import { rowsOf, settledRows, verdictOf } from './support/panel.ts';
import { inBrowser, type World } from './support/world.ts';

const backOffice = ({ playground }: World, name: string): string =>
  `${playground.origin.replace('localhost', `${name}.localhost`)}/basic/page`;

inBrowser('firefox', 'The browser’s own sign-in prompt', world => {
  test('raises no alarm while it waits for the person, nor once it was answered well', async () => {
    const tab = await world.open(world.playground.origin);
    const panel = await world.browser.openPanel(tab);
    await tab.evaluate((url: string) => location.assign(url), backOffice(world, 'prompt'));
    await panel.waitFor('[data-state="settling"]');
    expect(await badgeOf(world, tab.id)).toBe('');

    await world.browser.signIn?.(tab, 'ada', 'lovelace');
    await tab.waitFor('h1', { text: 'Back office' });
    const [row] = await settledRows(panel, 1);
    expect(row?.state).toBe('normal');
    expect((await verdictOf(panel, row?.episode ?? '')).diagnosis).toBe('normal-challenge-handshake');
    expect(await badgeOf(world, tab.id)).toBe('');
  });

  test('is a refusal once the person has dismissed it', async () => {
    const tab = await world.open(world.playground.origin);
    const panel = await world.browser.openPanel(tab);
    await tab.evaluate((url: string) => location.assign(url), backOffice(world, 'dismissed'));
    await panel.waitFor('[data-state="settling"]');
    await world.browser.dismissSignIn?.(tab);
    await tab.waitFor('h1', { text: '401' });
    const rows = await settledRows(panel, 1);
    expect(rows.map(({ state }) => state)).toEqual(['refused']);
    await expect.poll(() => badgeOf(world, tab.id)).toBe('1');
  });
});

// No driver reaches Chromium's prompt: what a protocol answers, it answers before extensions hear of it. An account in the
// address makes the browser itself answer the challenge of a page.
inBrowser('chromium', 'A page that the browser itself signs in to', world => {
  test('raises no alarm, on the first visit and on the next', async () => {
    const url = backOffice(world, 'address');
    const tab = await world.open(url.replace('http://', 'http://ada:lovelace@'));
    await tab.waitFor('h1', { text: 'Back office' });
    const panel = await world.browser.openPanel(tab);
    const [row] = await settledRows(panel, 1);
    expect(row?.state).toBe('normal');
    expect((await verdictOf(panel, row?.episode ?? '')).diagnosis).toBe('normal-challenge-handshake');
    expect(await badgeOf(world, tab.id)).toBe('');

    await tab.goto(url);
    await tab.waitFor('h1', { text: 'Back office' });
    expect((await rowsOf(panel)).map(({ state }) => state)).toEqual(['normal']);
    expect(await badgeOf(world, tab.id)).toBe('');
  });
});
