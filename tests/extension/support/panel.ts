import { expect } from '@playwright/test';
import type { View } from '../drivers/browser.ts';

export interface RowSeen {
  readonly episode: string;
  readonly state: string;
}

export interface VerdictSeen {
  readonly diagnosis: string;
  readonly confidence: string;
  readonly sentence: string;
}

/** The rows of the panel as they stand now. */
export const rowsOf = (panel: View): Promise<RowSeen[]> =>
  panel.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.row[role="option"]')].map(row => ({
      episode: row.dataset.episode ?? '',
      state: row.dataset.state ?? '',
    })),
  );

/**
 * Waits until the panel shows so many rows besides those of `before`, and none of them waits for a retry any more.
 *
 * @returns the new rows, in the order of the list
 */
export async function settledRows(
  panel: View,
  count: number,
  before: readonly RowSeen[] = [],
): Promise<readonly RowSeen[]> {
  const known = new Set(before.map(({ episode }) => episode));
  let rows: readonly RowSeen[] = [];
  const states = async () => {
    rows = (await rowsOf(panel)).filter(({ episode }) => !known.has(episode));
    return rows.map(({ state }) => (state === 'settling' ? state : 'settled'));
  };
  const patiently = { message: `${count} settled rows`, timeout: 25_000, intervals: [100] };
  await expect.poll(states, patiently).toEqual(Array(count).fill('settled'));
  return rows;
}

/** Clicks a row and reads the verdict that the panel then shows. */
export async function verdictOf(panel: View, episode: string): Promise<VerdictSeen> {
  const row = `[data-episode="${episode}"]`;
  await panel.click(row);
  await panel.waitFor(`${row}[aria-selected="true"]`);
  await panel.waitFor('main [data-diagnosis]');
  return panel.evaluate(() => {
    const verdict = document.querySelector<HTMLElement>('main [data-diagnosis]');
    const { diagnosis = '', confidence = '' } = verdict?.dataset ?? {};
    return { diagnosis, confidence, sentence: verdict?.textContent ?? '' };
  });
}

/** Opens a section of the explanation, if it is not open yet. */
export async function openSection(
  panel: View,
  id: 'challenge' | 'credential' | 'way' | 'headers' | 'experiments' | 'share',
): Promise<void> {
  const section = `[data-section="${id}"]`;
  await panel.waitFor(section);
  const isOpen = await panel.evaluate((css: string) => document.querySelector(css)?.hasAttribute('open'), section);
  if (!isOpen) await panel.click(`${section} > summary`);
  await panel.waitFor(`${section}[open] > :not(summary)`);
}

/** Presses the button with these words in a part of the view. */
export const press = (view: View, css: string, words: string): Promise<void> =>
  view.evaluate(
    (css: string, words: string) => {
      const button = [...document.querySelectorAll(`${css} button`)].find(({ textContent }) =>
        textContent?.includes(words),
      );
      if (!(button instanceof HTMLElement)) throw new Error(`no button in ${css} says "${words}"`);
      button.click();
    },
    css,
    words,
  );

export const textOf = (view: View, css = 'body'): Promise<string> =>
  view.evaluate((css: string) => document.querySelector(css)?.textContent ?? '', css);
