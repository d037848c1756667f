import { readFile, writeFile } from 'node:fs/promises';

import { defaultHolidays } from '../core/calendar/default-holidays.ts';
import type { Severity, Sureness } from '../core/finding.ts';
import { defaultLexicon } from '../core/lexicon/default-lexicon.ts';
import { emptyReading } from '../core/reading-of-text.ts';
import { EMPTY_REGISTER } from '../core/register/register.ts';
import type { RuleContext } from '../core/rule.ts';
import { runRules } from '../core/run-rules.ts';
import { isTypoLevel, type TypoLevel } from '../core/typos/typo-checker.ts';
import { decodePage } from '../page/decode.ts';
import { BadInput } from './bad-input.ts';
import { shippedChecker } from './typo-checker-file.ts';

/** One alarm of `npm run proofread`. Offsets are UTF-16 units in the line as it stands in the file. */
export interface ProofreadAlarm {
  /** Counted from 0. */
  line: number;
  start: number;
  end: number;
  /** For personal data the masked form. */
  quote: string;
  ruleId: string;
  severity: Severity;
  sureness: Sureness;
  suggestion: string | null;
}

export interface Proofread {
  alarms: ProofreadAlarm[];
  /** Rules that threw, each named once. */
  failures: string[];
}

const USAGE =
  '用法：npm run proofread -- 文件.txt --json 结果.json [--level strict|normal|wide]（文本每行一段；level 是按上下文找错字的尺度，不写为 normal）';

/**
 * Judges every line as a text of its own, with the rules of the extension.
 *
 * @param typos how typos are looked for by context; at the normal level unless told otherwise
 */
export function proofreadText(
  text: string,
  now: string,
  typos: NonNullable<RuleContext['typos']> = { checker: shippedChecker(), level: 'normal' },
): Proofread {
  const context: RuleContext = {
    now,
    register: EMPTY_REGISTER,
    lexicon: defaultLexicon(),
    phrases: [],
    holidays: defaultHolidays,
    typos,
  };
  const failures = new Set<string>();
  const alarms = text.split(/\r\n|\n|\r/).flatMap((words, line) => {
    if (words.trim() === '') return [];
    const judged = runRules(emptyReading('', { text: words, readAt: now }), context);
    for (const failure of judged.failures) failures.add(`${failure.ruleId}：${failure.message}`);
    return judged.findings.flatMap(({ where, quote, ruleId, severity, sureness, suggestion }) =>
      where.start === undefined || where.end === undefined
        ? []
        : [
            {
              line,
              start: where.start,
              end: where.end,
              quote: quote.exact,
              ruleId,
              severity,
              sureness,
              suggestion: suggestion ?? null,
            },
          ],
    );
  });
  return { alarms: withoutHabit(alarms, text), failures: [...failures] };
}

/**
 * A file typed with half-width commas throughout has one habit, not a fault in every line (the notice itself has 183):
 * it is said once. A half-width comma among full-width ones is a slip and stays.
 */
function withoutHabit(alarms: ProofreadAlarm[], text: string): ProofreadAlarm[] {
  const half = text.match(/(?<=[\u4e00-\u9fff]),(?=[\u4e00-\u9fff])/g)?.length ?? 0;
  const full = text.match(/，/g)?.length ?? 0;
  if (half <= full) return alarms;
  const isHabit = ({ ruleId, quote }: ProofreadAlarm): boolean =>
    ruleId === 'unpaired-punctuation' && quote === ',';
  const first = alarms.find(isHabit);
  return alarms.filter((alarm) => !isHabit(alarm) || alarm === first);
}

interface Arguments {
  file: string;
  out: string;
  level: TypoLevel;
}

function argumentsOf(args: readonly string[]): Arguments {
  const files: string[] = [];
  let out: string | undefined;
  let level: TypoLevel = 'normal';
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg === '--json') {
      out = args[i + 1];
      i += 1;
    } else if (arg === '--level') {
      level = levelOf(args[i + 1]);
      i += 1;
    } else if (arg.startsWith('--')) throw new BadInput(`不认识的参数：${arg}。${USAGE}`);
    else files.push(arg);
  }
  const [file] = files;
  if (file === undefined) throw new BadInput(`没有指明要校对的文件。${USAGE}`);
  if (files.length > 1) throw new BadInput(`一次只校对一个文件，给了 ${files.length} 个。${USAGE}`);
  if (out === undefined || out === '' || out.startsWith('--'))
    throw new BadInput(`没有指明结果写到哪里。${USAGE}`);
  return { file, out, level };
}

function levelOf(name = ''): TypoLevel {
  if (!isTypoLevel(name))
    throw new BadInput(`--level 应为 strict、normal 或 wide：${name || '（空）'}。${USAGE}`);
  return name;
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT') throw new BadInput(`找不到文件：${file}`);
    if (code === 'EISDIR') throw new BadInput(`这是文件夹，不是文本文件：${file}`);
    throw new BadInput(`读不了文件：${file}（${String(code)}）`);
  }
}

/**
 * `npm run proofread -- FILE.txt --json OUT [--level strict|normal|wide]`: writes OUT as an array of `ProofreadAlarm`, prints how many.
 *
 * @returns exit code 0
 * @throws BadInput, one Chinese line, before anything is written
 */
export async function proofread(args: readonly string[], now = new Date().toISOString()): Promise<number> {
  const { file, out, level } = argumentsOf(args);
  const decoded = decodePage(await bytesOf(file));
  if (!decoded.ok) throw new BadInput(`${file}：${decoded.error}`);
  const { alarms, failures } = proofreadText(decoded.text, now, { checker: shippedChecker(), level });
  try {
    await writeFile(out, `${JSON.stringify(alarms, null, 1)}\n`);
  } catch {
    throw new BadInput(`结果写不进去：${out}（请检查文件夹是否存在、是否有写入权限）`);
  }
  for (const failure of failures) console.error(`规则出错，未检查：${failure}`);
  const lines = decoded.text.split(/\r\n|\n|\r/).length;
  console.log(`校对 ${lines} 行，发现 ${alarms.length} 处，已写入 ${out}`);
  return 0;
}
