import { daysInMonth, formatCivilDate, weekday } from '../calendar/civil-date.ts';
import type { PageReading } from '../reading.ts';
import type { Hit, Rule } from '../rule.ts';
import { foldDateSigns } from '../text/chinese-date.ts';
import { type WrittenDate, writtenDates } from '../text/written-date.ts';

const DASHED = /(?<![\w.\-/])((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?![\d.\-/]|\s?[%％])/g;
const YEAR_MONTH = /(?<!\d)((?:19|20)\d{2})\s?年\s?(\d{1,2})\s?月(?!龄)/g;
const WEEKDAY = /^\s?([（(,，]?)\s?(?:星期|礼拜|周)([一二三四五六日天])(?!年|[至到~—-])(?:\s?[）)])?/;
const CLOCK =
  /^\s?(?:[（(]?(?:星期|周)[一二三四五六日天][）)]?)?\s?(?:上午|下午|凌晨|中午|晚上?|夜间)?\s?(\d{1,2})\s?(?:[时点]\s?(\d{1,2})\s?分|[:：]\s?(\d{2})(?![\d:]))/;
const PART_OF_DAY =
  /(?<!\d\s?[日号]\s?)(上午|下午|凌晨|中午|晚上)\s?(\d{1,2})\s?(?:[时点](?:\s?(\d{1,2})\s?分)?(?!\d)|[:：]\s?(\d{2})(?![\d:]))/g;
const TO = /^\s?(?:[（(](?:星期|周)[一二三四五六日天][）)])?\s?(?:至|到|—{1,2}|–|－|-|~|～)\s?/;
const YEARS =
  /(?<!\d)((?:19|20)\d{2})\s?年?\s?(?:至|到|—{1,2}|–|－|~|～)\s?((?:19|20)\d{2})\s?(?:年|学年|年度)/g;

const WEEKDAYS = '一二三四五六日';

/** Days of the month; of February without a year 29, since some year has them. */
const lastDay = ({ year, month }: WrittenDate): number => daysInMonth(year ?? 2024, month);

function faultOf(date: WrittenDate): string | undefined {
  const { year, month, day } = date;
  if (month < 1 || month > 12) return `没有${month}月`;
  if (day < 1) return `没有${day}日`;
  const last = lastDay(date);
  if (day <= last) return undefined;
  return `${month === 2 && year !== undefined ? `${year}年` : ''}${month}月只有${last}天`;
}

/** The weekday of a date without a year, if it fits neither the year of publication nor the ones beside it. */
function wrongWeekday(
  date: WrittenDate,
  said: string,
  publishedYear: number | undefined,
): string | undefined {
  const day = said === '天' ? '日' : said;
  const dayIn = (year: number) =>
    date.day <= daysInMonth(year, date.month)
      ? WEEKDAYS[weekday(formatCivilDate(year, date.month, date.day)) - 1]
      : undefined;
  if (date.year !== undefined) {
    const real = dayIn(date.year);
    return real === undefined || real === day ? undefined : `这一天是星期${real}，不是星期${said}`;
  }
  if (publishedYear === undefined) return undefined;
  const near = [publishedYear - 1, publishedYear, publishedYear + 1].map(dayIn);
  return near.includes(day)
    ? undefined
    : `${publishedYear}年的这一天是星期${near[1]}，前后一年也都不是星期${said}`;
}

function afterwards(text: string, date: WrittenDate, publishedYear: number | undefined): Hit[] {
  const rest = text.slice(date.end, date.end + 24);
  const hits: Hit[] = [];
  const said = WEEKDAY.exec(rest);
  const fault = said && wrongWeekday(date, said[2] ?? '', publishedYear);
  if (said && fault) {
    // A closing bracket is part of these words only with its opening one.
    const words = said[1] === '（' || said[1] === '(' ? said[0] : said[0].replace(/\s?[）)]$/, '');
    hits.push({
      start: date.start,
      end: date.end + words.length,
      message: `日期与星期不符：${fault}`,
      sureness: date.year === undefined || date.short ? '疑似' : '确定',
    });
  }
  const clock = CLOCK.exec(rest);
  const [hour, minute] = [Number(clock?.[1]), Number(clock?.[2] ?? clock?.[3])];
  if (clock && (hour > 24 || minute > 59 || (hour === 24 && minute > 0)))
    hits.push({
      start: date.start,
      end: date.end + clock[0].length,
      message: '没有这个时刻',
      sureness: '确定',
    });
  return hits;
}

/** A season runs over the new year without saying so (防火期10月1日至5月31日); a slip stays within some months. */
const SEASON_MONTHS = 3;

/** 5月18日至8日, 2023年5月8日至4月2日: the end lies before the start. Over a new year (12月28日至1月3日) it may. */
function backwards(text: string, dates: readonly WrittenDate[]): Hit[] {
  return dates.flatMap((from, index) => {
    const link = TO.exec(text.slice(from.end, from.end + 12));
    if (!link) return [];
    const at = from.end + link[0].length;
    const next = dates[index + 1];
    const day = /^(\d{1,2})\s?[日号](?![均龄元])/.exec(text.slice(at, at + 6));
    const to = next?.start === at ? next : undefined;
    const words = (end: number): Pick<Hit, 'start' | 'end'> => ({ start: from.start, end });
    if (day && Number(day[1]) < from.day)
      return { ...words(at + day[0].length), message: `起止日期颠倒：${from.day}日在${day[1]}日之后` };
    if (!to || faultOf(to) || faultOf(from)) return [];
    if (to.year === undefined && from.month - to.month >= SEASON_MONTHS) return [];
    const years = to.year !== undefined && from.year !== undefined ? to.year - from.year : 0;
    const isBefore = years < 0 || (years === 0 && to.month * 100 + to.day < from.month * 100 + from.day);
    if (!isBefore || (to.year !== undefined && from.year === undefined)) return [];
    return { ...words(to.end), message: '起止日期颠倒：结束的日子在开始之前' };
  });
}

