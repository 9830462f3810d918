import type { Page } from '@playwright/test';
import { expect, test } from './lab.ts';

/** In the order of their times: refused, recovered, refused. */
const THREE = 'dev-18-expired-jwt,dev-92-normal-refresh,dev-14-wrong-password';

test.describe('The list', () => {
  test('shows one row per failure, newest last, with its episode', async ({ open }) => {
    const page = await open({ case: THREE });
    const rows = page.locator('.row');
    await expect(rows).toHaveCount(3);
    const episodes = await rows.evaluateAll(all => all.map(row => row.getAttribute('data-episode')));
    expect(episodes.map(e => e?.replace(/^\d+-/, ''))).toEqual([
      'dev-18-expired-jwt',
      'dev-92-normal-refresh',
      'dev-14-wrong-password',
    ]);
  });

  test('shows the newest refusal before the reader chooses, and only one verdict', async ({ open }) => {
    const page = await open({ case: THREE });
    await expect(page.locator('[data-diagnosis]')).toHaveCount(1);
    await expect(page.locator('[data-diagnosis]')).toHaveAttribute('data-diagnosis', 'wrong-username-or-password');
    await expect(page.locator('[data-diagnosis]')).toHaveAttribute('data-confidence', 'likely');
  });

  test('dims what was recovered, and says so in words', async ({ open }) => {
    const page = await open({ case: THREE });
    await expect(page.locator('[data-state="normal"]')).toContainText('recovered');
  });

  test('folds equal failures, keeps the choice and counts', async ({ open }) => {
    const page = await open({ case: 'dev-18-expired-jwt' });
    const path = new URL((await page.locator('.verdict-request .wire').textContent()) ?? '');
    await page.evaluate(again => window.lab.client.fail(again), path.pathname + path.search);
    await expect(page.locator('.row')).toHaveCount(1);
    await expect(page.locator('.row')).toContainText('2×');
    await expect(page.locator('[data-diagnosis]')).toHaveCount(1);
  });

  test('shows a new failure as it happens', async ({ open }) => {
    const page = await open({ case: 'dev-18-expired-jwt' });
    await page.evaluate(() => window.lab.client.fail('/somewhere/else'));
    await expect(page.locator('.row')).toHaveCount(2);
    await expect(page.locator('.row').last()).toContainText('/somewhere/else');
  });

  test('draws only the rows in sight of ten thousand', async ({ open }) => {
    const page = await open({ case: 'all', rows: 10_000 });
    await expect(page.locator('.foot')).toContainText('10,000 rows', { timeout: 60_000 });
    await expect(page.locator('.foot')).not.toContainText('reading');
    expect(await page.locator('.row').count()).toBeLessThan(60);
    await page.locator('.list').press('Home');
    await expect(page.locator('.row[aria-selected="true"]')).toHaveAttribute('aria-posinset', '1');
  });

  test('is emptied by a click, and says that nothing was refused', async ({ open }) => {
    const page = await open({ case: THREE });
    await page.getByRole('button', { name: 'Clear the list' }).click();
    await expect(page.locator('[data-notice="empty"]')).toBeVisible();
  });
});

test.describe('The keyboard', () => {
  test('filters with /, chooses with arrows, leaves with Escape', async ({ open }) => {
    const page = await open({ case: THREE });
    await expect(page.locator('.row')).toHaveCount(3);
    await page.keyboard.press('/');
    await expect(page.getByRole('combobox', { name: 'Filter' })).toBeFocused();
    await page.keyboard.type('expired');
    await expect(page.locator('.row')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(page.locator('.row')).toHaveCount(3);
    await page.keyboard.press('Enter');
    await expect(page.locator('.list')).toBeFocused();
    await page.keyboard.press('Home');
    await expect(page.locator('[data-diagnosis]')).toHaveAttribute('data-diagnosis', 'token-expired');
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('[data-diagnosis]')).toHaveAttribute('data-diagnosis', 'normal-refresh-and-retry');
  });

  test('opens an explanation with Enter in a narrow panel, and goes back with Escape', async ({ open }) => {
    const page = await open({ case: THREE, width: 400 });
    await expect(page.locator('.list')).toBeVisible();
    await expect(page.locator('[data-diagnosis]')).toBeHidden();
    await page.locator('.list').focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-diagnosis]')).toBeVisible();
    await expect(page.locator('.list')).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(page.locator('.list')).toBeFocused();
    await page.locator('.row').first().click();
    await page.getByRole('button', { name: 'All failures' }).click();
    await expect(page.locator('.list')).toBeVisible();
  });
});

