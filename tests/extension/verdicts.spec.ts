import { expect, test } from '@playwright/test';
import { type Failure, failures, groups, refusalsOf, runsUnattended } from '../playground/failures.ts';
import type { Tab, View } from './drivers/browser.ts';
import { badgeOf } from './support/api.ts';
import { type RowSeen, rowsOf, settledRows, verdictOf } from './support/panel.ts';
import { inBothBrowsers, type World } from './support/world.ts';

inBothBrowsers('The panel in the real devtools', world => {
  for (const [heading, rows] of groups) {
    test.describe(heading, () => {
      let tab: Tab;
      let panel: View;
      // Open from before the first failure to after the last: what it shows, it got live and across navigations.
      test.beforeAll(async () => {
        tab = await world.browser.newTab();
        panel = await world.browser.openPanel(tab);
      });
      test.afterAll(() => tab?.close());

      for (const failure of rows.filter(failure => runsUnattended(failure, world.kind))) {
        if (failure.outcome === 'failure') {
          test(`names the cause of ${failure.id}: ${failure.diagnosis}`, async () => {
            const row = await runFor(world, tab, panel, failure);
            expect(row.state).toBe('refused');
            expect(row.episode).not.toBe('');

            // A body that sharpens the verdict comes a moment after the refusal.
            await expect
              .poll(async () => (await verdictOf(panel, row.episode)).diagnosis, { timeout: 20_000 })
              .toBe(failure.diagnosis);
            const { confidence } = await verdictOf(panel, row.episode);
            expect(['certain', 'likely', 'possible']).toContain(confidence);
            await expect.poll(() => badgeOf(world, tab.id), 'the badge').toBe(String(refusalsOf(failure)));
          });
        } else {
          test(`raises no alarm over ${failure.id}: ${failure.diagnosis}`, async () => {
            const row = await runFor(world, tab, panel, failure);
            expect(row.state).toBe('normal');

            const { diagnosis } = await verdictOf(panel, row.episode);
            expect(diagnosis).toBe(failure.diagnosis);
            expect(await badgeOf(world, tab.id), 'the badge').toBe('');
          });
        }
      }
    });
  }
});

test('Every failure of the playground stands under one of its headings', () => {
  expect(groups.flatMap(([, rows]) => rows)).toEqual(failures);
});

/** Runs a failure in the tab; its one row, once nothing more is coming. */
async function runFor(world: World, tab: Tab, panel: View, { id }: Failure): Promise<RowSeen> {
  const before = await rowsOf(panel);
  await world.run(id, tab);
  const [row] = await settledRows(panel, 1, before);
  if (!row) throw new Error(`${id} has no row`);
  return row;
}
