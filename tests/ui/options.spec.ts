import type { Page } from '@playwright/test';
import { violationsOf } from './axe.ts';
import { expect, test } from './lab.ts';

const enter = async (page: Page, box: string, text: string, button: string) => {
  await page.getByLabel(box, { exact: true }).fill(text);
  await page.getByRole('button', { name: button }).click();
};

const importText = (page: Page, text: string) =>
  page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'options.json', mimeType: 'application/json', buffer: Buffer.from(text) });

/** The file that the page hands out. */
async function exported(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Export the options' }).click();
  return page.evaluate(() => window.lab.copied.at(-1) ?? '');
}

test('A site is typed as it comes to hand, and what is none is said beside the box', async ({ open }) => {
  const page = await open({ view: 'options' });
  await enter(page, 'Ignore a site', 'https://ada:secret@Shop.example/cart?token=1', 'Ignore the site');
  const list = page.getByRole('list', { name: 'Ignored sites' });
  await expect(list.getByRole('listitem')).toHaveText(['shop.exampleRemove']);
  await expect(page.getByRole('status')).toHaveText('shop.example is ignored.');

  const box = page.getByLabel('Ignore a site', { exact: true });
  for (const [typed, problem] of [
    ['shop.example', 'shop.example is on the list already.'],
    ['*', 'That would be every site. To record less, switch off statuses above.'],
    ['shop.*', 'A star can stand only at the beginning, as in *.shop.example.'],
    ['two words', 'That is no host. Type one as in the address bar: shop.example, *.shop.example or localhost:3000.'],
  ] as const) {
    await enter(page, 'Ignore a site', typed, 'Ignore the site');
    await expect(box).toHaveAttribute('aria-invalid', 'true');
    await expect(box).toHaveValue(typed);
    await expect(page.getByRole('alert').filter({ hasText: problem })).toBeVisible();
  }
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await page.getByRole('button', { name: 'Remove shop.example' }).click();
  await expect(page.getByText('No site is ignored.')).toBeVisible();
});

test('Numbers out of bounds are refused with the bounds, and change nothing', async ({ open }) => {
  const page = await open({ view: 'options' });
  for (const [box, typed, button, problem] of [
    ['For how many minutes', '16', 'Set the time', 'The time is a whole number of minutes from 1 to 15.'],
    ['For how many minutes', '0', 'Set the time', 'The time is a whole number of minutes from 1 to 15.'],
    ['How many failures are kept', '1e3', 'Set the number', 'The number of failures is from 10 to 400.'],
    ['Further statuses', '200', 'Add the status', 'A status of a refusal is a number from 400 to 599.'],
  ] as const) {
    await enter(page, box, typed, button);
    await expect(page.getByRole('alert').filter({ hasText: problem })).toBeVisible();
  }
  const { options } = JSON.parse(await exported(page));
  expect(options).toMatchObject({ vault: { minutes: 15 }, retention: { episodes: 400 }, moreStatuses: [] });
});

test('Everything that was chosen goes out to a file and comes back from it', async ({ open }) => {
  const page = await open({ view: 'options' });
  await page.getByLabel('403 Forbidden').uncheck();
  await enter(page, 'Further statuses', '422', 'Add the status');
  await enter(page, 'Ignore a site', '*.ads.example', 'Ignore the site');
  await enter(page, 'For how many minutes', '5', 'Set the time');
  await page.getByLabel('Show the number of open failures on the icon').uncheck();
  await enter(page, 'How many failures are kept', '50', 'Set the number');
  await page.getByLabel('How long failures are kept').selectOption('8');
  await expect(page.getByRole('status')).toHaveText('Failures stay for 8 hours.');
  const file = await exported(page);

  await page.getByRole('button', { name: 'Back to the defaults' }).click();
  await expect(page.getByLabel('403 Forbidden')).toBeChecked();
  const other = await open({ view: 'options' });
  await importText(other, file);
  await expect(other.getByRole('status')).toContainText('The options of the file are in force.');
  await expect(other.getByLabel('403 Forbidden')).not.toBeChecked();
  await expect(other.getByLabel('How long failures are kept')).toHaveValue('8');
  expect(await exported(other)).toBe(file);
  await other.getByRole('button', { name: 'Take it back' }).click();
  await expect(other.getByLabel('403 Forbidden')).toBeChecked();
});

test('A file that is not understood whole changes nothing, and says why', async ({ open }) => {
  const page = await open({ view: 'options' });
  const before = await exported(page);
  for (const [text, reason] of [
    ['{"why401": "opt', 'The file is not JSON, or only a part of it. Nothing was changed.'],
    ['{"log": {}}', 'The file does not hold options of Why401. Nothing was changed.'],
    [before.replace('"version": 1', '"version": 9'), 'written by a newer Why401'],
    [before.replace('"badge": true', '"badge": "yes"'), '“badge” (the number on the icon) of the file has a value'],
    [before.replace('"badge": true', '"password": "x"'), 'has an option “password” that Why401 does not know'],
  ] as const) {
    await importText(page, text);
    await expect(page.getByRole('status')).toContainText(reason);
  }
  expect(await exported(page)).toBe(before);
});

test('All of it can be reached and changed with the keyboard, and stays in sight', async ({ open }) => {
  const page = await open({ view: 'options', width: 320, height: 480 });
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('401 Unauthorized')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByLabel('401 Unauthorized')).not.toBeChecked();
  const seen: string[] = [];
  for (let i = 0; i < 30; i += 1) {
    const name = await page.evaluate(() => {
      const at = document.activeElement;
      if (at === null || at === document.body) return '';
      const box = at.getBoundingClientRect();
      const foot = document.querySelector('.said')?.getBoundingClientRect();
      const hidden = !foot || box.bottom > foot.top + 1 || box.top < 0;
      return `${hidden ? 'HIDDEN ' : ''}${at.getAttribute('name') ?? at.textContent}`;
    });
    // Past the last one the focus leaves the page.
    if (name === '') break;
    seen.push(name);
    await page.keyboard.press('Tab');
  }
  expect(seen).toEqual(
    expect.arrayContaining(['watch-cors', 'status', 'site', 'vault', 'minutes', 'badge', 'hours', 'import']),
  );
  expect(seen.filter(name => name.startsWith('HIDDEN'))).toEqual([]);
});

for (const theme of ['light', 'dark'] as const) {
  test(`The options page has no accessibility violation in the ${theme} theme, narrow or wide`, async ({ open }) => {
    // 320 px is also what 640 px are at a zoom of 200 %.
    for (const width of [320, 1100]) {
      const page = await open({ view: 'options', theme, width });
      await enter(page, 'Ignore a site', 'a-very-long-name-of-a-host.below.another.shop.example', 'Ignore the site');
      await enter(page, 'Ignore a site', '*', 'Ignore the site');
      expect(await violationsOf(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
}
