// npm test [-- --only unit,e2e]: installs what is missing and runs everything; the last line is the sum.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBrowser, ensureDependencies } from './ensure.mjs';
import { commandOf, main, root, runNode } from './process.mjs';

const reports = mkdtempSync(path.join(tmpdir(), 'why401-tests-'));

/** Each resolves with how many of its checks passed and failed; one that counts nothing is itself one check. */
const STEPS = {
  types: ['Types', () => check(commandOf('typescript', 'tsc'), ['--noEmit'])],
  lint: ['Lint and format', () => check(commandOf('@biomejs/biome', 'biome'), ['check'])],
  unit: ['Unit and shape', unit],
  build: ['Build', () => check(path.join(root, 'scripts', 'build.mjs'))],
  addon: ['Add-on lint', () => check(commandOf('web-ext', 'web-ext'), ['lint', '--source-dir=dist/firefox'])],
  e2e: ['End to end', endToEnd],
};

await main(async () => {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  const names = values.only?.split(',') ?? Object.keys(STEPS);
  const unknown = names.find(name => !Object.hasOwn(STEPS, name));
  if (unknown) throw new Error(`There is no step ${unknown}; there are ${Object.keys(STEPS).join(', ')}.`);
  await ensureDependencies();
  const results = [];
  for (const [name, [heading, step]] of Object.entries(STEPS)) {
    if (!names.includes(name)) continue;
    say(`\n━━ ${heading} ━━`);
    const start = Date.now();
    const result = await step();
    results.push({ heading, ...result, seconds: Math.round((Date.now() - start) / 1000) });
  }
  rmSync(reports, { recursive: true, force: true });
  return summary(results);
});

async function check(file, args = []) {
  const code = await runNode(file, args);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function unit() {
  const file = path.join(reports, 'vitest.json');
  // Files named .spec.ts are Playwright's.
  const args = ['run', '--exclude=**/*.spec.ts', '--exclude=**/node_modules/**', '--exclude=dist/**'];
  const code = await runNode(commandOf('vitest', 'vitest'), [
    ...args,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  return counted(code, file, ({ numPassedTests, numFailedTests, testResults }) => ({
    passed: numPassedTests,
    // A file that cannot be loaded holds no tests to fail.
    failed:
      numFailedTests +
      testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length,
  }));
}

async function endToEnd() {
  const missing = await browsersOrReasons();
  const file = path.join(reports, 'playwright.json');
  const env = { ...missing.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const code = await runNode(commandOf('@playwright/test', 'playwright'), ['test', '--reporter=list,json'], { env });
  const result = counted(code, file, ({ stats, errors }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
  }));
  return { ...result, failed: result.failed + missing.reasons.length };
}

/** Where the browsers are, for the drivers; a browser that cannot be had is a failure, and the other one is tested still. */
async function browsersOrReasons() {
  const env = {};
  const reasons = [];
  for (const kind of ['chromium', 'firefox']) {
    try {
      // What the tests (tests/extension/support/installed.ts) and a person name a browser with.
      env[`${kind.toUpperCase()}_BIN`] = await ensureBrowser(kind);
    } catch (error) {
      say(error.message);
      reasons.push(error.message);
    }
  }
  return { env, reasons };
}

/** What a runner's own report says; a runner that failed without one is one failure. */
function counted(code, file, read) {
  let result = { passed: 0, failed: 0 };
  try {
    result = read(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { passed: 0, failed: 1 };
  }
  return code !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result;
}

function summary(results) {
  say('\n━━ Summary ━━');
  for (const { heading, passed, failed, seconds } of results) {
    say(`${failed > 0 ? '✕' : '✓'} ${heading}: ${passed} passed, ${failed} failed (${seconds} s)`);
  }
  const sum = key => results.reduce((total, result) => total + result[key], 0);
  say(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') > 0 ? 1 : 0;
}

function say(text) {
  process.stdout.write(`${text}\n`);
}
