import { type Counts, playwrightRun } from './playwright-run.ts';
import { runTool } from './run-step.ts';
import { ensureBuild } from './setup.mjs';
import { runFaults } from './test-faults.ts';
import { vitestRun } from './vitest-run.ts';

/** What reckons with days and hours, or is handed a time of day: tried under another zone as well. */
const ZONED = ['tests/core/calendar', 'tests/core/clocks', 'tests/core/freshness', 'tests/core/tickets']
  .concat(['tests/core/events', 'tests/core/ledger', 'tests/core/papers', 'tests/core/sightings'])
  .concat(['tests/core/text', 'tests/rules', 'tests/extension', 'tests/demo', 'tests/page/read-page']);

/** `npm test`: types, lint, unit (twice, the second time under UTC), builds, e2e, a tenth of the faults. */
export async function testRun(): Promise<number> {
  const counts: Counts[] = [];
  const step = async (title: string, run: () => Promise<Counts> | Counts) => {
    const start = Date.now();
    console.log(`\n── ${title}`);
    const outcome = await run();
    counts.push(outcome);
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    console.log(`── ${title}：通过 ${outcome.passed}，未通过 ${outcome.failed}，用时 ${seconds} 秒`);
  };
  await step('类型', () =>
    tools(
      ['wxt/bin/wxt.mjs', 'prepare'],
      ['typescript/bin/tsc', '--noEmit'],
      ['typescript/bin/tsc', '--noEmit', '-p', 'lib/core'],
    ),
  );
  await step('代码规范', () => tools(['@biomejs/biome/bin/biome', 'check', '.'], ['knip/bin/knip.js']));
  await step('构建', () =>
    tally([ensureBuild('chrome', 'e2e'), ensureBuild('chrome'), ensureBuild('firefox')]),
  );
  await step('单元测试', () => vitestRun('unit'));
  await step('单元测试（TZ=UTC）', () => vitestRun('unit-utc', { env: { TZ: 'UTC' }, folders: ZONED }));
  await step('端到端测试', () =>
    playwrightRun('tests/e2e/playwright.config.ts', 'e2e', { E2E_SHARE: 'main' }),
  );
  await step('故障测试（十分之一）', () => runFaults(0.1));
  const passed = counts.reduce((sum, one) => sum + one.passed, 0);
  const failed = counts.reduce((sum, one) => sum + one.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function tally(codes: number[]): Counts {
  const passed = codes.filter((code) => code === 0).length;
  return { passed, failed: codes.length - passed };
}

async function tools(...commands: string[][]): Promise<Counts> {
  const codes: number[] = [];
  for (const [script = '', ...args] of commands) {
    const outcome = await runTool(script, args, { quiet: true });
    if (outcome.code !== 0) console.log(outcome.output);
    codes.push(outcome.code);
  }
  return tally(codes);
}
