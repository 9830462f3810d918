import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright';
import sharp from 'sharp';
import { build, preview } from 'vite';
import { root } from './process.mjs';

const WIDE = 1100;
/** A panel that is docked at the side. */
const NARROW = 400;

/**
 * The parts of the panel, each on the case that shows it best: `section` opens that one alone, `press` clicks in it first,
 * `until` is there once the picture can be taken.
 */
const PARTS = [
  { name: 'token-state', case: 'drawn-history', section: 'token', until: '.timeline-svg' },
  { name: 'token-skew', case: 'drawn-skew', section: 'token', until: '.timeline-skew' },
  { name: 'fix', case: 'dev-18-expired-jwt', section: 'fix' },
  { name: 'knowledge', case: 'dev-18-expired-jwt', section: 'knowledge', press: '.fold > summary' },
  { name: 'challenge', case: 'dev-18-expired-jwt', section: 'challenge' },
  { name: 'credential', case: 'drawn-history', section: 'credential' },
  { name: 'cookies', case: 'dev-54-duplicate', section: 'cookies' },
  { name: 'way', case: 'dev-43-redirect-cross-origin', section: 'way' },
  { name: 'change', case: 'drawn-history', section: 'change' },
  { name: 'headers', case: 'drawn-history', section: 'headers' },
  { name: 'experiments', case: 'drawn-history', section: 'experiments', until: '.experiments' },
  { name: 'share', case: 'dev-18-expired-jwt', section: 'share' },
  { name: 'list', case: 'all' },
];

/** Takes a picture of each part of the real panel, on a case of the lab, in both themes, wide and narrow. */
export async function picturesOfParts({ executablePath, folder, only }) {
  mkdirSync(folder, { recursive: true });
  const outDir = await mkdtemp(path.join(tmpdir(), 'why401-lab-'));
  const config = { configFile: path.join(root, 'tests/lab/vite.config.ts'), logLevel: 'error' };
  await build({ ...config, build: { outDir, emptyOutDir: true } });
  const server = await preview({ ...config, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  try {
    const address = server.resolvedUrls.local[0];
    for (const part of PARTS.filter(({ name }) => only?.includes(name) ?? true)) {
      for (const theme of ['light', 'dark']) {
        for (const width of [WIDE, NARROW]) await take(browser, address, part, { theme, width, folder });
      }
    }
  } finally {
    await browser.close();
    await server.close();
    await rm(outDir, { recursive: true });
  }
}

async function take(browser, address, part, { theme, width, folder }) {
  const page = await browser.newPage({ viewport: { width, height: part.section ? 2400 : 560 } });
  const asked = new URLSearchParams({ view: 'panel', case: part.case, theme });
  await page.goto(`${address}view.html?${asked}`);
  await page.waitForSelector('[data-episode]');
  const file = path.join(folder, `${part.name}-${width === WIDE ? 'wide' : 'narrow'}-${theme}.png`);
  if (part.section) {
    if (width === NARROW) await page.locator('.list').press('Enter');
    const section = page.locator(`[data-section="${part.section}"]`);
    await section.waitFor();
    await page.locator('details.section').evaluateAll((all, wanted) => {
      for (const one of all) one.open = one.dataset.section === wanted;
    }, part.section);
    await section.locator('.section-body').waitFor();
    if (part.until) await section.locator(part.until).first().waitFor();
    for (const button of part.press ? await section.locator(part.press).all() : []) await button.click();
    await save(await section.screenshot(), file);
  } else {
    // The whole list has been read once nothing of it is waiting.
    await page.locator('.foot').filter({ hasNotText: 'reading' }).waitFor();
    await save(await page.screenshot(), file);
  }
  await page.close();
}

/** Few colours: a palette makes the pictures a third as large. */
const save = (picture, file) => sharp(picture).png({ palette: true, compressionLevel: 9 }).toFile(file);
