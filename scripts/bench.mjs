import { spawnSync } from 'node:child_process';
import { ensureDependencies } from './ensure.mjs';

await ensureDependencies();
const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'tests/bench/main.ts', ...process.argv.slice(2)], {
  cwd: new URL('..', import.meta.url),
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
