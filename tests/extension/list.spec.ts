import { expect, test } from '@playwright/test';
import type { View } from './drivers/browser.ts';
import { settledRows, textOf } from './support/panel.ts';
import { inBothBrowsers } from './support/world.ts';

inBothBrowsers('The list in the real DevTools', world => {
  test('is filtered, sorted, paused, stepped through and kept or not, by keyboard and by click', async () => {
    const tab = await world.open();
    const panel = await world.browser.openPanel(tab);
    await world.run('token-expired', tab);
    await world.run('bearer-null', tab);
    await settledRows(panel, 2);
    const causes = () => causesOf(panel);
    expect(await causes()).toEqual(['token expired', 'Bearer placeholder value']);

    await test.step('filter, by keyboard', async () => {
      await press(panel, '/');
      expect(await focused(panel)).toBe('filter');
      await type(panel, 'cause:token-exp');
      await expect.poll(causes).toEqual(['token expired']);
      await type(panel, 'stauts:401');
      await panel.waitFor('.filter-problem', { text: 'Did you mean “status:”?' });
      await expect.poll(causes).toHaveLength(2);
      await type(panel, '-cause:token-expired');
      await expect.poll(causes).toEqual(['Bearer placeholder value']);
      await press(panel, 'Escape');
      await expect.poll(causes).toHaveLength(2);
      await press(panel, 'Enter');
      expect(await focused(panel)).toBe('list');
    });

    await test.step('choose, by keyboard', async () => {
      await press(panel, 'Home');
      await panel.waitFor('.row[aria-selected="true"]', { text: 'token expired' });
      await panel.waitFor('main [data-diagnosis="token-expired"]');
      await press(panel, 'ArrowDown');
      await panel.waitFor('main [data-diagnosis="bearer-placeholder-value"]');
    });

    await test.step('sort', async () => {
      await panel.click('.sort-by');
      await panel.click('.sort-menu input[value="cause"]');
      await expect.poll(causes).toEqual(['Bearer placeholder value', 'token expired']);
      await panel.click('.sort-menu input[value="time"]');
      await expect.poll(causes).toEqual(['token expired', 'Bearer placeholder value']);
    });

    await test.step('pause, while the recording goes on', async () => {
      await panel.click('[aria-label="Pause the list"]');
      await world.run('token-expired', tab);
      await panel.waitFor('.foot', { text: 'paused, 1 more waits', timeout: 25_000 });
      expect(await textOf(panel, '.list')).not.toContain('2×');
      await panel.click('[aria-label="Pause the list"]');
      // Once it has settled, it is one of two equal failures, and its row is the newest.
      await panel.waitFor('.row-count', { text: '2×', timeout: 25_000 });
      await expect.poll(causes).toEqual(['Bearer placeholder value', 'token expired']);
    });

    await test.step('step through equal failures', async () => {
      await focusList(panel);
      await press(panel, 'End');
      await panel.waitFor('.stepper-place', { text: '2 of 2' });
      await press(panel, 'ArrowLeft');
      await panel.waitFor('.stepper-place', { text: '1 of 2' });
      await panel.click('[aria-label="Newer"]');
      await panel.waitFor('.stepper-place', { text: '2 of 2' });
    });

    await test.step('leave out earlier pages, and show them again', async () => {
      await panel.click('.tool-check input');
      await panel.waitFor('.foot', { text: '2 failures of earlier pages hidden' });
      await expect.poll(causes).toEqual(['token expired']);
      await panel.click('.tool-check input');
      await expect.poll(causes).toHaveLength(2);
    });
  });
});

const causesOf = (panel: View): Promise<string[]> =>
  panel.evaluate(() => [...document.querySelectorAll('.row .row-cause-word')].map(cause => cause.textContent ?? ''));

/** A key where the focus is. */
const press = (panel: View, key: string): Promise<void> =>
  panel.evaluate((key: string) => {
    const at = document.activeElement ?? document.body;
    at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  }, key);

/** Puts a text in the filter box, as typing does. */
const type = (panel: View, text: string): Promise<void> =>
  panel.evaluate((text: string) => {
    const box = document.querySelector<HTMLInputElement>('.filter');
    if (box === null) throw new Error('there is no filter box');
    box.value = text;
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, text);

const focused = (panel: View): Promise<string> => panel.evaluate(() => document.activeElement?.className ?? '');

const focusList = (panel: View): Promise<void> =>
  panel.evaluate(() => document.querySelector<HTMLElement>('.list')?.focus());
