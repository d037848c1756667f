import { playwrightRun } from './playwright-run.ts';
import { ensureBuild } from './setup.mjs';
import { type Counts, conclude } from './test-counts.ts';
import { vitestRun } from './vitest-run.ts';

/** Run `share` (0–1) of every fault count, chosen by a fixed seed. */
export function runFaults(share: number): Promise<Counts> {
  return playwrightRun('tests/faults/playwright.config.ts', 'faults', { FAULT_SHARE: String(share) });
}

/** Figures that a fault run prints begin with a count. */
const FIGURES = /^\D{0,8}\d[\d,]* [张次个份条组台处]/;

/** `npm run test:faults`: all fault counts (due times in two other zones), and the long walks. */
export async function testFaults(): Promise<number> {
  const counts: Counts[] = [];
  const vitest = (TZ: string, folder: string) =>
    vitestRun(`faults-${TZ.replace(/\W/g, '-')}`, {
      env: { TZ, FAULT_SHARE: '1' },
      folders: [folder],
      show: FIGURES,
    });
  counts.push(await vitest('UTC', 'tests/faults'));
  counts.push(await vitest('America/New_York', 'tests/faults/ticket-clocks'));
  ensureBuild('chrome', 'e2e');
  counts.push(await playwrightRun('tests/e2e/playwright.config.ts', 'e2e-long', { E2E_SHARE: 'long' }));
  counts.push(await runFaults(1));
  return conclude(counts);
}
