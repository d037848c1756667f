import { defineConfig } from 'playwright/test';

// Two workers, each with a real browser: with more of them clicks race another browser's painting.
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../out/e2e',
  timeout: 60_000,
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
});
