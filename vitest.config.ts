import { defineConfig } from 'vitest/config';

/** Everything that needs no browser. `tests/extension`, `tests/ui` and `tests/servers` are Playwright's. */
export default defineConfig({
  test: {
    include: ['tests/{unit,shape,playground}/**/*.test.{ts,tsx}'],
    environment: 'node',
    restoreMocks: true,
    // No test measures time: this only ends one that hangs, also on a slow machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
