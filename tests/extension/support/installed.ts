import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Kind } from '../drivers/launch.ts';

const BUILDS: Readonly<Record<Kind, string>> = { chromium: 'chrome', firefox: 'firefox' };

/** Where Linux distributions, and then the browsers' own packages elsewhere, put them. */
const PLACES: Readonly<Record<Kind, readonly string[]>> = {
  chromium: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  firefox: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'],
};

/** The folder of the build for a browser: below `dist`, or below what WHY401_DIST names. Throws where nothing is built. */
export function builtExtension(kind: Kind): string {
  const dist = process.env.WHY401_DIST ?? path.resolve(import.meta.dirname, '../../../dist');
  const dir = path.join(dist, BUILDS[kind]);
  if (!existsSync(path.join(dir, 'manifest.json'))) throw new Error(`${dir} holds no extension: run "npm run build"`);
  return dir;
}

/** The browser's program: what CHROMIUM_BIN or FIREFOX_BIN names, or the first that is installed. Throws if none is. */
export function executable(kind: Kind): string {
  const variable = `${kind.toUpperCase()}_BIN`;
  const found = [process.env[variable] ?? [], PLACES[kind]].flat().find(existsSync);
  if (!found) throw new Error(`No ${kind} is installed at ${PLACES[kind].join(' or ')}: name it with ${variable}`);
  return found;
}
