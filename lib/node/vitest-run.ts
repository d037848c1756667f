import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { type Counts, settle } from './playwright-run.ts';
import { runTool } from './run-step.ts';

const VitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(
    z.object({ name: z.string(), status: z.string(), assertionResults: z.array(z.unknown()) }),
  ),
});

const REPORTS = 'out/test';

interface Run {
  env?: Record<string, string>;
  /** Only the files whose path holds one of these. */
  folders?: readonly string[];
  /** Lines of the tests' own output that begin so are shown: the figures of a fault run. */
  show?: RegExp;
}

/** Run the unit tests, or those of one folder, and count them. */
export async function vitestRun(name: string, { env = {}, folders = [], show }: Run = {}): Promise<Counts> {
  mkdirSync(REPORTS, { recursive: true });
  const path = `${REPORTS}/${name}.json`;
  rmSync(path, { force: true });
  const outcome = await runTool(
    'vitest/vitest.mjs',
    ['run', ...folders, '--reporter=default', '--reporter=json', `--outputFile.json=${path}`],
    { env: { NO_COLOR: '1', ...env }, quiet: true },
  );
  const report = readReport(path, VitestReport);
  if (outcome.code !== 0 || !report) console.log(outcome.output);
  else if (show)
    for (const line of outcome.output.split('\n').filter((one) => show.test(one))) console.log(line);
  if (!report) return { passed: 0, failed: 1 };
  // A file that does not load reports no test of its own and must not pass for empty.
  const broken = report.testResults.filter(
    (one) => one.status === 'failed' && one.assertionResults.length === 0,
  ).length;
  return settle({ passed: report.numPassedTests, failed: report.numFailedTests + broken }, outcome.code);
}

function readReport<T>(path: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    console.log(`测试报告读不出来：${path}（${error instanceof Error ? error.message : String(error)}）`);
    return undefined;
  }
}
