import { expect, test } from './lab.ts';

test.describe('The popup', () => {
  test('says what is wrong in plain words, with the best fix as the first button', async ({ open }) => {
    const page = await open({ view: 'popup', case: 'dev-18-expired-jwt', width: 360 });
    await expect(page.locator('[data-diagnosis]')).toHaveAttribute('data-diagnosis', 'token-expired');
    await expect(page.getByRole('button').first()).toHaveAttribute('data-fix', 'sign-in-again');
  });

  test('clears cookies after a preview, and takes it back', async ({ open }) => {
    const page = await open({ view: 'popup', case: 'dev-54-duplicate', width: 360 });
    await page.locator('[data-fix="clear-site-cookies"]').click();
    await expect(page.getByRole('checkbox')).toHaveCount(2);
    expect(await page.evaluate(() => window.lab.client.asked)).toEqual(['preview clear-site-cookies']);
    await expect(page.getByRole('checkbox', { checked: true }), 'the one that hides the other').toHaveCount(1);
    await page.getByRole('button', { name: 'Clear 1 cookie' }).click();
    await expect(page.locator('[data-outcome="done"]')).toContainText(/1 cookie of \S+ removed/);
    await page.locator('[data-fix="undo"]').click();
    await expect(page.locator('[data-outcome="done"]')).toContainText('restored exactly as before');
    await expect(page.locator('[data-fix="undo"]')).toHaveCount(0);
  });

  test('clears nothing when the reader keeps them', async ({ open }) => {
    const page = await open({ view: 'popup', case: 'dev-54-duplicate', width: 360 });
    await page.locator('[data-fix="clear-site-cookies"]').click();
    await page.getByRole('button', { name: 'Keep them' }).click();
    await expect(page.getByRole('checkbox')).toHaveCount(0);
    expect(await page.evaluate(() => window.lab.client.asked)).toEqual(['preview clear-site-cookies']);
  });

  test('says in one line that nothing is wrong', async ({ open }) => {
    const page = await open({ view: 'popup', case: 'dev-92-normal-refresh', width: 360 });
    await expect(page.locator('[data-notice="empty"]')).toContainText('Nothing is wrong here');
    await expect(page.locator('[data-diagnosis]')).toHaveCount(0);
  });

  test('asks for access on a click where there is none', async ({ open }) => {
    const page = await open({ view: 'popup', case: 'none', state: 'withheld', width: 360 });
    await page.getByRole('button', { name: 'Grant access' }).click();
    await expect(page.locator('[data-notice="withheld"]')).toHaveCount(0);
    expect(await page.evaluate(() => window.lab.client.asked)).toEqual(['requestAccess']);
  });

  test('is worked by the keyboard alone, and Escape leaves a preview without closing the view', async ({ open }) => {
    const page = await open({ view: 'popup', case: 'dev-54-duplicate', width: 320 });
    await page.locator('[data-fix="clear-site-cookies"]').focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-preview] h3')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.locator('[data-preview]')).toHaveCount(0);
    await page.locator('[data-fix="clear-site-cookies"]').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'All 2 of' }).press('Enter');
    await page.getByRole('button', { name: 'Clear 2 cookies' }).press('Enter');
    await expect(page.locator('[data-outcome="done"]')).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.locator('[data-next="reload-page"]')).toBeFocused();
  });

  test('says before data goes that there is no undo, and lets each kind be left out', async ({ open }) => {
    const page = await open({ view: 'popup', case: 'dev-18-expired-jwt', width: 360 });
    await page.locator('[data-fix="clear-site-data"]').click();
    await expect(page.locator('[data-preview]')).toContainText('There is no undo');
    await expect(page.getByRole('checkbox')).toHaveCount(5);
    await page.locator('[data-choice="storage"]').uncheck();
    await expect(page.getByRole('button', { name: 'Clear 3 kinds' })).toBeEnabled();
    for (const kind of ['indexedDB', 'caches', 'serviceWorkers'])
      await page.locator(`[data-choice="${kind}"]`).uncheck();
    await expect(page.locator('[data-preview] [data-fix]')).toBeDisabled();
  });

  test('tells what a clean session has proved, until it is closed', async ({ open }) => {
    const page = await open({ view: 'popup', case: 'dev-54-duplicate', width: 360 });
    await page.locator('[data-fix="retry-in-clean-session"]').click();
    const trial = page.locator('[data-trial="works"]');
    await expect(trial).toContainText('the state of this browser is at fault');
    await expect(trial).toContainText('only the refused request carried: tinyauth');
    await trial.getByRole('button', { name: 'Close' }).click();
    await expect(trial).toHaveCount(0);
  });

  test('fits at 200% zoom, in every step', async ({ open }) => {
    const page = await open({ view: 'popup', case: 'dev-54-duplicate', width: 720 });
    await page.evaluate(() => {
      document.documentElement.style.zoom = '2';
    });
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await overflow()).toBeLessThanOrEqual(0);
    for (const step of ['[data-fix="clear-site-cookies"]', '[data-preview] [data-fix]']) {
      await page.locator(step).click();
      expect(await overflow(), step).toBeLessThanOrEqual(0);
    }
    await expect(page.locator('[data-outcome="done"]')).toBeVisible();
    expect(await overflow()).toBeLessThanOrEqual(0);
  });

  for (const width of [320, 360]) {
    test(`fits ${width} pixels`, async ({ open }) => {
      const page = await open({ view: 'popup', case: 'hostile', width });
      await expect(page.locator('[data-diagnosis]')).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });
  }
});

