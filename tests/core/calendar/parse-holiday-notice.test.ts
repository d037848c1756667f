import tables from 'chinese-days/dist/chinese-days.json';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, weekday } from '../../../lib/core/calendar/civil-date.ts';
import { defaultHolidays } from '../../../lib/core/calendar/default-holidays.ts';
import { HolidayYear } from '../../../lib/core/calendar/holidays.ts';
import { parseHolidayNotice } from '../../../lib/core/calendar/parse-holiday-notice.ts';

const CHINESE = '一二三四五六日';
const day = (date: string) => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
const withWeekday = (date: string) => `${day(date)}（周${CHINESE[weekday(date) - 1]}）`;

/** Runs of days that follow on from each other. */
function runs(dates: readonly string[]): string[][] {
  const found: string[][] = [];
  for (const date of dates) {
    const last = found.at(-1);
    if (last && addDays(last.at(-1) ?? '', 1) === date) last.push(date);
    else found.push([date]);
  }
  return found;
}

/** A notice in the form the State Council publishes, of the days off and make-up days given. */
function noticeOf({ year, off, work }: { year: number; off: readonly string[]; work: readonly string[] }) {
  const paragraphs = runs(off).map((run, index) => {
    const [first = '', last = ''] = [run[0], run.at(-1)];
    const lastText = first.slice(5, 7) === last.slice(5, 7) ? `${Number(last.slice(8))}日` : day(last);
    const weekdayOfLast = `（周${CHINESE[weekday(last) - 1]}）`;
    const span = run.length === 1 ? withWeekday(first) : `${withWeekday(first)}至${lastText}${weekdayOfLast}`;
    return `${CHINESE[index] ?? '八'}、节日：${span}放假${run.length > 1 ? '调休' : ''}，共${run.length}天。`;
  });
  const worked = work.length > 0 ? `${work.map(withWeekday).join('、')}上班。` : '';
  return `国务院办公厅关于${year}年部分节假日安排的通知\n${paragraphs.join('\n')}${worked}\n节假日期间要做好值班。`;
}

const ofYear = (table: object, year: number) =>
  Object.keys(table)
    .filter((date) => date.startsWith(String(year)))
    .sort();

describe('the notice of holidays', () => {
  // Days off that a notice names in the December before belong to another year's table and are left out here.
  const years = Array.from({ length: 17 }, (_, index) => 2010 + index);
  it.each(years)('of %i is read as chinese-days has it', (year) => {
    const off = ofYear(tables.holidays, year).filter((date) => date <= `${year}-11-30`);
    const work = ofYear(tables.workdays, year).filter((date) => date <= `${year}-11-30`);
    expect(off.length).toBeGreaterThan(20);
    expect(parseHolidayNotice(noticeOf({ year, off, work }))).toEqual({
      ok: true,
      year: { year, source: 'notice', off, work },
    });
  });

  it('as lines of dates gives the same year', () => {
    const year = HolidayYear.parse(defaultHolidays[2026]);
    const lines = [...year.off.map((date) => `${date} 休`), ...year.work.map((date) => `${date} 班`)];
    expect(parseHolidayNotice(`日期 类型\n${lines.join('\n')}`)).toEqual({ ok: true, year });
  });

  it('that begins in the December before keeps those days under the year it is for', () => {
    const text = '2008年：元旦：2007年12月30日（周日）至2008年1月1日（周二）放假，共3天。';
    expect(parseHolidayNotice(text)).toEqual({
      ok: true,
      year: { year: 2008, source: 'notice', off: ['2007-12-30', '2007-12-31', '2008-01-01'], work: [] },
    });
  });

  it.each([
    ['', /没有内容/],
    ['今年过年放假七天。', /哪一年/],
    ['2027年元旦：1月1日（周四）放假，共1天。', /2027-01-01 是周五，不是周四/],
    ['2027年元旦：1月1日（周五）至3日（周日）放假，共4天。', /写着共 4 天，日期却有 3 天/],
    ['2027年元旦：1月1日放假。2月30日上班。', /没有这一天/],
    ['2027年元旦：1月1日放假。1月4日上班。', /2027-01-04 是工作日/],
    ['2027年春节：2月5日至8日放假，共4天。', /没有 2027 年元旦/],
    ['2027年元旦：1月1日至12月31日放假。', /起止日期不对/],
    ['2027年元旦：1月1日至3日放假。1月2日上班。', /既写放假又写上班/],
  ])('that is wrong is refused whole: %j', (text, why) => {
    const parsed = parseHolidayNotice(text);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.errors.join()).toMatch(why);
  });

  it('law: never throws, and a year taken is always one the calendar can reckon with', () => {
    const piece = fc.constantFrom(
      ...[
        '2027年',
        '1月1日',
        '至',
        '3日',
        '（周五）',
        '放假',
        '上班',
        '，共3天',
        '。',
        '13月40日',
        '\n',
        '、',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const parsed = parseHolidayNotice(pieces.join(''));
        if (parsed.ok) expect(HolidayYear.safeParse(parsed.year).success).toBe(true);
        else expect(parsed.errors.length).toBeGreaterThan(0);
      }),
    );
  });
});
