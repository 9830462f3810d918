// npm run dev: the lab, which mounts the real panel and popup on a page with any case.
import { ensureDependencies } from './ensure.mjs';
import { commandOf, main, runNode } from './process.mjs';

await main(async () => {
  await ensureDependencies();
  const config = ['--config', 'tests/lab/vite.config.ts'];
  return runNode(commandOf('vite', 'vite'), ['serve', 'tests/lab', ...config, ...process.argv.slice(2)]);
});
