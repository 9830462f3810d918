import { expect, test } from './lab.ts';

test.describe('The table of cookies', () => {
  test('marks the duplicate that is read and the one that is shadowed, and leads to the clearing of the stale one', async ({
    open,
  }) => {
    const page = await open({ case: 'dev-54-duplicate' });
    const cookies = page.locator('[data-section="cookies"]');
    await expect(cookies.locator('summary')).toContainText('2 sent · 1 shadowed');
    const [first, shadowed] = [cookies.locator('[data-state="first"]'), cookies.locator('[data-state="shadowed"]')];
    await expect(first).toContainText('It is the older one');
    await expect(shadowed).toContainText('It is the newer one');
    const button = first.getByRole('button', { name: 'tinyauth' });
    await expect(button).toHaveAttribute('aria-expanded', 'false');
    await button.focus();
    await page.keyboard.press('Enter');
    await expect(first).toContainText('Clear this stale duplicate');
    await first.locator('[data-cookie-fix="clear-site-cookies"]').click();
    await expect(page.locator('[data-preview="clear-site-cookies"]')).toBeInViewport();
  });

  test('names the rule that kept a cookie home, and what to do about it', async ({ open }) => {
    const page = await open({ case: 'dev-47-samesite' });
    const row = page.locator('[data-cookie="laravel_session"]');
    await expect(row).toHaveAttribute('data-rule', 'samesite-lax');
    await expect(row).toContainText('not sent');
    await expect(row).toContainText('the request came from another site');
    await row.getByText('not sent').click();
    await expect(row).toContainText('SameSite=None; Secure');
    await expect(row.getByRole('link', { name: /RFC 6265bis §5\.2/ })).toBeVisible();
  });

  test('says what is only one of several possible reasons', async ({ open }) => {
    const page = await open({ case: 'dev-52-third-party' });
    await expect(page.locator('[data-cookie="metabase.SESSION"]')).toContainText('Not certain: ');
  });

  test('names each Set-Cookie that was refused, with its rule', async ({ open }) => {
    const page = await open({ case: 'dev-57-host-prefix' });
    const refused = page.locator('[data-refused="__Host-dg_admin"]');
    await expect(refused).toHaveAttribute('data-rule', 'host-prefix');
    await expect(refused).toContainText('POST /api/admin/login → 303');
    await expect(refused).toContainText('or drop the prefix __Host-');
  });

  test('fits a panel of 400 pixels', async ({ open }) => {
    const page = await open({ case: 'dev-54-duplicate', width: 400 });
    await page.getByRole('option').first().click();
    const table = page.getByRole('table', { name: 'Cookies of this request' });
    await expect(table).toBeVisible();
    for (const row of await table.getByRole('button').all()) await row.click();
    expect(await table.evaluate(t => t.scrollWidth <= t.clientWidth)).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
});
