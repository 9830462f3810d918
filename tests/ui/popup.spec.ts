import { expect, test } from './lab.ts';

const CAUSES = {
  'one cause': 'dev-18-expired-jwt',
  'two causes': 'login-loop/loop-saml,status-misuse-401-403/misuse-404-anonymous',
  'a fix of the second cause': 'credentials-sent-twice/twice-said,cookie-secure-over-http/secure-https',
};

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

  for (const [name, cases] of Object.entries(CAUSES)) {
    // What browsers give a popup, and what is left of that at 200%.
    for (const [width, height] of [360, 320].flatMap(w => [[w, 600] as const, [w, 300] as const])) {
      test(`begins with the sentence, the best button and more, with ${name}, in ${width} by ${height} pixels`, async ({
        open,
      }) => {
        const page = await open({ view: 'popup', case: cases, width, height });
        await expect(page.locator('[data-diagnosis]')).toHaveCount(cases.split(',').length);
        await expect(page.locator('.cause h2').first()).toBeInViewport({ ratio: 1 });
        const best = page.locator('.popup-fix-first');
        await expect(best).toBeInViewport({ ratio: 1 });
        const more = page.getByText('More below');
        const long = await page.evaluate(() => document.documentElement.scrollHeight > window.innerHeight);
        await expect(more).toHaveCount(long ? 1 : 0);
        if (height === 600) await expect(page.locator('.popup-fixes .popup-fix').first()).toBeInViewport({ ratio: 1 });
        if (!long) return;
        await more.click();
        await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
        await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
        await expect(more).toHaveCount(0);
        await expect(page.locator('.popup-foot')).toBeInViewport({ ratio: 1 });
      });
    }
  }

  test('never hides what has the focus behind what stays in view', async ({ open }) => {
    const page = await open({ view: 'popup', case: CAUSES['two causes'], width: 320, height: 300 });
    await expect(page.getByText('More below')).toBeVisible();
    const stops = await page.getByRole('button').count();
    expect(stops).toBeGreaterThan(5);
    for (let i = 0; i < stops; i += 1) {
      await page.keyboard.press('Tab');
      await expect(page.locator(':focus')).toBeInViewport({ ratio: 1 });
      const covered = await page.locator(':focus').evaluate(element => {
        const { left, bottom } = element.getBoundingClientRect();
        return !element.contains(document.elementFromPoint(left + 8, bottom - 4));
      });
      expect(covered, `stop ${i}`).toBe(false);
    }
  });

  test('has the report as its first button where nothing else is left to the person', async ({ open }) => {
    const page = await open({ view: 'popup', case: 'dev-98-login-no-cookie', width: 360 });
    await expect(page.getByRole('button').first()).toHaveAttribute('data-copy', 'report');
    await page.getByRole('button').first().click();
    await expect(page.getByRole('status')).toContainText(['The report is in the clipboard.']);
    await expect(page.locator('[data-copy="report"]')).toHaveCount(1);
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
