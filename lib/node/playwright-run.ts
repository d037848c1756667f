import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { runTool } from './run-step.ts';
import { type Counts, failureOf, settle, unreadReport } from './test-counts.ts';

const ReportError = z.object({ message: z.string().default('') });

const Spec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.int(),
  ok: z.boolean(),
  tests: z.array(
    z.object({
      status: z.string().default(''),
      results: z.array(z.object({ errors: z.array(ReportError).default([]) })),
    }),
  ),
});

const Suite = z.object({
  specs: z.array(Spec).default([]),
  get suites() {
    return z.array(Suite).default([]);
  },
});

const Report = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int() }),
  errors: z.array(ReportError),
  suites: z.array(Suite),
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
  try {
    return settle(countsOf(JSON.parse(readFileSync(path, 'utf8'))), code);
  } catch (error) {
    return unreadReport(path, error);
  }
}

/** Reads what Playwright's JSON reporter wrote. */
export function countsOf(written: unknown): Counts {
  const { stats, errors, suites } = Report.parse(written);
  const failed = suites
    .flatMap(specsOf)
    .filter(({ ok, tests }) => !ok || tests.some(({ status }) => status === 'flaky'));
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    failures: [
      ...errors.map(({ message }) => failureOf('Playwright', message)),
      ...failed.map(({ title, file, line, tests }) => {
        const messages = tests.flatMap(({ results }) => results.flatMap((result) => result.errors));
        return failureOf(`${file}:${line} ${title}`, messages.map(({ message }) => message).join('\n'));
      }),
    ],
  };
}

function specsOf(suite: z.infer<typeof Suite>): z.infer<typeof Spec>[] {
  return [...suite.specs, ...suite.suites.flatMap(specsOf)];
}
