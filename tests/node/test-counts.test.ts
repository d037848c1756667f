import { describe, expect, it, vi } from 'vitest';
import { countsOf } from '../../lib/node/playwright-run.ts';
import { conclude, failureOf, settle } from '../../lib/node/test-counts.ts';
import { vitestCounts } from '../../lib/node/vitest-run.ts';

const NONE = { passed: 0, failed: 0, failures: [] };

describe('what a run of tests came to', () => {
  it('names each failed test of a Playwright report, however deep, with its error; a flaky one has failed', () => {
    const spec = (title: string, ok: boolean, message?: string) => ({
      title,
      file: 'a.spec.ts',
      line: 7,
      ok,
      tests: [{ results: [{ errors: message === undefined ? [] : [{ message }] }] }],
    });
    const flaky = { ...spec('sometimes', true), tests: [{ status: 'flaky', results: [] }] };
    const counts = countsOf({
      stats: { expected: 4, unexpected: 1, flaky: 1 },
      errors: [],
      suites: [
        {
          specs: [spec('good', true)],
          suites: [{ specs: [spec('bad', false, '\u001b[31mExpected 1\u001b[39m\nReceived 2'), flaky] }],
        },
      ],
    });
    expect(counts).toEqual({
      passed: 4,
      failed: 2,
      failures: ['✗ a.spec.ts:7 bad\n    Expected 1\n    Received 2', '✗ a.spec.ts:7 sometimes'],
    });
  });

  it('names each failed test of a Vitest report, and a file that did not load', () => {
    const counts = vitestCounts({
      numPassedTests: 3,
      numFailedTests: 1,
      testResults: [
        {
          name: 'tests/a.test.ts',
          status: 'failed',
          assertionResults: [
            { fullName: 'a law', status: 'failed', failureMessages: ['no'] },
            { fullName: 'another', status: 'passed', failureMessages: [] },
          ],
        },
        { name: 'tests/b.test.ts', status: 'failed', message: 'no such file', assertionResults: [] },
      ],
    });
    expect(counts).toMatchObject({ passed: 3, failed: 2 });
    expect(counts.failures.map((one) => one.split('\n')[0])).toEqual([
      '✗ tests/b.test.ts',
      '✗ tests/a.test.ts a law',
    ]);
  });

  it('is a failure when nothing ran, and when the tool ended badly without naming a test', () => {
    expect(settle(NONE, 0)).toMatchObject({ failed: 1 });
    expect(settle({ ...NONE, passed: 9 }, 1)).toMatchObject({ passed: 9, failed: 1 });
    expect(settle({ ...NONE, passed: 9 }, 0)).toEqual({ ...NONE, passed: 9 });
  });

  it('says the failures once more before the line that counts them all', () => {
    const said = vi.spyOn(console, 'log').mockReturnValue();
    expect(
      conclude([
        { passed: 2, failed: 1, failures: [failureOf('b', 'why')] },
        { ...NONE, passed: 3 },
      ]),
    ).toBe(1);
    expect(said.mock.calls.flat()).toEqual(['\n✗ b\n    why', '\n5 passed, 1 failed']);
    expect(conclude([{ ...NONE, passed: 3 }])).toBe(0);
    said.mockRestore();
  });
});
