import type { Tab } from '../drivers/browser.ts';
import type { World } from './world.ts';

/** The options page, ready for use. */
export async function openOptions(world: World): Promise<Tab> {
  const page = await world.openExtensionPage('/src/options/index.html');
  await page.waitFor('.options [name="export"]');
  return page;
}

/** Types into a box of the page and presses the button beside it. */
export async function enter(page: Tab, name: string, text: string): Promise<void> {
  await page.evaluate(
    (name: string, text: string) => {
      const box = document.querySelector<HTMLInputElement>(`input[name="${name}"]`);
      if (!box) throw new Error(`no box ${name}`);
      box.value = text;
      box.dispatchEvent(new Event('input', { bubbles: true }));
    },
    name,
    text,
  );
  await page.click(`form:has([name="${name}"]) button`);
}

/** What the line at the foot says. */
export const saidBy = (page: Tab): Promise<string> =>
  page.evaluate(() => document.querySelector('.said')?.textContent ?? '');

/** Presses *Export* and reads the file that the browser would save. */
export const exportedBy = (page: Tab): Promise<string> =>
  page.evaluate(async () => {
    const files: Blob[] = [];
    const make = URL.createObjectURL;
    const save = HTMLAnchorElement.prototype.click;
    // The file is taken where it leaves the page: a headless browser has no place to save it to.
    URL.createObjectURL = blob => {
      files.push(blob as Blob);
      return make.call(URL, blob);
    };
    HTMLAnchorElement.prototype.click = () => undefined;
    document.querySelector<HTMLElement>('[name="export"]')?.click();
    URL.createObjectURL = make;
    HTMLAnchorElement.prototype.click = save;
    return (await files[0]?.text()) ?? '';
  });

/** Chooses a file with this text in the page. */
export const importInto = (page: Tab, text: string): Promise<void> =>
  page.evaluate((text: string) => {
    const input = document.querySelector<HTMLInputElement>('input[type="file"]');
    if (!input) throw new Error('no place for a file');
    const files = new DataTransfer();
    files.items.add(new File([text], 'options.json', { type: 'application/json' }));
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, text);
