import type { Page } from '@playwright/test';
import { expect, test } from './lab.ts';

/** Panel widths: docked at the side, and wide. */
const WIDTHS = [400, 620, 1100, 1400];
const EXTREMES = [
  ...['drawn-history', 'drawn-skew', 'drawn-milliseconds', 'drawn-backwards', 'drawn-together', 'drawn-ancient'],
  ...['drawn-impossible', 'drawn-close', 'dev-18-expired-jwt'],
];

/** The explanation instead of the list, where there is room for one. */
const showExplanation = (page: Page) =>
  page.locator('.list').evaluate(async list => {
    if (list.clientWidth === 0) return;
    (list as HTMLElement).focus();
    list.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  });

async function openSection(page: Page, id: string): Promise<void> {
  await expect(page.locator(`[data-section="${id}"]`)).toBeAttached();
  await page.locator(`[data-section="${id}"]`).evaluate(section => {
    (section as HTMLDetailsElement).open = true;
  });
}

/** Labels of the drawing that cover one another, or leave it, as they are really drawn. */
const troubles = (page: Page) =>
  page.locator('.timeline-svg').evaluate(svg => {
    const frame = svg.getBoundingClientRect();
    const boxes = [...svg.querySelectorAll('.timeline-label, .timeline-tick')].map(text => ({
      text: text.textContent ?? '',
      box: text.getBoundingClientRect(),
    }));
    const outside = boxes.filter(({ box }) => box.left < frame.left - 0.5 || box.right > frame.right + 0.5);
    const covered = boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .filter(
          b =>
            a.box.left < b.box.right - 0.5 &&
            b.box.left < a.box.right - 0.5 &&
            a.box.top < b.box.bottom - 4 &&
            b.box.top < a.box.bottom - 4,
        )
        .map(b => `${a.text} covers ${b.text}`),
    );
    return { boxes: boxes.length, outside: outside.map(o => o.text), covered };
  });

test.describe('The token state', () => {
  for (const id of EXTREMES) {
    test(`of ${id} has no labels that overlap, docked at the side or wide, whole or near`, async ({ open }) => {
      const page = await open({ case: id });
      await openSection(page, 'token');
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 700 });
        await showExplanation(page);
        const svg = page.locator('.timeline-svg');
        await expect(svg).toBeVisible();
        // The drawing follows the width of its frame.
        await expect
          .poll(() => svg.evaluate(s => s.getBoundingClientRect().width - (s.parentElement?.clientWidth ?? 0)))
          .toBe(0);
        const zoom = page.getByRole('button', { name: 'Zoom to the answer' });
        for (let i = 0; i < 1 + (await zoom.count()); i += 1) {
          if (i === 1) await zoom.click();
          const { boxes, ...wrong } = await troubles(page);
          expect(boxes).toBeGreaterThan(1);
          expect(wrong).toEqual({ outside: [], covered: [] });
        }
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      }
    });
  }

  test('tells what the pointer or the keyboard is on, and Escape takes the tip away, not the explanation', async ({
    open,
  }) => {
    const page = await open({ case: 'drawn-history', width: 400 });
    await showExplanation(page);
    await openSection(page, 'token');
    const tip = page.locator('.tip');
    const exp = page.getByRole('img', { name: /^exp: it ends 2026-03-04/ });
    await exp.locator('.timeline-label').hover();
    await expect(tip).toContainText('4 min 12 s before the answer');
    await page.keyboard.press('Escape');
    await page.locator('[data-stop][tabindex="0"]').focus();
    await expect(tip).toContainText('iat: it was issued');
    await page.keyboard.press('ArrowRight');
    await expect(exp).toBeFocused();
    await expect(tip).toContainText('exp: it ends');
    await page.keyboard.press('Escape');
    await expect(tip).toHaveCount(0);
    await expect(page.locator('.panel')).toHaveAttribute('data-side', 'detail');
  });

  test('zooms to the answer and back', async ({ open }) => {
    const page = await open({ case: 'drawn-history' });
    const labels = page.locator('.timeline-label-claim');
    await expect(labels.filter({ hasText: '←' })).toHaveCount(0);
    const zoom = page.getByRole('button', { name: 'Zoom to the answer' });
    await zoom.click();
    await expect(zoom).toHaveAttribute('aria-pressed', 'true');
    await expect(labels.filter({ hasText: '← iat' })).toHaveCount(1);
    await expect(page.getByRole('img', { name: /earlier requests accepted/ })).toHaveCount(1);
    await zoom.click();
    await expect(labels.filter({ hasText: '←' })).toHaveCount(0);
  });

  test('is there as text too, with each request and each time', async ({ open }) => {
    const page = await open({ case: 'drawn-history' });
    await page.getByText('The same as text').click();
    const text = page.locator('.timeline-text');
    await expect(text).toContainText('exp: it ends 2026-03-04 11:11:18.000 GMT+01:00');
    await expect(text).toContainText("The server's clock and the one of this computer stood at");
    await expect(text.locator('ol > li')).toHaveCount(32);
    await expect(text.locator('ol > li').last()).toContainText('This request: GET /orders/31 → 401, refused');
  });

  test('shows two clocks, with an arrow between them, only where they differ', async ({ open }) => {
    const skewed = await open({ case: 'drawn-skew' });
    await expect(skewed.locator('.timeline-skew')).toHaveCount(1);
    await expect(skewed.locator('.timeline-label-server')).toContainText('server, 1 h 30 min ahead');
    const equal = await open({ case: 'drawn-history' });
    await expect(equal.locator('.timeline-label-server')).toContainText('answer');
    await expect(equal.locator('.timeline-skew')).toHaveCount(0);
  });

  test('is not shown where no credential could be drawn', async ({ open }) => {
    const page = await open({ case: 'dev-01-credentials-missing' });
    await expect(page.locator('[data-diagnosis]')).toBeVisible();
    await expect(page.locator('[data-section="token"]')).toHaveCount(0);
  });
});

