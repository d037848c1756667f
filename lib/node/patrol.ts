import { writeFile } from 'node:fs/promises';

import { defaultHolidays } from '../core/calendar/default-holidays.ts';
import type { Finding } from '../core/finding.ts';
import { defaultLexicon } from '../core/lexicon/default-lexicon.ts';
import type { GapKind, PageReading } from '../core/reading.ts';
import { emptyReading } from '../core/reading-of-text.ts';
import type { RuleContext } from '../core/rule.ts';
import { runRules } from '../core/run-rules.ts';
import { parseHtml } from '../page/parse-html.ts';
import { readPage } from '../page/read-page.ts';
import { BadInput } from './bad-input.ts';
import { fetchPage } from './fetch-page.ts';
import { loadPage } from './load-page.ts';
import { patrolArguments } from './patrol-arguments.ts';
import { type PatrolTarget, readPatrolList } from './patrol-list.ts';
import { printTable } from './print-table.ts';
import { loadRegister } from './register-file.ts';
import { shippedChecker } from './typo-checker-file.ts';

/** One page of a patrol. The text itself is left out: it may hold what must not be copied about. */
export interface PatrolEntry {
  path: string;
  url: string;
  reading: Omit<PageReading, 'text'>;
  findings: Finding[];
}

/**
 * `npm run patrol -- [--list FILE.tsv] [--register FILE] [--at ISO] [--json OUT] [PATH|URL …]`: reads saved
 * pages or addresses with the same reader and rules as the extension, prints a table, writes OUT.
 *
 * @returns exit code 0; a page that cannot be read is an entry with a gap and a line on stderr, no failure
 * @throws BadInput, one Chinese line, before anything is written
 */
export async function patrol(args: readonly string[], now = new Date().toISOString()): Promise<number> {
  const options = patrolArguments(args, now);
  const targets = [
    ...(options.list ? await readPatrolList(options.list) : []),
    ...options.targets.map(
      (one): PatrolTarget => ({ path: one, url: isUrl(one) ? one : '', readAt: options.at }),
    ),
  ];
  if (targets.length === 0) throw new BadInput('没有要读的页面：请给出文件、网址，或用 --list 指明清单');
  const register = await loadRegister(options.register);
  const context: Omit<RuleContext, 'now'> = {
    register,
    lexicon: defaultLexicon(),
    phrases: [],
    holidays: defaultHolidays,
    // As the extension marks pages unless told otherwise.
    typos: { checker: shippedChecker(), level: options.level ?? 'strict' },
  };
  const failed = new Set<string>();
  const entries: PatrolEntry[] = [];
  for (const target of targets) {
    const reading = await readTarget(target);
    // A page of a list is judged as of when it was saved, unless --at says otherwise.
    const judged = runRules(reading, { ...context, now: options.atGiven ? options.at : reading.readAt });
    for (const failure of judged.failures)
      failed.add(`规则出错，未检查：${failure.ruleId}：${failure.message}`);
    const { text: _text, ...rest } = reading;
    entries.push({ path: target.path, url: target.url, reading: rest, findings: judged.findings });
  }
  if (options.json) await writeJson(options.json, entries);
  for (const line of failed) console.error(line);
  printTable(
    ['页面', '类型', '标题', '发布日期', '最新一条', '发现', '未读到'],
    entries.map(({ path, reading, findings }) => [
      path,
      reading.kind,
      reading.title,
      reading.publishedAt?.date ?? '',
      newestShown(reading),
      String(findings.length),
      [...new Set(reading.gaps.map((gap) => gap.what))].join(' '),
    ]),
  );
  const found = entries.reduce((sum, entry) => sum + entry.findings.length, 0);
  console.log(`读了 ${entries.length} 页，发现 ${found} 处${options.json ? `，已写入 ${options.json}` : ''}`);
  return 0;
}

async function readTarget(target: PatrolTarget): Promise<PageReading> {
  const { path, readAt } = target;
  const url = target.url || `file:///${encodeURI(path.replace(/^\/+/, ''))}`;
  const page = isUrl(path) ? await fetchPage(path) : await loadPage(target.file ?? path);
  if (!page.ok) {
    console.error(`${path}：${page.error}`);
    return unread(url, readAt, 'undecodable', `页面未能读取：${page.error}。`);
  }
  if (page.html.trim() === '') {
    console.error(`${path}：页面是空的，没有内容可读`);
    return unread(url, readAt, 'empty-page', '页面没有任何文字，未能检查。');
  }
  const status = 'status' in page ? page.status : undefined;
  const reading = readPage(parseHtml(page.html), url, { readAt, readBy: 'patrol', httpStatus: status });
  if (reading.text === '') console.error(`${path}：页面没有任何文字，未能检查`);
  return reading;
}

function unread(url: string, readAt: string, what: GapKind, why: string): PageReading {
  return emptyReading(url, { readAt, gaps: [{ what, why }] });
}

function newestShown(reading: PatrolEntry['reading']): string {
  const main = reading.lists.find((list) => list.main) ?? reading.lists.find((list) => list.newest);
  return main?.newest?.date ?? main?.newestMonthDay ?? (main?.state === 'blank' ? '空白' : '');
}

async function writeJson(path: string, entries: readonly PatrolEntry[]): Promise<void> {
  try {
    await writeFile(path, `${JSON.stringify(entries, null, 1)}\n`);
  } catch {
    throw new BadInput(`结果写不进去：${path}（请检查文件夹是否存在、是否有写入权限）`);
  }
}

function isUrl(text: string): boolean {
  return /^https?:\/\//i.test(text);
}
