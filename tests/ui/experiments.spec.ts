import type { Page } from '@playwright/test';
import { violationsOf } from './axe.ts';
import { expect, test } from './lab.ts';

const openSection = async (page: Page) => {
  await page.locator('[data-section="experiments"] summary').click();
  await expect(page.locator('[data-run="experiments"]')).toBeVisible();
};
const asked = (page: Page) => page.evaluate(() => window.lab.client.asked);

test.describe('Experiments', () => {
  test('name what would be asked, and ask nothing before the click', async ({ open }) => {
    const page = await open({ case: 'dev-18-expired-jwt' });
    await openSection(page);
    await expect(page.locator('.experiments-plan li').first()).toHaveText('As it was sent');
    expect(await asked(page)).toEqual(['planExperiments']);
  });

  test('show the answers side by side, and the headline says what they make of the verdict', async ({ open }) => {
    const page = await open({ case: 'dev-18-expired-jwt' });
    await openSection(page);
    await page.locator('[data-field="pasted"]').fill('Authorization: Bearer good-token-1');
    await expect(page.locator('[data-pasted="fine"]')).toContainText('Sent as Authorization');
    await page.locator('[data-run="experiments"]').click();
    await expect(page.locator('[data-variant="as-sent"]').first()).toHaveAttribute('data-outcome', 'refused');
    await expect(page.locator('[data-variant="pasted-credential"]')).toHaveAttribute('data-outcome', 'accepted');
    await expect(page.locator('[data-judgement]')).toHaveAttribute('data-judgement', 'supports');
    await expect(page.locator('main')).not.toContainText('good-token-1');
  });

  test('that prove the verdict make it certain', async ({ open }) => {
    const page = await open({ case: 'dev-03-bearer-prefix-missing' });
    const headline = page.locator('main [data-diagnosis]');
    await openSection(page);
    await page.locator('[data-run="experiments"]').click();
    await expect(page.locator('[data-variant="prefix-corrected"]')).toHaveAttribute('data-outcome', 'accepted');
    await expect(page.locator('[data-judgement]')).toHaveAttribute('data-after', 'certain');
    await expect(headline).toHaveAttribute('data-confidence', 'certain');
  });

  test('do not run with a paste that holds no credential, and say what is wrong with it', async ({ open }) => {
    const page = await open({ case: 'dev-18-expired-jwt' });
    await openSection(page);
    await page.locator('[data-field="pasted"]').fill("curl 'https://a.test' -H 'Authorization: Bearer abc");
    await expect(page.locator('[data-pasted="bad"]')).toContainText('A quote of the curl command is not closed');
    await expect(page.locator('[data-run="experiments"]')).toBeDisabled();
  });

  test('of a method that may change something wait for an agreement that names it', async ({ open }) => {
    const page = await open({ case: 'dev-33-step-up' });
    await openSection(page);
    await expect(page.locator('.experiments-caution')).toContainText('POST may change something at the server');
    await expect(page.locator('[data-run="experiments"]')).toBeDisabled();
    await page.getByRole('checkbox', { name: 'Ask with POST all the same' }).check();
    await page.locator('[data-run="experiments"]').click();
    await expect(page.locator('[data-judgement]')).toBeVisible();
    expect(await asked(page)).toEqual(['planExperiments', 'runExperiments true']);
  });
});

for (const theme of ['light', 'dark'] as const) {
  test(`Experiments and another token have no accessibility violation in the ${theme} theme`, async ({ open }) => {
    const page = await open({ case: 'dev-33-step-up', theme, width: 400 });
    await page.getByRole('option').first().click(); // narrow, the list comes first
    await page.locator('[data-section="experiments"] summary').click();
    await page.getByRole('checkbox', { name: 'Ask with POST all the same' }).check();
    await page.locator('[data-field="pasted"]').fill('Bearer good-token-1');
    await page.locator('[data-run="experiments"]').click();
    await expect(page.locator('[data-variant]').first()).toBeVisible();
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);

    await page.locator('[data-fix="use-other-token"]').click();
    await page.locator('[data-field="token"]').fill('Bearer good-token-1');
    await page.locator('[data-preview] [data-fix="use-other-token"]').click();
    await expect(page.locator('.strip[data-notice="other-token"]')).toBeVisible();
    expect(await violationsOf(page)).toEqual([]);
  });
}

test.describe('Another token', () => {
  test('is asked for with a masked field, shown above everything while it is used, and ended there', async ({
    open,
  }) => {
    const page = await open({ view: 'popup', case: 'dev-18-expired-jwt', width: 360 });
    await page.locator('[data-fix="use-other-token"]').click();
    await page.locator('[data-field="token"]').fill('Bearer good-token-1');
    await page.locator('[data-preview] [data-fix="use-other-token"]').click();
    const strip = page.locator('[data-notice="other-token"]');
    await expect(strip).toContainText('Another token is used in this tab');
    await expect(page.locator('.popup')).not.toContainText('good-token-1');
    await strip.getByRole('button', { name: 'Stop using it' }).click();
    await expect(strip).toHaveCount(0);
    await expect(page.locator('[data-outcome="done"]')).toContainText('no longer used');
  });

  test('that cannot be read is refused in a sentence', async ({ open }) => {
    const page = await open({ view: 'popup', case: 'dev-18-expired-jwt', width: 360 });
    await page.locator('[data-fix="use-other-token"]').click();
    await page.locator('[data-field="token"]').fill('Cookie: sid=1');
    await page.locator('[data-preview] [data-fix="use-other-token"]').click();
    await expect(page.locator('[data-outcome="refused"]')).toContainText('does not carry a token');
  });
});
