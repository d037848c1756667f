import { defineConfig } from 'playwright/test';

// Two cores and a real browser each: one worker keeps clicks from racing another browser's painting.
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
