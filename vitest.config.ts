import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** Nothing but how work grows with its input: no zone changes that, and one run tells. */
const GROWTH = [
  'tests/core/text/private-growth.test.ts',
  'tests/export/sheet-growth.test.ts',
  'tests/page/nested-growth.test.ts',
  'tests/rules/hostile-text.test.ts',
];
const OTHER_RUNS = ['tests/e2e/**', 'tests/bench/**', 'tests/accuracy/**', 'tests/engines/**'].concat(
  process.env.TZ === 'UTC' ? GROWTH : [],
);

/** Tests that put a module, a global or a window in another's place, or weigh memory or work (`tests/growth.ts`). */
const ALONE = [
  'tests/growth.test.ts',
  'tests/components/**/*.test.{ts,tsx}',
  'tests/faults/**/*.test.ts',
  ...GROWTH,
  'tests/export/ledger-xlsx.test.ts',
  'tests/extension/{archive-browser,event-store,evidence-store,proved-backup,quarantine,shell}.test.ts',
  'tests/core/text/matcher.test.ts',
  'tests/core/tickets/forged-steps.test.ts',
  'tests/extension/{check-store,page-archive}.test.ts',
  'tests/page/page-text.test.ts',
  'tests/rules/{impossible-date,leader-roster,one-character-off}.test.ts',
];

// Two passes over the same unit tests are run by `npm test`: once as the machine is, once under TZ=UTC.
export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    environment: 'node',
    setupFiles: ['tests/law-seed.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A second, the default, is what a busy machine may stand still for.
    expect: { poll: { timeout: 25_000 } },
    // By default one worker fewer than cores: half the machine on the two cores of a small office runner.
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'alone', include: ALONE, exclude: OTHER_RUNS } },
      {
        extends: true,
        test: {
          name: 'together',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...OTHER_RUNS, ...ALONE],
          // A worker reads the modules of the product once, not once a file: that was half of the run.
          isolate: false,
          restoreMocks: true,
        },
      },
    ],
  },
});
