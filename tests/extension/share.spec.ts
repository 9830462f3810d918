import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { PanelView } from './drivers/browser.ts';
import { openSection, settledRows, textOf, verdictOf } from './support/panel.ts';
import { inBothBrowsers, type World } from './support/world.ts';

inBothBrowsers('Sharing from the panel', defineTests);

const SAID = '[data-section="share"] [role="status"]';

function defineTests(world: World): void {
  test('puts on the clipboard and into a file what it says, and a secret only after a choice', async () => {
    const tab = await world.open();
    const panel = await world.browser.openPanel(tab);
    await world.run('token-expired', tab);
    const rows = await settledRows(panel, 1);
    await verdictOf(panel, rows[0]?.episode ?? '');
    await openSection(panel, 'share');

    const report = await copied(panel, 'copy-report', 'The report is in the clipboard');
    expect(report).toMatch(/^# /);
    expect(report).toContain('## The point, shown with curl');
    const har = await copied(panel, 'copy-har', 'A HAR with');
    const curl = await copied(panel, 'copy-curl', 'with $TOKEN');
    expect(curl).toMatch(/^curl -sS -i/);
    await panel.click('[data-copy="curl-check"]');
    await panel.waitFor('.curl-check [role="status"]', { text: 'Passwords, tokens and cookies are left out' });
    const check = await panel.clipboard();

    await panel.click('[data-share="save-har"]');
    await panel.waitFor(SAID, { text: 'Saved why401-' });
    const name = /why401-\S+\.har/.exec(await textOf(panel, SAID))?.[0] ?? '';
    const file = path.join(world.browser.downloads, name);
    await expect.poll(() => (existsSync(file) ? readFile(file, 'utf8') : ''), { message: name }).toBe(har);
    const { log } = JSON.parse(har);
    expect(log.version).toBe('1.2');
    expect(log.entries.some((e: { response: { status: number } }) => e.response.status === 401)).toBe(true);

    await panel.click('[data-share="ask-secrets"]');
    await panel.waitFor('[data-share="copy-secrets"]');
    const secret = await copied(panel, 'copy-secrets', 'with every secret of the request');
    const token = /authorization: Bearer ([\w-]+\.[\w-]+\.[\w-]+)/.exec(secret)?.[1] ?? '';
    expect(token.length, secret).toBeGreaterThan(60);
    for (const shared of [report, har, curl, check]) {
      for (const part of token.split('.')) expect(shared).not.toContain(part);
    }
  });
}

/** What is on the clipboard once the view has said so. */
async function copied(panel: PanelView, button: string, says: string): Promise<string> {
  await panel.click(`[data-share="${button}"]`);
  await panel.waitFor(SAID, { text: says });
  return panel.clipboard();
}
