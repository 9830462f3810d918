// The playground and the drivers, which are TypeScript. Import this only once the packages are installed.
import { register } from 'tsx/esm/api';

register();

export const { launchBrowser } = await import('../tests/extension/drivers/launch.ts');
export const { until } = await import('../tests/extension/drivers/browser.ts');
export const { startPlayground } = await import('../tests/playground/playground.ts');
export const { failures, failureUrl, localNames, runsUnattended } = await import('../tests/playground/failures.ts');
