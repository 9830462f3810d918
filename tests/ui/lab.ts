import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, test as base, chromium, expect, type Page } from '@playwright/test';
import { build, preview } from 'vite';

/** The installed browser; elsewhere the one that Playwright brings. */
const SYSTEM_CHROMIUM = [process.env.CHROMIUM_BIN ?? [], '/usr/bin/chromium', '/usr/bin/chromium-browser']
  .flat()
  .find(existsSync);

interface Lab {
  /** Address of the lab, without a slash at its end. */
  readonly address: string;
  readonly browser: Browser;
}

export interface OpenOptions {
  readonly view?: 'panel' | 'popup' | 'options';
  readonly case?: string;
  readonly theme?: 'light' | 'dark';
  readonly state?: string;
  readonly rows?: number;
  readonly width?: number;
  readonly height?: number;
}

/** Opens a view of the lab and waits until it shows something. Whatever fails on the page fails the test. */
export type Open = (options?: OpenOptions) => Promise<Page>;

export const test = base.extend<{ open: Open }, { lab: Lab }>({
  lab: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
    async ({}, use) => {
      // Built, not served from source: hundreds of small modules per page would make each test wait for seconds.
      const outDir = await mkdtemp(join(tmpdir(), 'why401-lab-'));
      const config = { configFile: resolve(import.meta.dirname, '../lab/vite.config.ts'), logLevel: 'error' } as const;
      await build({ ...config, build: { outDir, emptyOutDir: true } });
      const server = await preview({ ...config, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
      const browser = await chromium.launch({
        ...(SYSTEM_CHROMIUM ? { executablePath: SYSTEM_CHROMIUM } : {}),
        args: ['--no-sandbox', '--disable-background-networking'],
      });
      await use({ address: server.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? '', browser });
      await browser.close();
      await server.close();
      await rm(outDir, { recursive: true });
    },
    { scope: 'worker' },
  ],
  open: async ({ lab }, use) => {
    const pages: Page[] = [];
    const errors: string[] = [];
    await use(async ({ view = 'panel', width = 1100, height = 700, ...asked } = {}) => {
      const page = await lab.browser.newPage({ viewport: { width, height } });
      pages.push(page);
      page.on('pageerror', error => errors.push(error.message));
      const query = new URLSearchParams({ view, ...asked, rows: String(asked.rows ?? 0) } as Record<string, string>);
      await page.goto(`${lab.address}/view.html?${query}`);
      await expect(page.locator('.panel, .popup, .options')).toBeVisible();
      return page;
    });
    await Promise.all(pages.map(page => page.close()));
    expect(errors).toEqual([]);
  },
});

export { expect };
