/** What one run of tests came to; `failures` names each failed one with the beginning of its error. */
export interface Counts {
  passed: number;
  failed: number;
  failures: string[];
}

/** Lines of an error that are shown again at the end: what was expected, and what came. */
const ERROR_LINES = 12;
const MOST_NAMED = 20;

// biome-ignore lint/suspicious/noControlCharactersInRegex: the escapes that colour a terminal's text
const COLOURS = /\u001b\[[\d;]*m/g;

export function failureOf(name: string, error: string): string {
  const lines = error.replace(COLOURS, '').trim().split('\n').filter(Boolean).slice(0, ERROR_LINES);
  return [`✗ ${name}`, ...lines.map((line) => `    ${line}`)].join('\n');
}

/** A tool that ended badly without naming a failed test still failed, and so did one that ran nothing. */
export function settle(counts: Counts, code: number): Counts {
  if (counts.failed > 0) return counts;
  const why =
    code !== 0 ? `以 ${code} 结束，却没有说哪一项没过` : counts.passed === 0 ? '一项都没有运行' : undefined;
  return why === undefined ? counts : { ...counts, failed: 1, failures: [failureOf('测试程序', why)] };
}

/** A run whose report cannot be read has failed. */
export function unreadReport(path: string, error: unknown): Counts {
  const why = error instanceof Error ? error.message : String(error);
  return { passed: 0, failed: 1, failures: [failureOf(`测试报告 ${path}`, `读不出来：${why}`)] };
}

/** Prints the sum over all runs, after it every failure once more: the log above is long. Answers the exit code. */
export function conclude(runs: readonly Counts[]): number {
  const passed = runs.reduce((sum, run) => sum + run.passed, 0);
  const failed = runs.reduce((sum, run) => sum + run.failed, 0);
  const failures = runs.flatMap((run) => run.failures);
  for (const failure of failures.slice(0, MOST_NAMED)) console.log(`\n${failure}`);
  if (failures.length > MOST_NAMED) console.log(`\n✗ 还有 ${failures.length - MOST_NAMED} 项，见上面的记录`);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