test.describe('A filter that lets nothing through', () => {
  test('says so, with a way back', async ({ open }) => {
    const page = await open({ case: THREE });
    await page.getByRole('combobox', { name: 'Filter' }).fill('no such thing');
    await expect(page.locator('[data-notice="no-match"]')).toContainText('no such thing');
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await expect(page.locator('.row')).toHaveCount(3);
  });
});

test.describe('The filter box', () => {
  const box = (page: Page) => page.getByRole('combobox', { name: 'Filter' });

  test('proposes operators and their values, which the keyboard takes', async ({ open }) => {
    const page = await open({ case: THREE });
    await expect(page.locator('.row')).toHaveCount(3);
    await page.keyboard.press('/');
    await expect(page.locator('.proposal')).toHaveCount(8);
    await page.keyboard.type('ca');
    await expect(page.locator('.proposal')).toHaveCount(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(box(page)).toHaveValue('cause:');
    await expect(page.locator('.proposal').first()).toContainText('1×');
    await page.keyboard.type('exp');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await expect(box(page)).toHaveValue('cause:token-expired ');
    await expect(page.locator('.row')).toHaveCount(1);
    await expect(page.locator('.toolbar-count')).toHaveText('1 of 3');
  });

  test('says which part it does not know, and keeps the rows and the words', async ({ open }) => {
    const page = await open({ case: THREE });
    await box(page).fill('stauts:401');
    await expect(page.locator('.filter-problem')).toContainText('Did you mean “status:”?');
    await expect(page.locator('.row')).toHaveCount(3);
    await expect(box(page)).toHaveValue('stauts:401');
    await box(page).fill('-is:recovered');
    await expect(page.locator('.filter-problem')).toBeHidden();
    await expect(page.locator('.row')).toHaveCount(2);
  });
});

test.describe('The order of the list', () => {
  const episodes = (page: Page) =>
    page.locator('.row').evaluateAll(rows => rows.map(row => row.getAttribute('data-episode')?.replace(/^\d+-/, '')));

  test('is chosen by keyboard, keeps what is explained, and is remembered', async ({ open }) => {
    const page = await open({ case: THREE });
    await expect(page.locator('[data-diagnosis]')).toHaveAttribute('data-diagnosis', 'wrong-username-or-password');
    await page.locator('.sort-by').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: 'Time' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('.sort-by')).toHaveText('By cause');
    const byCause = ['dev-92-normal-refresh', 'dev-18-expired-jwt', 'dev-14-wrong-password'];
    await expect.poll(() => episodes(page)).toEqual(byCause);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('radio').first()).toBeHidden();
    await page.getByRole('button', { name: 'Descending' }).click();
    await expect.poll(() => episodes(page)).toEqual(byCause.toReversed());
    await expect(page.locator('[data-diagnosis]')).toHaveAttribute('data-diagnosis', 'wrong-username-or-password');
    await page.reload();
    await expect.poll(() => episodes(page)).toEqual(byCause.toReversed());
  });
});

