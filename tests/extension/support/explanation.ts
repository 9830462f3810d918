import type { View } from '../drivers/browser.ts';

/** What the panel says of one failure's challenges and credentials. */
export interface Explained {
  readonly challenges: readonly { readonly scheme: string; readonly asks: string }[];
  readonly credentials: readonly {
    readonly where: string;
    readonly scheme: string;
    /** What the credential is, with its size. */
    readonly title: string;
    /** Names of what was read in it. */
    readonly lines: readonly string[];
  }[];
}

/** Finds the row of a path with the filter, opens it, and reads the two sections. Rejects where there is no such row. */
export const explanationAt = (panel: View, path: string): Promise<Explained> => panel.evaluate(readExplanation, path);

/** Runs in the panel, whose list holds only the rows that are in sight. */
async function readExplanation(path: string): Promise<Explained> {
  const until = async <T>(what: string, find: () => T | null | undefined | false): Promise<T> => {
    for (const end = Date.now() + 8000; ; ) {
      const found = find();
      if (found) return found;
      if (Date.now() > end) throw new Error(`${what} of ${path} did not come`);
      await new Promise<void>(resolve => void window.setTimeout(() => resolve(), 10));
    }
  };
  const text = (element: Element | null | undefined) => element?.textContent?.trim() ?? '';
  const box = await until('the filter', () => document.querySelector<HTMLInputElement>('input.filter'));
  box.value = path;
  box.dispatchEvent(new Event('input', { bubbles: true }));
  const row = await until('the row', () =>
    [...document.querySelectorAll<HTMLElement>('.row[role="option"]')].find(
      r => text(r.querySelector('.row-path')) === path,
    ),
  );
  row.click();
  const request = () => text(document.querySelector('.verdict-request'));
  await until('the explanation', () => new RegExp(`${path.replaceAll('.', '\\.')}(?![\\w.-])`).test(request()));
  const section = async (id: string): Promise<Element> => {
    const details = await until(id, () => document.querySelector<HTMLDetailsElement>(`details[data-section="${id}"]`));
    details.open = true;
    return until(`the content of ${id}`, () => details.querySelector('.section-body'));
  };
  const [challenge, credential] = [await section('challenge'), await section('credential')];
  return {
    challenges: [...challenge.querySelectorAll('.card')].map(card => ({
      scheme: text(card.querySelector('.card-head strong')),
      asks: text(card.querySelector('.card-asks')),
    })),
    credentials: [...credential.querySelectorAll('.card')].map(card => ({
      where: text(card.querySelector('.card-head strong')),
      scheme: text(card.querySelector('.card-head > span.mono')),
      title: text(card.querySelector('.card-head > .soft')),
      lines: [...card.querySelectorAll('dt')].map(text),
    })),
  };
}
