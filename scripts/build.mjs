// npm run build [-- chrome|firefox] [--if-stale]: dist/chrome and dist/firefox.
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureDependencies } from './ensure.mjs';
import { commandOf, main, root, runNode, tell } from './process.mjs';

const TARGETS = ['chrome', 'firefox'];
const SOURCES = ['src', 'public', 'manifest.json', 'vite.config.ts', 'scripts/explanations.ts', 'package-lock.json'];

/** Builds the extension for each target, one after the other. Rejects where Vite fails. */
export async function build(targets = TARGETS, { ifStale = false, stdio = 'inherit' } = {}) {
  await ensureDependencies();
  for (const target of targets) {
    if (ifStale && isFresh(target)) continue;
    tell(`Building dist/${target} …`);
    const code = await runNode(commandOf('vite', 'vite'), ['build'], { env: { BROWSER: target }, stdio });
    if (code !== 0) throw new Error(`Vite could not build dist/${target}; its own words are above.`);
  }
}

function isFresh(target) {
  const built = path.join(root, 'dist', target, 'manifest.json');
  if (!existsSync(built)) return false;
  return Math.max(...SOURCES.map(name => newest(path.join(root, name)))) < statSync(built).mtimeMs;
}

function newest(file) {
  const status = statSync(file);
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(status.mtimeMs, ...readdirSync(file).map(name => newest(path.join(file, name))));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(async () => {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { 'if-stale': { type: 'boolean' } } });
    const unknown = positionals.find(name => !TARGETS.includes(name));
    if (unknown) throw new Error(`There is no build named ${unknown}; there are ${TARGETS.join(' and ')}.`);
    await build(positionals.length > 0 ? positionals : TARGETS, { ifStale: values['if-stale'] });
  });
}
