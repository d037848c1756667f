import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { runTool } from './run-step.ts';

export interface Counts {
  passed: number;
  failed: number;
}

const Report = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int() }),
  errors: z.array(z.unknown()),
});

/** Run one Playwright configuration and count its tests. A flaky test is a failed one. */
export async function playwrightRun(
  config: string,
  name: string,
  env: Record<string, string> = {},
): Promise<Counts> {
  const path = `out/test/${name}.json`;
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { force: true });
  const { code } = await runTool('playwright/cli.js', ['test', '-c', config, '--reporter=list,json'], {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: path },
  });
  const report = readReport(path);
  if (!report) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky } = report.stats;
  return settle({ passed: expected, failed: unexpected + flaky + report.errors.length }, code);
}

/** A tool that ended badly without naming a failed test still failed, and so did one that ran nothing. */
export function settle(counts: Counts, code: number): Counts {
  if (code !== 0 && counts.failed === 0) return { ...counts, failed: 1 };
  if (counts.passed + counts.failed === 0) return { passed: 0, failed: 1 };
  return counts;
}

function readReport(path: string): z.infer<typeof Report> | undefined {
  try {
    return Report.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    console.log(`测试报告读不出来：${path}（${error instanceof Error ? error.message : String(error)}）`);
    return undefined;
  }
}