test.describe('The way', () => {
  test('holds twenty redirects over endless hosts at 400 pixels, and shows all on demand', async ({ open }) => {
    const page = await open({ case: 'drawn-way', width: 400 });
    await showExplanation(page);
    await openSection(page, 'way');
    const legs = page.locator('.way-leg');
    await expect(legs).toHaveCount(6);
    await expect(page.locator('.way-loses')).toContainText('Authorization is missing from here on');
    await page.getByRole('button', { name: 'Show all 21 legs' }).click();
    await expect(legs).toHaveCount(21);
    await expect(page.locator('.way-gap')).toHaveCount(0);
    const wide = await page.locator('.section-body').evaluateAll(all => all.filter(e => e.scrollWidth > e.clientWidth));
    expect(wide).toEqual([]);
  });

  test('tells what each leg carried', async ({ open }) => {
    const page = await open({ case: 'dev-43-redirect-cross-origin' });
    await openSection(page, 'way');
    await expect(page.locator('.way-leg').first().locator('.chip').first()).toContainText('authorization (Bearer)');
    await expect(page.locator('.way-leg').last().locator('.way-lost')).toContainText('the origin changed');
  });
});

test('The line of code that asked opens in Sources from the verdict, and is told on the way', async ({ open }) => {
  const page = await open({ case: 'drawn-history' });
  await page.locator('.verdict [data-code="http.js:18"]').click();
  await openSection(page, 'way');
  await expect(page.locator('.calls li')).toHaveCount(3);
  await page.locator('.calls [data-code="orders.js:42"]').click();
  expect(await page.evaluate(() => window.lab.opened)).toEqual([
    'https://shop.example/assets/http.js?v=…:18:12',
    'https://shop.example/assets/orders.js?v=…:42:20',
  ]);
});

test('The causes that were ruled out are folded, and told by the reason for which they fell', async ({ open }) => {
  const page = await open({ case: 'dev-18-expired-jwt' });
  await openSection(page, 'knowledge');
  const fold = page.locator('.fold').filter({ hasText: 'Ruled out' });
  await expect(fold.locator('summary')).toContainText(/\d+ causes, \d+ reasons/);
  await expect(fold.locator('.causes').first()).toBeHidden();
  await fold.locator('summary').click();
  await expect(fold.locator('.causes li').filter({ hasText: 'clock skew' })).toBeVisible();
});

test.describe('The lab', () => {
  test('finds any case by words of its title or cause, and its address leads to the same view', async ({ lab }) => {
    const page = await lab.browser.newPage({ viewport: { width: 1300, height: 700 } });
    await page.goto(`${lab.address}/index.html`);
    await page.getByRole('searchbox').fill('expired seconds many servers');
    const cases = page.getByRole('listbox');
    await expect(cases.getByRole('option')).toHaveCount(1);
    await cases.selectOption('token-expired/expired-just-now');
    const verdict = page.frameLocator('iframe[name="panel"]').locator('[data-diagnosis]');
    await expect(verdict).toHaveAttribute('data-diagnosis', 'token-expired');
    await page.goto(`${lab.address}/index.html?case=drawn-skew&theme=dark&width=400`);
    await expect(verdict).toHaveAttribute('data-diagnosis', 'clock-skew');
    await expect(cases).toHaveValue('drawn-skew');
    const panel = page.locator('iframe[name="panel"]');
    await expect.poll(() => panel.evaluate(frame => frame.clientWidth)).toBe(400);
    await page.close();
  });
});
