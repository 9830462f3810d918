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
