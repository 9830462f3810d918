import type { Page } from '@playwright/test';
import { samplePath, samples } from '../playground/samples/index.ts';
import { expect, test } from './lab.ts';

test('The lab shows every scheme and token kind, each in a row of its own', async ({ open }) => {
  const page = await open({ case: 'schemes', height: 60 * samples.length });
  const paths = async () => (await page.locator('.row-path').allTextContents()).toSorted();
  await expect.poll(paths).toEqual(samples.map(samplePath).toSorted());
});

for (const sample of samples.filter(({ signature }) => signature !== undefined)) {
  test(`In the lab too, the check of ${sample.id} finds: ${sample.signature}`, async ({ open }) => {
    const page = await open({ case: `sample-${sample.id}` });
    await openCredential(page);
    await expect(page.locator('.signature')).toContainText('asks samples.example, which issued the token');
    await page.locator('[data-check="signature"]').click();
    await expect(page.locator('[data-signature]')).toHaveAttribute('data-signature', sample.signature ?? '');
  });
}

test('A token that no browser can check has the reason in place of the button', async ({ open }) => {
  const page = await open({ case: 'sample-jws-hs256' });
  await openCredential(page);
  await expect(page.locator('[data-section="credential"]')).toContainText('A browser has none and cannot check it.');
  await expect(page.locator('[data-check="signature"]')).toHaveCount(0);
});

test('A token inside another one is explained too', async ({ open }) => {
  const page = await open({ case: 'sample-nested-jwt' });
  await openCredential(page);
  await expect(page.getByRole('heading', { name: 'Claims of the token inside' })).toBeVisible();
});

async function openCredential(page: Page): Promise<void> {
  const section = page.locator('details[data-section="credential"]');
  await section.evaluate((element: HTMLDetailsElement) => {
    element.open = true;
  });
  await expect(section.locator('.section-body')).toBeVisible();
}
