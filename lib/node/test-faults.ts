import { type Counts, playwrightRun } from './playwright-run.ts';

/** Run `share` (0–1) of every fault count, chosen by a fixed seed. */
export function runFaults(share: number): Promise<Counts> {
  return playwrightRun('tests/faults/playwright.config.ts', 'faults', { FAULT_SHARE: String(share) });
}

/** `npm run test:faults`: all fault counts. */
export async function testFaults(): Promise<number> {
  const { passed, failed } = await runFaults(1);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
