import { type Counts, playwrightRun } from './playwright-run.ts';
import { vitestRun } from './vitest-run.ts';

/** Run `share` (0–1) of every fault count, chosen by a fixed seed. */
export function runFaults(share: number): Promise<Counts> {
  return playwrightRun('tests/faults/playwright.config.ts', 'faults', { FAULT_SHARE: String(share) });
}

/** Figures that a fault run prints begin with a count. */
const FIGURES = /^\D{0,8}\d[\d,]* [张次个份条组台处]/;

/** `npm run test:faults`: all fault counts, those that need no browser under two other zones too. */
export async function testFaults(): Promise<number> {
  const counts: Counts[] = [];
  for (const TZ of ['UTC', 'America/New_York']) {
    const env = { TZ, FAULT_SHARE: '1' };
    counts.push(
      await vitestRun(`faults-${TZ.replace(/\W/g, '-')}`, { env, folder: 'tests/faults', show: FIGURES }),
    );
  }
  counts.push(await runFaults(1));
  const passed = counts.reduce((sum, one) => sum + one.passed, 0);
  const failed = counts.reduce((sum, one) => sum + one.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
