import { tell } from './process.mjs';
import { launchBrowser, localNames, startPlayground } from './tests-modules.mjs';

/** Opens a window at the playground with the panel beside it, and stays until the person closes the browser. */
export async function show({ kind, ...options }) {
  const playground = await startPlayground();
  const browser = await launchBrowser(kind, { ...options, localNames, headless: false });
  try {
    const tab = await browser.newTab(playground.origin);
    await browser.openPanel(tab);
    tell(`The playground is at ${playground.origin}. Close the browser to stop.`);
    await browser.closed;
  } finally {
    await browser.close();
    await playground.close();
  }
}
