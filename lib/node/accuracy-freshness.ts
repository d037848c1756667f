import { addDays, addYears, type CivilDate, instantOf, isCivilDate } from '../core/calendar/civil-date.ts';
import { lastDayInTime } from '../core/freshness/age.ts';
import { judgeColumn } from '../core/freshness/judge.ts';
import { noticeLimits } from '../core/freshness/limits.ts';
import { observeColumns } from '../core/freshness/observe.ts';
import type { PageReading } from '../core/reading.ts';
import { type Column, EMPTY_REGISTER } from '../core/register/register.ts';
import { isUnreadable, type LabelledPage, labelledNewest } from './labelled-pages.ts';

/** Judgements made, and those that called a list fresh that is not, or may not be. */
export interface FalseFresh {
  what: string;
  of: number;
  wrong: string[];
}

type ColumnClass = Exclude<Column['columnClass'], '其他'>;
const CLASSES = (Object.keys(noticeLimits) as (keyof typeof noticeLimits)[]).filter(
  (name): name is ColumnClass => name !== '政务新媒体账号',
);

/** Column pages and home pages: whatever is said of their lists is said of columns. */
const LIST_KINDS = new Set(['list', 'column-home', 'home']);

/**
 * 虚报正常 over labelled real pages: every list of a known newest day is judged at that day + 0, 14, 15, limit
 * and limit + 1 days for each class; lists without a year at one year after each year they could be of;
 * unreadable and undated ones on the day they were read and long after. No judgement may be 正常 or 将到期
 * that the label does not bear out.
 */
export function falseFreshScores(pages: readonly LabelledPage[]): FalseFresh[] {
  const dated: FalseFresh = {
    what: '有日期：最新 +0、14、15、期限、期限+1 天',
    of: 0,
    wrong: [],
  };
  const yearless: FalseFresh = { what: '没有年份：过一年', of: 0, wrong: [] };
  const unread: FalseFresh = { what: '读不到或没有日期', of: 0, wrong: [] };
  for (const { label, reading } of pages) {
    if (!reading || !LIST_KINDS.has(label.kind ?? '')) continue;
    const newest = labelledNewest(label);
    const file = label.file ?? '';
    if (isCivilDate(newest)) judgeDated(dated, file, reading, newest);
    else if (/^\d\d-\d\d$/.test(newest)) judgeAlways(yearless, file, reading, yearsAfter(newest));
    else if (newest === '' && (isUnreadable(label) || label.readable === 'no'))
      judgeAlways(unread, file, reading, yearsAfter(reading.readAt.slice(5, 10)));
  }
  return [dated, yearless, unread];
}

function judgeDated(score: FalseFresh, file: string, reading: PageReading, newest: CivilDate): void {
  for (const columnClass of CLASSES) {
    const limit = noticeLimits[columnClass];
    const last = lastDayInTime(newest, limit);
    for (const day of [0, 14, 15].map((age) => addDays(newest, age)).concat(last, addDays(last, 1)))
      count(score, file, reading, columnClass, day, day > last);
  }
}

function judgeAlways(
  score: FalseFresh,
  file: string,
  reading: PageReading,
  days: readonly CivilDate[],
): void {
  for (const columnClass of CLASSES)
    for (const day of days) count(score, file, reading, columnClass, day, true);
}

const FIRST_YEAR = 2017;
const YEARS = 11;

/** A year after month and day of every year the page may be of. */
function yearsAfter(monthDay: string): CivilDate[] {
  const days = Array.from({ length: YEARS }, (_, at) => `${FIRST_YEAR + at}-${monthDay}`);
  // 02-29 is a day of leap years only.
  return days.filter(isCivilDate).map((day) => addYears(day, 1));
}

/** One judgement for the page itself as a column's, and one for every block of it that leads to a column. */
function count(
  score: FalseFresh,
  file: string,
  reading: PageReading,
  columnClass: ColumnClass,
  day: CivilDate,
  stale: boolean,
): void {
  const urls = [reading.url, ...reading.lists.flatMap(({ headingHref }) => headingHref ?? [])];
  for (const url of new Set(urls)) {
    const column: Column = { id: 'c', name: '栏目', url, columnClass };
    const [look] = observeColumns(reading, { ...EMPTY_REGISTER, columns: [column] }, '');
    const { state } = judgeColumn(column, look, instantOf(day, '10:00'));
    score.of++;
    if (stale && (state === '正常' || state === '将到期'))
      score.wrong.push(`${file} ${columnClass} 于 ${day} 判为${state}（${look?.line ?? ''}）`);
  }
}
