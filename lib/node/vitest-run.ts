import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { z } from 'zod';
import { runTool } from './run-step.ts';
import { type Counts, failureOf, settle, unreadReport } from './test-counts.ts';

const VitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
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
  if (outcome.code !== 0) console.log(outcome.output);
  else if (show)
    for (const line of outcome.output.split('\n').filter((one) => show.test(one))) console.log(line);
  try {
    return settle(vitestCounts(JSON.parse(readFileSync(path, 'utf8'))), outcome.code);
  } catch (error) {
    return unreadReport(path, error);
  }
}

/** Reads what Vitest's JSON reporter wrote. */
export function vitestCounts(written: unknown): Counts {
  const report = VitestReport.parse(written);
  // A file that does not load reports no test of its own and must not pass for empty.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    failures: [
      ...broken.map(({ name, message }) => failureOf(relative('.', name), message)),
      ...report.testResults.flatMap(({ name, assertionResults }) =>
        assertionResults
          .filter(({ status }) => status === 'failed')
          .map(({ fullName, failureMessages }) =>
            failureOf(`${relative('.', name)} ${fullName}`, (failureMessages ?? []).join('\n')),
          ),
      ),
    ],
  };
}
