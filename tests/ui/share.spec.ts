import { expect, test } from './lab.ts';

const SECRET = 'hidden-secret-0123456789abcdef';

test.describe('The advice', () => {
  test('names the lines for the server that showed itself, by what it did, and how far that carries', async ({
    open,
  }) => {
    const page = await open({ case: 'dev-98-login-no-cookie' });
    const nginx = page.locator('[data-server="nginx"]');
    await expect(nginx).toContainText('It may be a proxy before the application.');
    await expect(nginx).toContainText('proxy_set_header X-Forwarded-Proto $scheme;');
    const express = page.locator('[data-server="express"]');
    await expect(express).not.toHaveAttribute('open');
    await express.locator('summary').click();
    await expect(express).toContainText("app.set('trust proxy', 1)");
  });

  test('stays general where nothing was recognised', async ({ open }) => {
    const page = await open({ case: 'dev-50-domain-www' });
    await expect(page.locator('[data-section="fix"]')).toBeVisible();
    await expect(page.locator('[data-server]')).toHaveCount(0);
  });

  test('shows the point with a command that can be copied and holds no secret', async ({ open }) => {
    const page = await open({ case: 'dev-45-preflight' });
    const check = page.locator('.curl-check');
    await expect(check).toContainText('-X OPTIONS');
    await page.getByRole('button', { name: 'Copy the command' }).click();
    await expect(check.getByRole('status')).toContainText('Passwords, tokens and cookies are left out');
    const [command] = await page.evaluate(() => window.lab.copied);
    expect(command).toMatch(/^curl -sS -i -X OPTIONS https:/);
    expect(command).toContain("-H 'access-control-request-method: ");
  });
});

test.describe('Exporting the list', () => {
  test('saves what is shown, with each verdict and without secrets, and says so until it is put away', async ({
    open,
  }) => {
    const page = await open({ case: 'dev-18-expired-jwt,dev-14-wrong-password,hostile' });
    await expect(page.locator('.row')).toHaveCount(3);
    const tool = page.getByRole('button', { name: 'Export the list' });
    await tool.click();
    const said = page.locator('[data-notice="exported"]');
    await expect(said).toContainText('3 failures exported');
    await page.getByRole('combobox').fill('cause:token-expired');
    await expect(page.locator('.row')).toHaveCount(1);
    await tool.click();
    await expect(said).toContainText('1 failure exported');
    await said.getByRole('button', { name: 'Dismiss' }).click();
    await expect(said).toHaveCount(0);

    const files = await page.evaluate(() => window.lab.saved);
    const verdicts = files.map(({ text }) =>
      JSON.parse(text).log.entries.flatMap((e: { _why401?: { diagnosis: string } }) => e._why401?.diagnosis ?? []),
    );
    expect(verdicts[0]).toHaveLength(3);
    expect(verdicts[1]).toEqual(['token-expired']);
    expect(files[0]?.text).not.toContain(SECRET);
    expect(files.every(({ name }) => /^why401-[\w.-]+\.har$/.test(name))).toBe(true);
  });

  test('is not offered for an empty list', async ({ open }) => {
    const page = await open({ case: 'dev-18-expired-jwt' });
    await page.getByRole('button', { name: 'Clear the list' }).click();
    await expect(page.getByRole('button', { name: 'Export the list' })).toBeDisabled();
  });
});

test.describe('Sharing', () => {
  test('says of each copy what is in the clipboard, and needs a choice before secrets are', async ({ open }) => {
    const page = await open({ case: 'hostile' });
    const share = page.locator('[data-section="share"]');
    await share.locator('> summary').click();
    const said = share.getByRole('status');
    await share.getByRole('button', { name: 'Copy the report' }).click();
    await expect(said).toContainText('The report is in the clipboard');
    await share.getByRole('button', { name: 'Copy as HAR' }).click();
    await expect(said).toContainText('A HAR with');
    await share.getByRole('button', { name: 'Copy as curl', exact: true }).click();
    await expect(said).toContainText('Passwords, tokens and cookies are left out');
    await share.getByRole('button', { name: 'Copy as curl with secrets…' }).click();
    await expect(share).toContainText('Whoever gets it can do what you can');
    await share.getByRole('button', { name: 'Leave them out' }).click();
    expect((await page.evaluate(() => window.lab.client.asked)).filter(a => a.startsWith('reveal'))).toEqual([]);
    expect((await page.evaluate(() => window.lab.copied)).join('\n')).not.toContain(SECRET);

    await share.getByRole('button', { name: 'Copy as curl with secrets…' }).click();
    await share.getByRole('button', { name: 'Copy it with the secrets' }).click();
    await expect(said).toContainText('with every secret of the request');
    expect((await page.evaluate(() => window.lab.copied)).at(-1)).toContain(SECRET);
  });

  test('saves a HAR that can be read again', async ({ open }) => {
    const page = await open({ case: 'dev-18-expired-jwt' });
    const share = page.locator('[data-section="share"]');
    await share.locator('> summary').click();
    await share.getByRole('button', { name: 'Save as HAR' }).click();
    await expect(share.getByRole('status')).toContainText('Saved why401-');
    const [file] = await page.evaluate(() => window.lab.saved);
    expect(file?.name).toMatch(/\.har$/);
    const { log } = JSON.parse(file?.text ?? '');
    expect(log.entries.map((e: { _why401?: { diagnosis: string } }) => e._why401?.diagnosis)).toContain(
      'token-expired',
    );
  });
});
