import { tell } from './process.mjs';
import { launchBrowser, localNames, startPlayground } from './tests-modules.mjs';

/**
 * Opens a window at the playground with the panel beside it, and stays until the person closes the browser. Resolves with
 * false where no window could be opened.
 */
export async function show({ kind, ...options }) {
  const playground = await startPlayground();
  let browser;
  try {
    browser = await launchBrowser(kind, { ...options, localNames, headless: false });
  } catch (error) {
    await playground.close();
    tell(`No window could be opened: ${error.message.split('\n', 1)[0]}`);
    return false;
  }
  try {
    const tab = await browser.newTab(playground.origin);
    await browser.openPanel(tab);
    tell(`The playground is at ${playground.origin}. Close the browser to stop.`);
    await browser.closed;
    return true;
  } finally {
    await browser.close();
    await playground.close();
  }
}
