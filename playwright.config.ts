import { defineConfig } from '@playwright/test';

/** Playwright is the runner; the browsers are the system's own, started by tests/extension/drivers. */
export default defineConfig({
  testDir: 'tests',
  testMatch: ['extension/**/*.spec.ts', 'ui/**/*.spec.ts'],
  outputDir: 'test-results',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
});
