import { defineConfig } from 'playwright/test';

/** All but the main road and the overlay: run with all the fault counts, not with every `npm test`. */
const LONG = [
  'archive',
  'batch-recheck',
  'captures',
  'clickjack',
  'column-badges',
  'columns',
  'columns-page',
  'config',
  'control',
  'dark',
  'desk',
  'files',
  'hostile',
  'hostile-globals',
  'hostile-names',
  'hostile-places',
  'hostile-strings',
  'long-list',
  'no-trace',
  'pages',
  'papers',
  'picture-leaks',
  'proofread',
  'reading-parity',
  'recheck-tab',
  'register',
  'volunteer',
  'whole-road',
  'words',
].map((name) => `**/${name}.spec.ts`);
const isLong = process.env.E2E_SHARE === 'long';

// Two workers, each with a real browser: with more of them clicks race another browser's painting.
export default defineConfig({
  testDir: '.',
  testMatch: isLong ? LONG : '**/*.spec.ts',
  ...(process.env.E2E_SHARE === 'main' ? { testIgnore: LONG } : {}),
  outputDir: '../../out/e2e',
  // Long enough that only what never comes fails: how fast it came is for the benches.
  timeout: 300_000,
  expect: { timeout: 20_000 },
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
});
