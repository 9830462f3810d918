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
  ['a long history of a token', { case: 'drawn-history' }],
  ['two clocks, docked at the side', { case: 'drawn-skew', width: 400 }],
  ['twenty redirects', { case: 'drawn-way' }],
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

    test('the panel has no accessibility violation on a row of a page that the tab has left', async ({ open }) => {
      const page = await open({ case: 'dev-54-duplicate', theme });
      await expect(page.locator('[data-diagnosis]')).toBeVisible();
      await page.evaluate(() => window.lab.client.navigate('https://login.accounts.example/'));
      await expect(page.locator('[data-away]')).toBeVisible();
      await openAll(page);
      expect(await violationsOf(page)).toEqual([]);
    });

    test('the popup has no accessibility violation with two causes, and more of it below its edge', async ({
      open,
    }) => {
      const two = 'login-loop/loop-saml,status-misuse-401-403/misuse-404-anonymous';
      const page = await open({ view: 'popup', case: two, width: 360, height: 300, theme });
      await expect(page.getByText('More below')).toBeVisible();
      expect(await violationsOf(page)).toEqual([]);
    });

    test('the popup has no accessibility violation, with causes, preview, result and nothing', async ({ open }) => {
      const page = await open({ view: 'popup', case: 'dev-54-duplicate,dev-18-expired-jwt', width: 360, theme });
      await expect(page.locator('[data-diagnosis]').first()).toBeVisible();
      expect(await violationsOf(page)).toEqual([]);
      await page.locator('[data-fix="clear-site-cookies"]').click();
      await expect(
        page.getByRole('button', { name: 'Keep them' }).or(page.getByRole('button', { name: 'Close' })),
      ).toBeVisible();
      expect(await violationsOf(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.locator('[data-fix="retry-in-clean-session"]').click();
      await expect(page.locator('[data-trial]')).toBeVisible();
      expect(await violationsOf(page)).toEqual([]);
      await page.locator('[data-fix="clear-site-data"]').click();
      await expect(page.locator('[data-preview="clear-site-data"]')).toBeVisible();
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

test('With forced colours, every part of the drawings has a colour of the system, and nothing is violated', async ({
  open,
}) => {
  const page = await open({ case: 'drawn-history' });
  await page.emulateMedia({ forcedColors: 'active' });
  await openAll(page);
  const canvasText = await page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = 'CanvasText';
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  });
  const parts = await page.locator('.timeline-svg').evaluate(svg =>
    [
      ['.timeline-disc, .timeline-label, .timeline-number, .timeline-tick', 'fill'],
      ['.timeline-cross, .timeline-ring, .timeline-count, .timeline-leader, .timeline-axis, .timeline-clock', 'stroke'],
    ].flatMap(([css = '', property = '']) =>
      [...svg.querySelectorAll(css)].map(part => getComputedStyle(part).getPropertyValue(property)),
    ),
  );
  expect(parts.length).toBeGreaterThan(20);
  expect(new Set(parts)).toEqual(new Set([canvasText]));
  expect(await violationsOf(page)).toEqual([]);
});

test('At 200% zoom of a docked panel nothing is cut off at the side, in any section', async ({ open }) => {
  // A panel of 700 pixels at 200% has 350 of its own.
  for (const id of ['drawn-history', 'drawn-way', 'dev-54-duplicate', 'hostile']) {
    const page = await open({ case: id, width: 350, height: 400 });
    await page.locator('.list').press('Enter');
    await expect(page.locator('[data-diagnosis]')).toBeVisible();
    await openAll(page);
    const wide = await page
      .locator('.panel-detail, .section-body')
      .evaluateAll(all =>
        all.filter(part => part.scrollWidth > part.clientWidth).map(part => part.parentElement?.id || part.className),
      );
    expect(wide, id).toEqual([]);
  }
});

test('Nothing moves by itself for a reader who asked for less motion', async ({ open }) => {
  const page = await open({ case: 'drawn-history' });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.getByRole('button', { name: 'Zoom to the answer' }).click();
  await openAll(page);
  const moving = await page.evaluate(() => document.getAnimations().length);
  // In one step: between finding the elements and reading them, a clock on the page may put another text in their place.
  const timed = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .map(element => getComputedStyle(element))
      .filter(style => !/^0s(?:, 0s)*$/.test(style.transitionDuration) || style.animationName !== 'none')
      .map(style => style.transitionProperty),
  );
  expect({ moving, timed }).toEqual({ moving: 0, timed: [] });
});
