// npm run playground: the local server with every failure on one page, for any browser.
import { ensureDependencies } from './ensure.mjs';

await ensureDependencies();
const { register } = await import('tsx/esm/api');
register();
await import('../tests/playground/main.ts');
