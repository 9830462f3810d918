import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import sharp from 'sharp';
import { defineConfig, type Plugin } from 'vite';
import { explanations } from './scripts/explanations.ts';

type Browser = 'chrome' | 'firefox';

const root = import.meta.dirname;
const browser = browserOf(process.env.BROWSER);

/** Builds `dist/chrome` or `dist/firefox`, as the environment variable BROWSER says. */
export default defineConfig({
  root,
  plugins: [
    icons(),
    explanations(),
    crx({ manifest: manifestFor(browser) as unknown as ManifestV3Export, browser, liveReload: false }),
  ],
  build: {
    outDir: `dist/${browser}`,
    emptyOutDir: true,
    target: browser === 'chrome' ? 'chrome125' : 'firefox140',
    modulePreload: { polyfill: false },
    // Source that reviewers can read and stack traces that name functions are worth more than a few kilobytes.
    minify: false,
    sourcemap: false,
    rolldownOptions: {
      input: {
        panel: resolve(root, 'src/panel/index.html'),
        popup: resolve(root, 'src/popup/index.html'),
        options: resolve(root, 'src/options/index.html'),
        devtools: resolve(root, 'src/panel/devtools.html'),
      },
    },
  },
});

function browserOf(word: string | undefined): Browser {
  if (word === undefined || word === 'chrome') return 'chrome';
  if (word === 'firefox') return 'firefox';
  throw new Error(`BROWSER is "${word}"; it can be chrome or firefox`);
}

/** The one manifest, with what each browser wants otherwise. */
function manifestFor(target: Browser): Record<string, unknown> {
  const manifest = JSON.parse(readFileSync(resolve(root, 'manifest.json'), 'utf8')) as Manifest;
  if (target === 'chrome') return manifest;
  const { minimum_chrome_version: _, background, ...shared } = manifest;
  return {
    ...shared,
    // Firefox keeps a login prompt away by another right than Chromium (docs/decisions/0023).
    permissions: [
      ...manifest.permissions.filter(name => name !== 'webRequestAuthProvider'),
      ...['webRequestBlocking', 'contextualIdentities'],
    ],
    background: { scripts: [background.service_worker], type: 'module' },
    browser_specific_settings: {
      gecko: {
        id: 'why401@why401.dev',
        // From 140 the cookies API tells `unspecified`, and the browser asks about data collection.
        strict_min_version: '140.0',
        data_collection_permissions: { required: ['none'] },
      },
    },
  };
}

interface Manifest extends Record<string, unknown> {
  permissions: string[];
  background: { service_worker: string };
}

/** Renders the one drawing to every size that the manifest and the toolbar need; grey for a quiet tab. */
function icons(): Plugin {
  return {
    name: 'why401-icons',
    apply: 'build',
    async buildStart() {
      const svg = readFileSync(resolve(root, 'public/icon.svg'));
      for (const size of [16, 32, 48, 128]) {
        // Density makes librsvg draw at the final size instead of scaling pixels.
        const drawn = sharp(svg, { density: (72 * size) / 16 })
          .resize(size, size)
          .png({ compressionLevel: 9 });
        const grey = drawn.clone().grayscale();
        this.emitFile({ type: 'asset', fileName: `icons/${size}.png`, source: await drawn.toBuffer() });
        this.emitFile({ type: 'asset', fileName: `icons/quiet-${size}.png`, source: await grey.toBuffer() });
      }
    },
  };
}
