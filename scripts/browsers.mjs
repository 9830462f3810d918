// Where browsers are. Uses nothing but Node, and Playwright's registry where it is installed.
import { accessSync, constants, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { outputOf, tell } from './process.mjs';

const home = homedir();
const windowsHomes = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
const inWindowsHomes = (...parts) => windowsHomes.filter(Boolean).map(folder => path.join(folder, ...parts));
const inApplications = (...parts) =>
  ['/Applications', path.join(home, 'Applications')].map(at => path.join(at, ...parts));

/** Names on the PATH, places beside it, and the variable that goes before both. */
const BROWSERS = {
  chromium: {
    variable: 'CHROMIUM_BIN',
    names: ['chromium', 'chromium-browser', 'ungoogled-chromium', 'chrome-for-testing'],
    places: {
      linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium'],
      darwin: [
        ...inApplications('Chromium.app', 'Contents', 'MacOS', 'Chromium'),
        ...inApplications('Google Chrome for Testing.app', 'Contents', 'MacOS', 'Google Chrome for Testing'),
      ],
      win32: inWindowsHomes('Chromium', 'Application', 'chrome.exe'),
    },
  },
  firefox: {
    variable: 'FIREFOX_BIN',
    names: ['firefox-esr', 'firefox'],
    places: {
      linux: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/usr/lib/firefox/firefox', '/snap/bin/firefox'],
      darwin: inApplications('Firefox.app', 'Contents', 'MacOS', 'firefox'),
      win32: inWindowsHomes('Mozilla Firefox', 'firefox.exe'),
    },
  },
};

/** The first program of the browser, `chromium` or `firefox`, that is there and starts; undefined where none is. */
export function findBrowser(kind) {
  const { variable, names, places } = BROWSERS[kind];
  const named = process.env[variable];
  if (named && !isUsable(named)) tell(`${variable} names ${named}, which is no browser that can be used here.`);
  const onPath = (process.env.PATH ?? '').split(path.delimiter).flatMap(at => names.map(name => path.join(at, name)));
  const own = kind === 'chromium' ? playwrightBuilds() : [];
  const candidates = [named, ...(places[process.platform] ?? []), ...onPath, ...own];
  return candidates.find(file => file && isUsable(file));
}

export const findChromium = () => findBrowser('chromium');
export const findFirefox = () => findBrowser('firefox');

const FIRST_CHROME_THAT_REFUSES = 137; // branded builds ignore --load-extension from there on

function isUsable(file) {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    return false;
  }
  if (process.platform === 'win32') return true; // there --version opens a window instead of printing one
  // Ubuntu's /usr/bin/chromium-browser may be a script that only says to install the snap: a version is the proof.
  const version = outputOf(file, ['--version']);
  const chrome = /^Google Chrome (\d+)/.exec(version ?? '');
  return version !== undefined && !(chrome && Number(chrome[1]) >= FIRST_CHROME_THAT_REFUSES);
}

/** Newest first. Not asked of Playwright itself, which may not be installed yet. */
function playwrightBuilds() {
  const folders = {
    linux: path.join(home, '.cache', 'ms-playwright'),
    darwin: path.join(home, 'Library', 'Caches', 'ms-playwright'),
    win32: path.join(process.env.LOCALAPPDATA ?? home, 'ms-playwright'),
  };
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH ?? folders[process.platform] ?? '';
  const programs = [
    ['chrome-linux64', 'chrome'],
    ['chrome-linux', 'chrome'],
    ['chrome-mac-arm64', 'Google Chrome for Testing.app', 'Contents', 'MacOS', 'Google Chrome for Testing'],
    ['chrome-mac-x64', 'Google Chrome for Testing.app', 'Contents', 'MacOS', 'Google Chrome for Testing'],
    ['chrome-mac', 'Chromium.app', 'Contents', 'MacOS', 'Chromium'],
    ['chrome-win64', 'chrome.exe'],
    ['chrome-win', 'chrome.exe'],
  ];
  return foldersIn(folder)
    .filter(name => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
    .flatMap(name => programs.map(parts => path.join(folder, name, ...parts)));
}

function foldersIn(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
