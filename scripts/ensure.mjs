// What the other scripts need before they start. This file and process.mjs use nothing but Node.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findBrowser } from './browsers.mjs';
import { commandOf, outputOf, root, run, runNode, tell } from './process.mjs';

const QUIET = { stdio: ['ignore', 2, 2] }; // standard output belongs to the command that the person called

/** Installs the packages that package-lock.json names where they are missing or are of another version. */
export async function ensureDependencies() {
  const state = installed();
  if (state === 'current') return;
  tell(state === 'none' ? 'Installing the packages …' : 'The packages have changed; installing them …');
  const npm = process.env.npm_execpath;
  // Not `npm ci`: it refuses a lock that lacks the packages of another system, and those are optional.
  const args = ['install', '--no-save', '--no-audit', '--no-fund'];
  const code = npm?.endsWith('.js')
    ? await runNode(npm, args, QUIET)
    : await run('npm', args, { ...QUIET, shell: process.platform === 'win32' }); // there npm is a batch file
  if (code !== 0) throw new Error('npm could not install the packages; its own words are above.');
}

/** Compares contents, not times: a fresh clone, a copy and a cache all have times of their own. */
function installed() {
  const copy = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(copy)) return 'none';
  const wanted = packagesOf(path.join(root, 'package-lock.json'));
  const present = packagesOf(copy);
  const isOptional = entry => entry.optional || entry.devOptional; // for other systems: npm leaves them out
  const differs = Object.entries(wanted).some(([name, entry]) => {
    if (name === '' || (!present[name] && isOptional(entry))) return false;
    return present[name]?.version !== entry.version;
  });
  return differs ? 'stale' : 'current';
}

const packagesOf = file => JSON.parse(readFileSync(file, 'utf8')).packages;

const DEBIAN_PACKAGES = { chromium: ['chromium'], firefox: ['firefox-esr', 'firefox'] };
const ADVICE = {
  chromium:
    'No Chromium was found. Install Chromium or Chrome for Testing, or name one with CHROMIUM_BIN (branded Chrome no longer loads unpacked extensions from the command line).',
  firefox: 'No Firefox was found. Install Firefox 140 or newer, or name one with FIREFOX_BIN.',
};

/** The program of a browser, `chromium` or `firefox`; installs it where the machine lets it. Rejects with what to do. */
export async function ensureBrowser(kind) {
  const found = findBrowser(kind);
  if (found) return found;
  for (const name of DEBIAN_PACKAGES[kind]) {
    const there = (await installDebian(name)) && findBrowser(kind);
    if (there) return there;
  }
  const fetched = kind === 'chromium' && (await fetchPlaywrights()) && findBrowser(kind);
  if (fetched) return fetched;
  throw new Error(ADVICE[kind]);
}

let listsAreFresh = false;

async function installDebian(name) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return false;
  const isRoot = process.getuid() === 0;
  if (!isRoot && outputOf('sudo', ['-n', 'true']) === undefined) return false;
  const apt = args => {
    const words = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args];
    const [command, ...rest] = isRoot ? words : ['sudo', '-n', ...words];
    return run(command, rest, QUIET);
  };
  tell(`Installing the system's package ${name} …`);
  if (!listsAreFresh) listsAreFresh = (await apt(['update'])) === 0;
  return (await apt(['install', '-y', '--no-install-recommends', name])) === 0;
}

/** Playwright's own build of Chromium; needs the packages, and a network that has it. */
async function fetchPlaywrights() {
  tell("Fetching Playwright's Chromium …");
  return (await runNode(commandOf('playwright', 'playwright'), ['install', 'chromium'], QUIET)) === 0;
}