/** A time of day by itself: 上午8:65, 上午15时. */
function clocks(text: string): Hit[] {
  return [...text.matchAll(PART_OF_DAY)].flatMap((match): Hit[] => {
    const [all, part = '', hours, han, colon] = match;
    const [hour, minute] = [Number(hours), Number(han ?? colon ?? 0)];
    const words = { start: match.index, end: match.index + all.length };
    if (hour > 24 || minute > 59) return [{ ...words, message: '没有这个时刻' }];
    if (part === '上午' && hour > 12 && hour < 24)
      return [{ ...words, message: `${hour}时不在上午`, suggestion: `核对是上午还是下午`, sureness: '疑似' }];
    return [];
  });
}

function otherForms(text: string): Hit[] {
  const hits: Hit[] = [];
  for (const match of text.matchAll(DASHED)) {
    const [all, year, , month, day] = match;
    const [y, m, d] = [Number(year), Number(month), Number(day)];
    // 2023-13-01 may be a number of any kind; 2023-02-30 can only be meant for a day.
    if (m < 1 || m > 12 || d < 29 || d > 31 || d <= daysInMonth(y, m)) continue;
    hits.push({
      start: match.index,
      end: match.index + all.length,
      message: `没有这一天：${m === 2 ? `${y}年` : ''}${m}月只有${daysInMonth(y, m)}天`,
    });
  }
  for (const match of text.matchAll(YEAR_MONTH)) {
    const month = Number(match[2]);
    if (month >= 1 && month <= 12) continue;
    if (/^\s?\d{1,2}\s?[日号]/.test(text.slice(match.index + match[0].length))) continue;
    hits.push({ start: match.index, end: match.index + match[0].length, message: `没有${month}月` });
  }
  for (const match of text.matchAll(YEARS)) {
    if (Number(match[2]) >= Number(match[1])) continue;
    hits.push({
      start: match.index,
      end: match.index + match[0].length,
      message: `起止年份颠倒：${match[2]}年在${match[1]}年之前`,
      sureness: '疑似',
    });
  }
  return hits;
}

/** Half-width digits and signs, offsets unchanged. */
function hitsIn(reading: PageReading): Hit[] {
  const text = foldDateSigns(reading.text);
  const publishedYear = reading.publishedAt ? Number(reading.publishedAt.date.slice(0, 4)) : undefined;
  const dates = writtenDates(text);
  return [
    ...dates.flatMap((date): Hit[] => {
      const fault = faultOf(date);
      if (fault) return [{ start: date.start, end: date.end, message: `没有这一天：${fault}` }];
      return afterwards(text, date, publishedYear);
    }),
    ...backwards(text, dates).map((hit): Hit => ({ ...hit, sureness: '疑似' })),
    ...clocks(text),
    ...otherForms(text),
  ];
}

/** Days and hours that do not exist, weekdays that do not match, periods that end before they begin. */
export const rule: Rule = {
  id: 'impossible-date',
  title: '日期不存在或前后矛盾',
  clause: '三(一)1',
  problemClass: '日期数字',
  severity: '提示',
  sureness: '确定',
  needs: ['text', 'publishedAt'],
  check: (reading) => hitsIn(reading),
  examples: {
    flags: [
      { why: 'no such day', reading: { text: '请于2023年2月30日前报送，4月31日汇总。' } },
      { why: 'no such month', reading: { text: '2023年13月，13月5日。' } },
      { why: 'in Han digits', reading: { text: '二〇二三年二月三十日' } },
      { why: 'with dashes', reading: { text: '报名时间：2023-02-29起' } },
      { why: 'weekday', reading: { text: '定于2026年11月23日（星期二）召开。' } },
      { why: 'hours', reading: { text: '2026年11月23日25时30分截止。' } },
      { why: 'hours without a day', reading: { text: '咨询时间：上午8:65。' } },
      { why: 'an afternoon hour in the morning', reading: { text: '请于上午15时前报送。' } },
      { why: 'a period turned round', reading: { text: '公示期为2023年5月18日至8日。' } },
    ],
    passes: [
      { why: 'leap day', reading: { text: '2024年2月29日、2月29日、2024-02-29。' } },
      { why: 'weekday right', reading: { text: '2026年11月23日（星期一）9时30分。' } },
      { why: 'over a new year', reading: { text: '活动时间：12月28日至1月3日。' } },
      {
        why: 'seasons over a new year',
        reading: { text: '防火期为10月1日至5月31日，学年为9月1日至6月30日。' },
      },
      {
        why: 'a year of two digits',
        reading: {
          text: '活动时间：12年10月20日 周六',
          publishedAt: { date: '2026-11-02', from: 'label', line: '' },
        },
      },
      { why: 'a calendar of a people', reading: { text: '藏历2月30日放假，版本V2023.2.30。' } },
      { why: 'hours', reading: { text: '上午8:30、上午9时、下午2:30—17:30、上午12时30分、晚上24时。' } },
      { why: 'another calendar', reading: { text: '农历二月三十日、光绪二十年二月三十日。' } },
      { why: 'numbers that are no dates', reading: { text: '第13月龄、版本2023.13.40、每月31日、24时。' } },
    ],
  },
};
