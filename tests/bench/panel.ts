import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';

const SYSTEM_CHROMIUM = [process.env.CHROMIUM_BIN ?? [], '/usr/bin/chromium', '/usr/bin/chromium-browser']
  .flat()
  .find(existsSync);
const SIZES = [100, 10_000] as const;
const SCROLLS = 120;
const STREAM = { seconds: 10, perSecond: 50 } as const;

interface Measured {
  readonly rows: number;
  /** Milliseconds from the moment at which the records are there. */
  readonly firstRow: number;
  readonly firstVerdict: number;
  readonly allRead: number;
  /** The longest task while this went on, milliseconds; tasks below 50 ms are not told by the browser. */
  readonly reading: number;
  readonly scrolling: number;
  readonly streaming: number;
  readonly heap: number;
}

/** The built panel in a real Chromium, on the lab: what ten thousand failures cost beside a hundred. */
export async function panelRows() {
  const outDir = await mkdtemp(join(tmpdir(), 'why401-bench-'));
  const config = { configFile: resolve(import.meta.dirname, '../lab/vite.config.ts'), logLevel: 'error' } as const;
  await build({ ...config, build: { outDir, emptyOutDir: true } });
  const server = await preview({ ...config, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
  const browser = await chromium.launch({
    ...(SYSTEM_CHROMIUM ? { executablePath: SYSTEM_CHROMIUM } : {}),
    args: ['--no-sandbox', '--disable-background-networking', '--js-flags=--expose-gc', '--enable-precise-memory-info'],
  });
  try {
    const address = server.resolvedUrls?.local[0] ?? '';
    const measured: Measured[] = [];
    for (const rows of SIZES) measured.push(await measure(browser, address, rows));
    return table(measured);
  } finally {
    await browser.close();
    await server.close();
    await rm(outDir, { recursive: true });
  }
}

async function measure(browser: Browser, address: string, rows: number): Promise<Measured> {
  const page = await browser.newPage({ viewport: { width: 1100, height: 700 } });
  await page.addInitScript(watchFirsts);
  await page.goto(`${address}view.html?view=panel&case=all&rows=${rows}`);
  await page.waitForFunction(() => document.querySelector('.foot')?.textContent?.includes('rows'));
  await page.waitForFunction(() => !document.querySelector('.foot')?.textContent?.includes('reading'), null, {
    timeout: 300_000,
    polling: 100,
  });
  const firsts = await page.evaluate(() => window.firsts);
  const reading = await longestTask(page);
  const allRead = (await page.evaluate(() => performance.now())) - firsts.ready;

  await page.evaluate(scrollThrough, SCROLLS);
  const scrolling = await longestTask(page);
  await page.evaluate(stream, STREAM);
  const streaming = await longestTask(page);
  const heap = await page.evaluate(() => {
    (globalThis as { gc?: () => void }).gc?.();
    return (performance as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? Number.NaN;
  });
  await page.close();
  const since = (at: number) => at - firsts.ready;
  return {
    ...{ rows, allRead, reading, scrolling, streaming, heap },
    firstRow: since(firsts.row),
    firstVerdict: since(firsts.verdict),
  };
}

declare global {
  interface Window {
    firsts: { ready: number; row: number; verdict: number };
    longest: number;
  }
}

/** Runs in the page before anything else. The records are there when the lab says so; making them up is not measured. */
function watchFirsts(): void {
  window.firsts = { ready: 0, row: 0, verdict: 0 };
  window.longest = 0;
  new PerformanceObserver(list => {
    for (const { duration, startTime } of list.getEntries()) {
      if (window.firsts.ready > 0 && startTime >= window.firsts.ready)
        window.longest = Math.max(window.longest, duration);
    }
  }).observe({ type: 'longtask' });
  new MutationObserver(() => {
    const { firsts } = window;
    if (firsts.ready === 0 && performance.getEntriesByName('lab-ready').length > 0) {
      firsts.ready = performance.getEntriesByName('lab-ready')[0]?.startTime ?? 0;
    }
    if (firsts.row === 0 && document.querySelector('.row')) firsts.row = performance.now();
    if (firsts.verdict === 0 && document.querySelector('#verdict')) firsts.verdict = performance.now();
  }).observe(document, { childList: true, subtree: true });
}

/** The longest since the last call. The observer tells of a task only after it. */
const longestTask = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    await new Promise(done => requestIdleCallback(done));
    const { longest } = window;
    window.longest = 0;
    return longest;
  });

/** From the end to the start and back, one page of rows per frame. */
async function scrollThrough(frames: number): Promise<void> {
  const list = document.querySelector('.list');
  if (list === null) throw new Error('there is no list');
  for (let i = 0; i <= frames; i += 1) {
    list.scrollTop = list.scrollHeight * Math.abs(1 - (2 * i) / frames);
    await new Promise(done => requestAnimationFrame(done));
  }
}

/** New failures at a steady rate, each on a path of its own. */
async function stream({ seconds, perSecond }: { seconds: number; perSecond: number }): Promise<void> {
  for (let i = 0; i < seconds * perSecond; i += 1) {
    window.lab.client.fail(`/streamed/${i}`);
    await new Promise(done => setTimeout(done, 1000 / perSecond));
  }
}

function table([few, many]: readonly Measured[]) {
  if (few === undefined || many === undefined) throw new Error('nothing was measured');
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  const task = (value: number) => (value === 0 ? 'below 50 ms' : ms(value));
  const mb = (value: number) => `${(value / 1e6).toFixed(0)} MB`;
  const row = (what: string, of: (m: Measured) => number, say: (value: number) => string) => ({
    what,
    [`${few.rows} failures`]: say(of(few)),
    [`${many.rows} failures`]: say(of(many)),
    ratio: of(few) === 0 ? '' : `${(of(many) / of(few)).toFixed(1)}×`,
  });
  return {
    title: 'Panel',
    note: `Built, in Chromium; ${SCROLLS} frames of scrolling; ${STREAM.perSecond} failures per second for ${STREAM.seconds} s. Memory is the heap after a collection.`,
    rows: [
      row('to the first row', m => m.firstRow, ms),
      row('to the first verdict', m => m.firstVerdict, ms),
      row('until everything is read', m => m.allRead, ms),
      row('longest task while reading', m => m.reading, task),
      row('longest task while scrolling', m => m.scrolling, task),
      row('longest task while failures stream in', m => m.streaming, task),
      row('memory', m => m.heap, mb),
    ],
  };
}
