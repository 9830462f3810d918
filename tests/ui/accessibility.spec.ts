import type { Page } from '@playwright/test';
import { violationsOf } from './axe.ts';
import { expect, type OpenOptions, test } from './lab.ts';

const openAll = (page: Page) =>
  page.locator('details').evaluateAll(all => {
    for (const section of all) (section as HTMLDetailsElement).open = true;
  });

const VIEWS: readonly (readonly [name: string, options: OpenOptions])[] = [
  ['a full list', { case: 'all' }],
  ['an expired token', { case: 'dev-18-expired-jwt' }],
  ['a redirect', { case: 'dev-43-redirect-cross-origin' }],
  ['cookies', { case: 'dev-47-samesite' }],
  ['a shadowed cookie', { case: 'dev-54-duplicate' }],
  ['a hostile server', { case: 'hostile' }],
  ['a recovered failure', { case: 'dev-92-normal-refresh' }],
  ['an empty list', { case: 'none' }],
  ['a withheld site', { case: 'none', state: 'withheld' }],
  ['a closed tab', { case: 'dev-18-expired-jwt', state: 'closed' }],
  ['a narrow panel', { case: 'all', width: 400 }],
];

for (const theme of ['light', 'dark'] as const) {
  test.describe(`In the ${theme} theme`, () => {
    for (const [name, options] of VIEWS) {
      test(`the panel with ${name} has no accessibility violation`, async ({ open }) => {
        const page = await open({ ...options, theme });
        await expect(page.locator('[data-diagnosis], [data-notice]').first()).toBeAttached();
        await openAll(page);
        expect(await violationsOf(page)).toEqual([]);
      });
    }

    test('the popup has no accessibility violation, with causes, preview, result and nothing', async ({ open }) => {
      const page = await open({ view: 'popup', case: 'dev-54-duplicate,dev-18-expired-jwt', width: 360, theme });
      await expect(page.locator('[data-diagnosis]').first()).toBeVisible();
      expect(await violationsOf(page)).toEqual([]);
      await page.locator('[data-fix="clear-site-cookies"]').click();
      await expect(
        page.getByRole('button', { name: 'Keep them' }).or(page.getByRole('button', { name: 'Close' })),
      ).toBeVisible();
      expect(await violationsOf(page)).toEqual([]);
      const empty = await open({ view: 'popup', case: 'none', width: 360, theme });
      await expect(empty.locator('[data-notice]')).toBeVisible();
      expect(await violationsOf(empty)).toEqual([]);
    });
  });
}

test('The theme asked for is the one shown', async ({ open }) => {
  const ground = async (theme: 'light' | 'dark') => {
    const page = await open({ case: 'none', theme });
    return page.locator('body').evaluate(body => getComputedStyle(body).backgroundColor);
  };
  expect(await ground('light')).toBe('rgb(255, 255, 255)');
  expect(await ground('dark')).toBe('rgb(32, 33, 36)');
});

test('Every target is at least 24 pixels high and wide', async ({ open }) => {
  const page = await open({ case: 'dev-54-duplicate' });
  await expect(page.locator('[data-diagnosis]')).toBeVisible();
  await openAll(page);
  const small = await page.locator('button, summary, input, [role="option"]').evaluateAll(all =>
    all
      // The label of a box or a button belongs to its target (WCAG 2.2, 2.5.8).
      .map(element => element.closest('label') ?? element)
      .map(element => ({ box: element.getBoundingClientRect(), text: element.textContent?.slice(0, 40) }))
      .filter(({ box }) => box.width > 0 && (box.height < 24 || box.width < 24))
      .map(({ text, box }) => `${text} ${box.width}×${box.height}`),
  );
  expect(small).toEqual([]);
});