test.describe('A paused list', () => {
  test('stands still, says how many wait, and goes on with them', async ({ open }) => {
    const page = await open({ case: 'dev-18-expired-jwt' });
    await expect(page.locator('.row')).toHaveCount(1);
    const pause = page.getByRole('button', { name: 'Pause the list' });
    await pause.click();
    await page.evaluate(() => window.lab.client.fail('/while/paused'));
    await page.evaluate(() => window.lab.client.fail('/while/paused/too'));
    await expect(page.locator('.foot')).toContainText('paused, 2 more wait');
    await expect(pause).toHaveAttribute('aria-pressed', 'true');
    await expect(page.locator('.row')).toHaveCount(1);
    await pause.click();
    await expect(page.locator('.row')).toHaveCount(3);
    await expect(page.locator('.foot')).not.toContainText('paused');
  });

  test('can be cleared, and then tells what came, with a way on', async ({ open }) => {
    const page = await open({ case: 'dev-18-expired-jwt' });
    await page.getByRole('button', { name: 'Pause the list' }).click();
    await page.getByRole('button', { name: 'Clear the list' }).click();
    await page.evaluate(() => window.lab.client.fail('/after/the/clear'));
    await expect(page.locator('[data-notice="paused"]')).toContainText('1 failure since then');
    await page.getByRole('button', { name: 'Resume' }).click();
    await expect(page.locator('.row')).toContainText('/after/the/clear');
  });
});

test.describe('The log', () => {
  test('keeps the rows of earlier pages until the reader does not want them', async ({ open }) => {
    const page = await open({ case: THREE });
    await page.evaluate(() => {
      const { client } = window.lab;
      client.navigate();
      client.fail('/on/the/next/page');
    });
    await expect(page.locator('.row')).toHaveCount(4);
    await page.getByRole('checkbox', { name: 'Preserve log' }).uncheck();
    await expect(page.locator('.row')).toHaveCount(1);
    await expect(page.locator('.foot')).toContainText('3 failures of earlier pages hidden');
    await page.evaluate(() => window.lab.client.navigate());
    await expect(page.locator('[data-notice="earlier"]')).toContainText('4 failures from earlier pages are hidden');
    await page.getByRole('button', { name: 'Show them' }).click();
    await expect(page.locator('.row')).toHaveCount(4);
    await expect(page.getByRole('checkbox', { name: 'Preserve log' })).toBeChecked();
  });
});

test.describe('Equal failures', () => {
  test('are stepped through by buttons and by keys, the newest first', async ({ open }) => {
    const page = await open({ case: 'dev-18-expired-jwt' });
    const path = new URL((await page.locator('.verdict-request .wire').first().textContent()) ?? '').pathname;
    for (let i = 0; i < 2; i += 1) await page.evaluate(again => window.lab.client.fail(again), path);
    const place = page.locator('.stepper-place');
    await expect(place).toHaveText('3 of 3');
    await expect(page.getByRole('button', { name: 'Newer' })).toBeDisabled();
    await page.getByRole('button', { name: 'Older' }).click();
    await expect(place).toHaveText('2 of 3');
    await page.locator('.list').press('ArrowLeft');
    await expect(place).toHaveText('1 of 3');
    await expect(page.getByRole('button', { name: 'Older' })).toBeDisabled();
    // One that comes meanwhile does not pull the reader away.
    await page.evaluate(again => window.lab.client.fail(again), path);
    await expect(place).toHaveText('1 of 4');
    for (let i = 0; i < 3; i += 1) await page.locator('.list').press('ArrowRight');
    await expect(place).toHaveText('4 of 4');
    await page.evaluate(again => window.lab.client.fail(again), path);
    await expect(place).toHaveText('5 of 5');
  });

  test('show nothing that was revealed of another one', async ({ open }) => {
    const page = await open({ case: 'dev-18-expired-jwt' });
    const path = new URL((await page.locator('.verdict-request .wire').first().textContent()) ?? '').pathname;
    await page.evaluate(again => window.lab.client.fail(again), path);
    await page.getByRole('button', { name: 'Older' }).click();
    const headers = page.locator('[data-section="headers"]');
    const challenge = page.locator('[data-section="challenge"]');
    for (const section of [headers, challenge])
      if ((await section.getAttribute('open')) === null) await section.locator('summary').click();
    await headers.getByRole('button', { name: 'Show values with their secrets' }).click();
    await challenge.getByRole('button', { name: 'Show the header as it came' }).click();
    await expect(headers.locator('.masked')).toHaveCount(0);
    await expect(challenge.locator('.raw')).toBeVisible();
    await page.getByRole('button', { name: 'Newer' }).click();
    await expect(headers.locator('.masked')).not.toHaveCount(0);
    await expect(challenge.locator('.raw')).toHaveCount(0);
  });
});
