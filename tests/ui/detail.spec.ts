import { violationsOf } from './axe.ts';
import { expect, test } from './lab.ts';

test.describe('The explanation', () => {
  test('opens the sections that hold the reason', async ({ open }) => {
    const page = await open({ case: 'dev-18-expired-jwt' });
    await expect(page.locator('[data-section="credential"]')).toHaveAttribute('open');
    await expect(page.locator('[data-section="credential"]')).toContainText('before the answer');
    await expect(page.locator('[data-section="headers"]')).not.toHaveAttribute('open');
  });

  test('leads from advice to the section that tells how', async ({ open }) => {
    const page = await open({ case: 'dev-18-expired-jwt' });
    await page.locator('[data-section="fix"] > summary').click();
    await page.locator('[data-fix="frontend-code"]').click();
    await expect(page.getByRole('heading', { name: 'If you build the page' })).toBeFocused();
  });

  test('runs the fixes that act', async ({ open }) => {
    const page = await open({ case: 'dev-18-expired-jwt' });
    await page.locator('[data-fix="retry-in-clean-session"]').click();
    await expect(page.locator('[data-outcome="done"]')).toBeVisible();
    expect(await page.evaluate(() => window.lab.client.asked)).toEqual(['retry-in-clean-session']);
  });

  test('says of a page that the tab has left which fixes wait, and leads back to it', async ({ open }) => {
    const page = await open({ case: 'dev-54-duplicate' });
    const clear = page.locator('[data-fix="clear-site-cookies"]');
    await clear.focus();
    await page.evaluate(() => window.lab.client.navigate('https://login.accounts.example/'));
    const away = page.locator('[data-away]');
    await expect(away).toContainText('the tab shows login.accounts.example now');
    for (const fix of ['clear-site-cookies', 'reload-page', 'retry-in-clean-session', 'clear-site-data']) {
      await expect(page.locator(`[data-fix="${fix}"]`)).toBeDisabled();
      await expect(page.locator(`[data-fix="${fix}"]`)).toHaveAccessibleDescription(/the tab is back there/);
    }
    await expect(clear, 'nothing takes the focus away').toBeFocused();
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(away.locator('p'), 'the reason').toBeFocused();
    await page.locator('[data-section="cookies"] .cookie-name').first().click();
    await page.locator('[data-cookie-fix="clear-site-cookies"]').press('Enter');
    await expect(away.locator('p'), 'also from a cookie').toBeFocused();
    expect(await page.evaluate(() => window.lab.client.asked)).toEqual([]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(away).toHaveCount(0);
    await expect(page.locator('[data-outcome="done"]')).toContainText('The tab goes back to auth.s1.d1.example');
    await expect(page.locator('#verdict'), 'above where the way back was').toBeFocused();
    await clear.click();
    await expect(page.locator('[data-preview="clear-site-cookies"]')).toBeVisible();
  });

  test('copies a report that holds no secret', async ({ open }) => {
    const page = await open({ case: 'hostile' });
    await page.getByRole('button', { name: 'Copy report' }).click();
    await expect(page.getByText('Report copied, without secrets.')).toBeVisible();
    const [report] = await page.evaluate(() => window.lab.copied);
    expect(report).toContain('**Cause:**');
    expect(report).not.toContain('hidden-secret-0123456789');
  });
});

test.describe('The headers', () => {
  const SECRET = 'hidden-secret-0123456789abcdef';

  test('are masked until a deliberate click, and masked again on leaving', async ({ open }) => {
    const page = await open({ case: 'hostile,dev-01-credentials-missing' });
    await page.locator('[role="option"][data-episode$="-hostile"]').click();
    const section = page.locator('[data-section="headers"]');
    await section.locator('summary').click();
    await expect(section).toContainText('authorization');
    await expect(page.locator('body')).not.toContainText(SECRET);
    await page.getByRole('button', { name: 'Show values with their secrets' }).click();
    await expect(section).toContainText(SECRET);
    await section.locator('summary').click();
    await expect(page.locator('body')).not.toContainText(SECRET);
    await section.locator('summary').click();
    await expect(section).toContainText('authorization');
    await expect(page.locator('body')).not.toContainText(SECRET);
  });

  test('say what a copy put on the clipboard', async ({ open }) => {
    const page = await open({ case: 'hostile' });
    const section = page.locator('[data-section="headers"]');
    await section.locator('summary').click();
    await page.getByRole('button', { name: 'Copy masked' }).click();
    await expect(section.getByRole('status')).toContainText('Passwords, tokens and cookies are left out');
    await page.getByRole('button', { name: 'Show values with their secrets' }).click();
    await page.getByRole('button', { name: 'Copy with secrets' }).click();
    await expect(section.getByRole('status')).toContainText('The clipboard holds secrets');
    const [masked, whole] = await page.evaluate(() => window.lab.copied);
    expect(masked).not.toContain(SECRET);
    expect(whole).toContain(SECRET);
  });
});

test.describe('A hostile server', () => {
  test('gets its markup shown as text, and nothing of it runs', async ({ open }) => {
    const page = await open({ case: 'hostile' });
    await page.locator('details').evaluateAll(all => {
      for (const section of all) (section as HTMLDetailsElement).open = true;
    });
    const challenge = page.locator('[data-section="challenge"]');
    await expect(challenge).toContainText('<img src=x onerror=document.title=1>');
    await expect(challenge).toContainText('U+202Einvalid_token');
    expect(await page.locator('#app :is(img, script, iframe, marquee, b)').count()).toBe(0);
    await expect(page).toHaveTitle('Why401 lab: view');
  });

  test('gets a value of one megabyte cut, with a way to see all of it', async ({ open }) => {
    const page = await open({ case: 'hostile' });
    const challenge = page.locator('[data-section="challenge"]');
    if ((await challenge.getAttribute('open')) === null) await challenge.locator('summary').click();
    await page.getByRole('button', { name: 'Show the header as it came' }).click();
    const more = challenge.getByRole('button', { name: /Show all 1,048,\d+ characters/ });
    await more.click();
    const whole = challenge.getByLabel('The whole text');
    expect(await whole.evaluate(element => element.textContent?.length)).toBeGreaterThan(1_048_576);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
});
