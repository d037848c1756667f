import { playwrightRun } from './playwright-run.ts';
import { runTool } from './run-step.ts';
import { ensureBuild } from './setup.mjs';
import { type Counts, conclude, failureOf } from './test-counts.ts';
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
    tally(
      (
        [
          ['chrome', 'e2e'],
          ['chrome', 'production'],
          ['firefox', 'production'],
        ] as const
      ).map(([browser, mode]) => [`构建 ${browser} ${mode}`, ensureBuild(browser, mode)]),
    ),
  );
  await step('单元测试', () => vitestRun('unit'));
  await step('单元测试（TZ=UTC）', () => vitestRun('unit-utc', { env: { TZ: 'UTC' }, folders: ZONED }));
  await step('端到端测试', () =>
    playwrightRun('tests/e2e/playwright.config.ts', 'e2e', { E2E_SHARE: 'main' }),
  );
  await step('故障测试（十分之一）', () => runFaults(0.1));
  return conclude(counts);
}

function tally(ended: readonly (readonly [name: string, code: number, output?: string])[]): Counts {
  const bad = ended.filter(([, code]) => code !== 0);
  return {
    passed: ended.length - bad.length,
    failed: bad.length,
    failures: bad.map(([name, code, output = '']) => failureOf(`${name}（${code}）`, output)),
  };
}

async function tools(...commands: string[][]): Promise<Counts> {
  const ended: [string, number, string][] = [];
  for (const command of commands) {
    const [script = '', ...args] = command;
    const { code, output } = await runTool(script, args, { quiet: true });
    if (code !== 0) console.log(output);
    ended.push([command.join(' '), code, output]);
  }
  return tally(ended);
}
