import type { Page } from '@playwright/test';
import { expect, test } from './lab.ts';

/** Between them they fill every section: tokens, challenges, cookies of the jar and of answers, hops, preflights, bodies. */
const CASES = [
  'dev-18-expired-jwt',
  'dev-47-samesite',
  'dev-54-duplicate',
  'dev-43-redirect-cross-origin',
  'dev-92-normal-refresh',
];

/** What of hostile text acts on the page instead of being shown: elements, bare control characters, a script's trace. */
const acting = (page: Page) =>
  page.evaluate(() => {
    const isBare = (text: string) => [...text].some(c => ['\u0000', '\u202e', '\u2066'].includes(c));
    const found: string[] = [];
    const root = document.getElementById('app');
    if (root === null) return ['there is no view'];
    for (const element of root.querySelectorAll('*')) {
      if (/^(IMG|SCRIPT|IFRAME|OBJECT|EMBED|MARQUEE)$/.test(element.tagName)) found.push(`element ${element.tagName}`);
      for (const { name, value } of element.attributes) {
        // What `data-` attributes hold, nobody is shown.
        if (!name.startsWith('data-') && isBare(value)) found.push(`bare in ${element.className} ${name}`);
        if (name.startsWith('on') || /^\s*javascript:/i.test(value))
          found.push(`script in ${element.className} ${name}`);
      }
    }
    /** The direction of a text of its own does not reach the words beside it in its line. */
    const isIsolated = (element: Element | null): boolean => {
      if (element === null) return false;
      const { unicodeBidi, display } = getComputedStyle(element);
      if (/isolate|plaintext/.test(unicodeBidi)) return true;
      if (!display.startsWith('inline') && display !== 'contents') return element.childNodes.length < 2;
      return isIsolated(element.parentElement);
    };
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { textContent, parentElement } = texts.currentNode;
      const where = `${parentElement?.tagName}.${parentElement?.className} in ${parentElement?.closest('[id]')?.id}`;
      if (isBare(textContent ?? '')) found.push(`bare in ${where}`);
      if (textContent?.includes('א') && !isIsolated(parentElement)) found.push(`not isolated in ${where}`);
    }
    if (document.title !== 'Why401 lab: view') found.push('a script ran');
    if (document.documentElement.scrollWidth > innerWidth) {
      const wide = [...root.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > innerWidth + 1);
      found.push(
        `wider than the view: ${wide
          .map(e => `${e.tagName}.${e.className}`)
          .slice(0, 6)
          .join(' ')}`,
      );
    }
    return [...new Set(found)];
  });

const openAll = (page: Page) =>
  page.locator('details').evaluateAll(all => {
    for (const section of all) (section as HTMLDetailsElement).open = true;
  });

test.describe('Hostile text in every field of the evidence', () => {
  test('is only shown in the list, and in every section of every explanation', async ({ open }) => {
    const page = await open({ case: CASES.join(','), state: 'poisoned' });
    await expect(page.locator('.row')).toHaveCount(CASES.length);
    const list = page.locator('.list');
    await list.press('Home');
    for (const place of CASES.keys()) {
      await expect(page.locator('.row[aria-selected="true"]')).toHaveAttribute('aria-posinset', String(place + 1));
      await openAll(page);
      await expect(page.locator('[data-section="headers"] .section-body')).toBeAttached();
      await expect(page.locator('.detail-in')).toContainText('U+202E');
      expect(await acting(page), `row ${place + 1}`).toEqual([]);
      await list.press('ArrowDown');
    }
    await expect(page.locator('.row').first()).toContainText('␀');
    await expect(page.locator('.row').first()).toContainText('frame of');
  });

  test('is only shown in what the filter proposes, and in what it says', async ({ open }) => {
    const page = await open({ case: CASES.join(','), state: 'poisoned', width: 400 });
    const box = page.getByRole('combobox', { name: 'Filter' });
    for (const typed of ['host:', 'path:', 'method:', 'from:fr']) {
      await box.fill(typed);
      await expect(page.locator('.proposal').first()).toBeVisible();
      expect(await acting(page), typed).toEqual([]);
    }
    await box.fill('<img src=x onerror=document.title=1>\u202E:x is:<b>\u202E');
    await expect(page.locator('.filter-problem')).toContainText('knows no');
    expect(await acting(page)).toEqual([]);
    await box.fill('"<b>\u202Enothing"');
    await expect(page.locator('.foot')).toContainText('0 of');
    expect(await acting(page)).toEqual([]);
  });

  for (const id of CASES.slice(0, 4)) {
    test(`is only shown in the popup: ${id}`, async ({ open }) => {
      const page = await open({ view: 'popup', case: id, state: 'poisoned', width: 360 });
      await expect(page.locator('[data-diagnosis], [data-notice]').first()).toBeVisible();
      await openAll(page);
      expect(await acting(page)).toEqual([]);
    });
  }
});
