import type { View } from '../drivers/browser.ts';

/** What the panel says of one cookie. */
export interface CookieSaid {
  readonly name: string;
  readonly state: string;
  readonly rule: string;
}

export interface CookiesSaid {
  readonly rows: readonly CookieSaid[];
  readonly refused: readonly CookieSaid[];
  /** Every row of “What changed”, as text. */
  readonly changes: readonly string[];
}

/** Finds the row of a path with the filter, opens it, and reads its cookies and what changed. Rejects where there is none. */
export const cookiesAt = (panel: View, path: string): Promise<CookiesSaid> => panel.evaluate(readCookies, path);

/** Runs in the panel. */
async function readCookies(path: string): Promise<CookiesSaid> {
  const until = async <T>(what: string, find: () => T | null | undefined | false): Promise<T> => {
    for (const end = Date.now() + 20_000; ; ) {
      const found = find();
      if (found) return found;
      if (Date.now() > end) throw new Error(`${what} of ${path} did not come`);
      await new Promise<void>(resolve => void window.setTimeout(() => resolve(), 20));
    }
  };
  const box = await until('the filter', () => document.querySelector<HTMLInputElement>('input.filter'));
  box.value = path;
  box.dispatchEvent(new Event('input', { bubbles: true }));
  const settled = () =>
    [...document.querySelectorAll<HTMLElement>('[role="option"]')].find(
      r => r.textContent?.includes(path) && r.dataset.state !== 'settling',
    );
  (await until('the settled row', settled)).click();
  await until('the explanation', () => document.querySelector('.verdict-request')?.textContent?.includes(path));
  const section = async (id: string): Promise<Element> => {
    const details = await until(id, () => document.querySelector<HTMLDetailsElement>(`details[data-section="${id}"]`));
    details.open = true;
    return until(`the content of ${id}`, () => details.querySelector('.section-body'));
  };
  const [cookies, change] = [await section('cookies'), await section('change')];
  const said = (e: HTMLElement) => ({
    name: e.dataset.cookie ?? e.dataset.refused ?? '',
    state: e.dataset.state ?? 'refused',
    rule: e.dataset.rule ?? '',
  });
  return {
    rows: [...cookies.querySelectorAll<HTMLElement>('[data-cookie]')].map(said),
    refused: [...cookies.querySelectorAll<HTMLElement>('[data-refused]')].map(said),
    changes: [...change.querySelectorAll('[data-change]')].map(e => e.textContent ?? ''),
  };
}
