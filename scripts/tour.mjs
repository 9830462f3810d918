import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './process.mjs';
import {
  failures,
  failureUrl,
  launchBrowser,
  localNames,
  runsUnattended,
  startPlayground,
  until,
} from './tests-modules.mjs';

const SETTLED_MS = 45_000; // a refusal counts once the page has had its time to repeat the request
const SHARPENED_MS = 6_000;
const POPUP = { width: 360, height: 600 };

/**
 * Runs each failure of the playground in a tab of its own, reads the verdict in the real devtools panel and prints it beside
 * the promised one. Resolves with whether all agree. A failure that cannot be run counts as one that does not.
 * `only` names the failures to run, by id; all of them without it.
 */
export async function tour({ kind, only, folder = path.join(root, '.screenshots'), ...options }) {
  mkdirSync(folder, { recursive: true });
  const playground = await startPlayground();
  const browser = await launchBrowser(kind, { ...options, localNames, headless: true });
  const pictures = [];
  const taken = new Set();
  let wrong = 0;
  const runnable = failures.filter(failure => runsUnattended(failure, kind) && (only?.includes(failure.id) ?? true));
  try {
    for (const failure of runnable) {
      const picture = what => path.join(folder, `${kind}-${failure.id}-${what}.png`);
      const popup = taken.has(failure.diagnosis) ? undefined : picture('popup');
      taken.add(failure.diagnosis);
      const seen = await visit(browser, failure, failureUrl(playground.origin, failure.id), picture('panel'), popup);
      const agrees = seen.diagnosis === failure.diagnosis;
      if (!agrees) wrong += 1;
      pictures.push(...seen.pictures);
      print(agrees ? '✓' : '✕', failure, seen);
    }
  } finally {
    await browser.close();
    await playground.close();
  }
  process.stdout.write(`\nScreenshots:\n${pictures.map(file => `  ${path.relative(root, file)}`).join('\n')}\n\n`);
  process.stdout.write(`${runnable.length - wrong} of ${runnable.length} verdicts are as promised.\n`);
  return wrong === 0;
}

async function visit(browser, failure, url, panelPicture, popupPicture) {
  const pictures = [];
  try {
    // From before the failure on: bodies, in which some of the reasons stand, are shown to open DevTools alone.
    const tab = await browser.newTab();
    const panel = await browser.openPanel(tab);
    await tab.goto(url);
    await tab.waitFor(`[data-done="${failure.id}"]`);
    const verdict = await sharpest(panel, failure.diagnosis);
    await until('the open sections', () => panel.evaluate(areDrawn), SHARPENED_MS);
    await panel.screenshot(panelPicture);
    pictures.push(panelPicture);
    if (popupPicture) {
      const popup = await browser.openExtensionPage(`/src/popup/index.html?tab=${tab.id}`);
      await popup.resize(POPUP.width, POPUP.height);
      await popup.waitFor(failure.outcome === 'failure' ? '[data-diagnosis]' : 'main, body > *');
      await popup.screenshot(popupPicture);
      pictures.push(popupPicture);
      await popup.close();
    }
    await tab.close();
    return { ...verdict, pictures };
  } catch (error) {
    const why = [error.message, error.cause?.message].filter(Boolean).join('; ');
    return { diagnosis: 'none', confidence: why, pictures };
  }
}

/** The verdict once it is as promised; else the one that stands when bodies, which DevTools tell later, have had their time. */
async function sharpest(panel, promised) {
  let verdict = await until('a verdict', () => panel.evaluate(newestVerdict), SETTLED_MS);
  const end = Date.now() + SHARPENED_MS;
  while (verdict.diagnosis !== promised && Date.now() < end) {
    verdict = (await panel.evaluate(newestVerdict)) ?? verdict;
  }
  return verdict;
}

/** Runs in the panel: chooses the last row that has come to rest; its verdict, once the panel shows that row. */
function newestVerdict() {
  const rows = [...document.querySelectorAll('[data-episode]')];
  const row = rows.at(-1);
  if (!row || rows.some(({ dataset }) => dataset.state === 'settling')) return null;
  if (row.getAttribute('aria-selected') !== 'true') {
    row.click();
    return null;
  }
  const verdict = document.querySelector('[data-diagnosis][data-confidence]');
  if (!verdict) return null;
  const { diagnosis, confidence } = verdict.dataset;
  return { diagnosis, confidence, sentence: verdict.textContent.trim() };
}

/** Runs in the panel: each open section is drawn in a task of its own, after the verdict. */
function areDrawn() {
  return [...document.querySelectorAll('details.section[open]')].every(section =>
    section.querySelector('.section-body'),
  );
}

function print(mark, failure, { diagnosis, confidence, sentence }) {
  const verdict = `${diagnosis} (${confidence})`;
  const instead = mark === '✓' ? '' : `  instead of ${failure.diagnosis}`;
  process.stdout.write(`${mark} ${failure.id}: ${verdict}${instead}\n`);
  if (sentence) process.stdout.write(`    ${sentence}\n`);
}
