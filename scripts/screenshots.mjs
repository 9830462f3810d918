// node scripts/screenshots.mjs [devtools | part …]: the README's pictures, taken in the real DevTools, and those of docs/panel.md,
// taken in the lab. What is named is taken alone.
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { ensureBrowser, ensureDependencies } from './ensure.mjs';
import { main, root } from './process.mjs';

const SHOWN = 'token-expired';

await main(async () => {
  await ensureDependencies();
  const executablePath = await ensureBrowser('chromium');
  const only = process.argv.slice(2);
  const parts = only.filter(name => name !== 'devtools');
  const { picturesOfParts } = await import('./pictures.mjs');
  const folder = path.join(root, 'docs', 'images', 'parts');
  if (only.length === 0 || parts.length > 0)
    await picturesOfParts({ executablePath, folder, ...(parts.length > 0 && { only: parts }) });
  if (only.length > 0 && parts.length === only.length) return 0;
  await build(['chrome'], { ifStale: true });
  const { tour } = await import('./tour.mjs');
  const images = path.join(root, 'docs', 'images');
  mkdirSync(images, { recursive: true });
  for (const dark of [false, true]) {
    const folder = path.join(root, '.screenshots', dark ? 'dark' : 'light');
    const extensionDir = path.join(root, 'dist', 'chrome');
    if (!(await tour({ kind: 'chromium', executablePath, extensionDir, folder, dark, only: [SHOWN] }))) return 1;
    for (const what of ['panel', 'popup']) {
      copyFileSync(
        path.join(folder, `chromium-${SHOWN}-${what}.png`),
        path.join(images, `${what}${dark ? '-dark' : ''}.png`),
      );
    }
  }
  return 0;
});
