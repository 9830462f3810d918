// npm start [-- chrome|firefox] [-- --headless]: the playground and a browser with the extension in it.
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { ensureBrowser, ensureDependencies } from './ensure.mjs';
import { main, root, tell } from './process.mjs';

const KINDS = { chrome: 'chromium', chromium: 'chromium', firefox: 'firefox' };

await main(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { headless: { type: 'boolean' } } });
  const [name = 'chrome', ...more] = positionals;
  const kind = KINDS[name];
  if (!kind || more.length > 0) throw new Error('Usage: npm start [-- chrome|firefox] [--headless]');
  await ensureDependencies();
  const executablePath = await ensureBrowser(kind);
  const target = kind === 'chromium' ? 'chrome' : 'firefox';
  await build([target], { ifStale: true });
  const options = { kind, executablePath, extensionDir: `${root}/dist/${target}` };
  if (!values.headless && hasDisplay()) {
    const { show } = await import('./show.mjs');
    if (await show(options)) return 0;
  }
  tell('Making the tour without a window: every failure of the playground, one after the other.');
  const { tour } = await import('./tour.mjs');
  return (await tour(options)) ? 0 : 1;
});

/** Only Linux (and its kin) has machines without one; elsewhere a person is logged in. */
function hasDisplay() {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
