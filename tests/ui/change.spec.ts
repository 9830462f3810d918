import { expect, test } from './lab.ts';

test.describe('What changed', () => {
  test('shows beside the last accepted request only what differs, with what it means, in a narrow panel too', async ({
    open,
  }) => {
    const page = await open({ case: 'dev-51-cookie-expired', width: 400 });
    await page.getByRole('option').first().click();
    const section = page.locator('[data-section="change"]');
    await expect(section.locator('summary')).toContainText('cookie differs');
    if ((await section.getAttribute('open')) === null) await section.locator('summary').click();
    await expect(section).toContainText('GET /api/entries → 200');
    const row = section.locator('[data-change="cookie"]');
    await expect(row).toContainText('cookie access');
    await expect(row).toContainText('Its lifetime had ended.');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });

  test('says that no accepted request was seen', async ({ open }) => {
    const page = await open({ case: 'dev-18-expired-jwt' });
    const section = page.locator('[data-section="change"]');
    await expect(section.locator('summary')).toContainText('no accepted request seen');
  });
});
