import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

// Two passes over the same unit tests are run by `npm test`: once as the machine is, once under TZ=UTC.
export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**', 'tests/bench/**', 'tests/accuracy/**', 'tests/engines/**'],
    environment: 'node',
    setupFiles: ['tests/law-seed.ts'],
    testTimeout: 30_000,
    // A second, the default, is what a busy machine may stand still for.
    expect: { poll: { timeout: 25_000 } },
    // By default one worker fewer than cores: half the machine on the two cores of a small office runner.
    maxWorkers: 2,
  },
});
