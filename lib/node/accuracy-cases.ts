import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

import { BadInput } from './bad-input.ts';
import { answerCase, type CaseArgument } from './case-modes.ts';

const TABLE = 'expected.tsv';

/** A line of the table; columns beside these are the table's own. */
const CaseRow = z.object({
  id: z.string().min(1),
  kind: z.string().default(''),
  file: z.string().default(''),
  mode: z.string().min(1),
  /** JSON of `CaseArgument`, or nothing. */
  arg: z.string().default(''),
  expected: z.string().default(''),
  check: z.string().min(1),
});
type CaseRow = z.infer<typeof CaseRow>;

const Argument = z.record(z.string(), z.unknown());

/** Longest answer compared and printed. */
const MOST_ANSWER = 400;

/**
 * Whether an answer is as wanted: `equals:…`, `has:…` (all of them, parted by ¦), `lacks:…` (none of them); several
 * of these with && between.
 *
 * @throws Error when a part begins with none of the three
 * @example holds('has:正常&&lacks:逾期', '正常：…') === true
 */
export function holds(check: string, answer: string): boolean {
  return check.split('&&').every((one) => {
    const [, how, wanted = ''] = /^\s*(equals|has|lacks):(.*)$/s.exec(one) ?? [];
    const parts = wanted.trim().split('¦');
    if (how === 'equals') return answer === wanted.trim();
    if (how === 'has') return parts.every((part) => answer.includes(part));
    if (how === 'lacks') return parts.every((part) => !answer.includes(part));
    throw new Error(`a check begins with equals:, has: or lacks:, not “${one}”`);
  });
}

const linesOf = (table: string): string[] => table.replace(/\r\n/g, '\n').trimEnd().split('\n');

/**
 * Rows of a table of cases, in their order.
 * @throws BadInput naming the line that cannot be read
 */
export function caseRows(table: string): CaseRow[] {
  const [head = '', ...lines] = linesOf(table);
  const names = head.split('\t');
  return lines.map((line, at) => {
    const cells = line.split('\t');
    const row = CaseRow.safeParse(Object.fromEntries(names.map((name, column) => [name, cells[column]])));
    if (row.success) return row.data;
    const issue = row.error.issues[0];
    throw new BadInput(`${TABLE} 第 ${at + 2} 行看不懂（${issue?.path.join('.')}：${issue?.message}）。`);
  });
}

/**
 * `npm run accuracy -- --cases DIR [--tsv]`: runs every line of DIR/expected.tsv by its mode, prints what the
 * product answers and counts what is as expected; returns 1 when one is not.
 *
 * @param asTable prints the table again, with the answers in its column `got`
 */
export async function runCases(folder: string, asTable: boolean): Promise<number> {
  const path = join(folder, TABLE);
  if (!existsSync(path)) throw new BadInput(`没有找到 ${path}。`);
  const table = readFileSync(path, 'utf8');
  const rows = caseRows(table);
  if (rows.length === 0) throw new BadInput(`${path} 里没有一行可以试。`);
  const kinds = new Map<string, { right: number; of: number }>();
  const answers: string[] = [];
  let right = 0;
  for (const row of rows) {
    const { answer, isRight } = await tried(folder, row);
    answers.push(answer);
    if (!asTable) {
      console.log(`${isRight ? 'PASS' : 'FAIL'} ${row.id} [${row.kind}] ${row.file || row.arg}`);
      console.log(`     expected: ${row.expected}\n     got:      ${answer}`);
    }
    const count = kinds.get(row.kind) ?? { right: 0, of: 0 };
    kinds.set(row.kind, { right: count.right + (isRight ? 1 : 0), of: count.of + 1 });
    if (isRight) right++;
  }
  if (asTable) console.log(withAnswers(table, answers));
  else {
    console.log('');
    for (const [kind, count] of kinds) console.log(`${count.right} of ${count.of} ${kind}`);
    console.log(`${right} of ${rows.length} as expected`);
  }
  return right === rows.length ? 0 : 1;
}

/** The answer on one line; a case that could not be run is never right. */
async function tried(folder: string, row: CaseRow): Promise<{ answer: string; isRight: boolean }> {
  try {
    const argument: CaseArgument = row.arg === '' ? {} : Argument.parse(JSON.parse(row.arg));
    const answer = await answerCase(folder, { mode: row.mode, file: row.file, argument });
    const line = answer.replace(/[\t\n]/g, '⏎').slice(0, MOST_ANSWER);
    return { answer: line, isRight: holds(row.check, line) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { answer: `THROWN ${why.replace(/\s+/g, ' ')}`.slice(0, MOST_ANSWER), isRight: false };
  }
}

/** The table with what the product answers now in its column `got`. */
function withAnswers(table: string, answers: readonly string[]): string {
  const [head = '', ...lines] = linesOf(table);
  const names = head.split('\t');
  const got = names.includes('got') ? names.indexOf('got') : names.push('got') - 1;
  const filled = lines.map((line, at) => {
    const cells = names.map((_, column) => line.split('\t')[column] ?? '');
    cells[got] = answers[at] ?? '';
    return cells.join('\t');
  });
  return [names.join('\t'), ...filled].join('\n');
}