test.describe('What stands in the way', () => {
  for (const [state, words] of [
    ['loading', 'Reading what was recorded'],
    ['withheld', 'has no access'],
    ['restricted', 'hides this page'],
    ['closed', 'The tab was closed'],
  ] as const) {
    test(`is a sentence in an empty panel: ${state}`, async ({ open }) => {
      const page = await open({ case: 'none', state });
      await expect(page.locator(`[data-notice="${state}"]`)).toContainText(words);
    });
  }

  test('stands above what was recorded when the tab is closed or the recorder silent', async ({ open }) => {
    for (const state of ['closed', 'trouble']) {
      const page = await open({ case: 'dev-18-expired-jwt', state });
      await expect(page.locator(`.strip[data-notice="${state}"]`)).toBeVisible();
      await expect(page.locator('[data-diagnosis]')).toBeVisible();
    }
  });

  test('can be asked for again when the recorder was silent', async ({ open }) => {
    const page = await open({ case: 'dev-18-expired-jwt', state: 'trouble' });
    await expect(page.locator('[data-diagnosis]')).toBeVisible();
    await page.locator('.strip').getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => page.evaluate(() => window.lab.client.asked)).toContain('watch again');
    await expect(page.locator('[data-diagnosis]')).toBeVisible();
  });

  test('may be that DevTools was opened later: it says what was not seen, offers a reload, and can be put away', async ({
    open,
  }) => {
    const page = await open({ case: 'dev-18-expired-jwt', state: 'late' });
    const strip = page.locator('.strip[data-notice="late"]');
    await expect(strip).toContainText('For 1 earlier failure, the body could not be seen');
    await strip.getByRole('button', { name: 'Reload the page' }).click();
    expect(await page.evaluate(() => window.lab.client.asked)).toEqual(['reload-page']);
    await strip.getByRole('button', { name: 'Dismiss' }).click();
    await expect(strip).toHaveCount(0);
  });

  test('may be that the browser had stopped the recorder', async ({ open }) => {
    const page = await open({ case: 'dev-18-expired-jwt', state: 'restarted' });
    const strip = page.locator('.strip[data-notice="restarted"]');
    await expect(strip).toContainText('What 1 request carried could not be seen');
    await expect(strip.getByRole('button', { name: 'Reload the page' })).toBeVisible();
  });

  test('does not hide that a failure may still be repeated by the page', async ({ open }) => {
    const page = await open({ case: 'dev-18-expired-jwt', state: 'settling' });
    await expect(page.getByRole('option')).toContainText('settling');
    await expect(page.locator('.unsettled')).toBeVisible();
  });
});
