import type { CivilDate } from '../calendar/civil-date.ts';
import {
  findRareDates,
  foldEnglishDate,
  HAN_DATE,
  hanNumber,
  hanYear,
  type RareDate,
  SHORT_DATE,
  shortParts,
} from './rare-date.ts';

/** A full date inside a text. Offsets in UTF-16 units, end exclusive, time of day included. */
export interface FoundDate {
  start: number;
  end: number;
  date: CivilDate;
  time?: string;
}

/** What a piece of text that is nothing but a date says. `yearMonth` and `day` are halves of a split date. */
export type DatePiece =
  | {
      kind: 'date';
      date: CivilDate;
      time?: string;
      /** Eight digits and nothing else: 20231101 may as well be a number. */
      compact?: true;
    }
  | { kind: 'month-day'; monthDay: string; time?: string }
  | { kind: 'year-month'; year: number; month: number }
  | { kind: 'year'; year: number }
  | { kind: 'month'; month: number }
  | { kind: 'day'; day: number };

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Year, month, day → `YYYY-MM-DD`, or undefined when there is no such day (2月30日).
 *
 * @example civilDate(2024, 2, 29) === '2024-02-29'; civilDate(2023, 2, 29) === undefined
 */
export function civilDate(year: number, month: number, day: number): CivilDate | undefined {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && leap ? 29 : DAYS_IN_MONTH[month - 1];
  if (!days || day < 1 || day > days || year < 1900 || year > 2099) return undefined;
  return `${year}-${pad(month)}-${pad(day)}`;
}

/**
 * Full-width digits and signs, and U+2236 ∶ met in real PubDate metas, as ASCII; length unchanged so that
 * offsets stay valid.
 *
 * @example foldDateSigns('２０２３－１１－０１ 14∶06') === '2023-11-01 14:06'
 */
export function foldDateSigns(text: string): string {
  return text.replace(/[\uff0d\uff0e\uff0f\uff10-\uff19\uff1a\u2236\u2010-\u2015\u2212]/g, (sign) => {
    const code = sign.charCodeAt(0);
    if (code === 0x2236) return ':';
    if (code < 0xff00) return '-';
    return String.fromCharCode(code - 0xfee0);
  });
}

// Day of two digits may run straight into the time: 2018年8月1日15:11, 2018-08-0115:11.
const DAY = String.raw`(\d{2}(?=\d{1,2}:\d{2})|\d{1,2}(?!\d))`;
const TIME = String.raw`(?:(?:\s?[,，T]?\s?(?:(?:星期|周)[一二三四五六日天]\s?)?)([01]?\d|2[0-3])(?::|时|点)([0-5]\d)(?:(?::|分)([0-5]\d)?)?秒?(?:\.\d{1,6})?(?:Z\b|\+0[0-9]:?00)?(?!\d))?`;
const FULL = new RegExp(
  String.raw`(?<!\d)((?:19|20)\d{2})(?:(?:\s?年\s?)(\d{1,2})(?:\s?月\s?)${DAY}(?:\s?[日号])?|\s?([-./])\s?(\d{1,2})\s?\4\s?${DAY}|\s(\d{1,2})\s?[-./]\s?${DAY}(?=\s\d{1,2}:))${TIME}`,
  'g',
);

const YEAR_START = /19|20|[１２][９０]/;

/**
 * Every valid full date in a text, in order: 2024-12-10 08:23:48 · 2021.10.11 · 2020年08月02日 ·
 * 2018年8月1日15:11:25 · 2025年06月03日 13时44分 · full-width digits. Days that do not exist are left out.
 *
 * @example findDates('发布日期：2023-12-15 / 来源')[0] → {start: 5, end: 15, date: '2023-12-15'}
 */
export function findDates(text: string): FoundDate[] {
  // Most blocks of a page hold no year at all: asked of every one, this check is 20 times cheaper than the rest.
  if (!YEAR_START.test(text)) return [];
  const folded = foldDateSigns(text);
  const found: FoundDate[] = [];
  for (const match of folded.matchAll(FULL)) {
    const [, year, m1, d1, , m2, d2, m3, d3, hour, minute, second] = match;
    const date = civilDate(Number(year), Number(m1 ?? m2 ?? m3), Number(d1 ?? d2 ?? d3));
    if (!date) continue;
    const time = hour && minute ? `${pad(Number(hour))}:${minute}${second ? `:${second}` : ''}` : undefined;
    found.push({
      start: match.index,
      end: match.index + match[0].trimEnd().length,
      date,
      ...(time ? { time } : {}),
    });
  }
  return found;
}

/**
 * Dates whose year is not four Arabic digits: 二〇二三年十一月一日 anywhere, 23-11-01 right after 时间： or 日期：.
 * Papers are signed in the former, so they count as a day of publication only under a label.
 *
 * @param informs look for 13-05-08 set apart in an information line (| 13-05-08 | 【打印】) instead
 * @example findUncommonDates('发布时间：23-11-01')[0]?.date === '2023-11-01'
 */
export function findUncommonDates(text: string, informs = false): FoundDate[] {
  return findRareDates(foldDateSigns(text), informs).flatMap((rare) => {
    const date = dateOf(rare);
    return date ? [{ start: rare.start, end: rare.end, date }] : [];
  });
}

function dateOf({ year, month, day }: Pick<RareDate, 'year' | 'month' | 'day'>): CivilDate | undefined {
  return civilDate(year, month, day);
}

const WRAP_START = String.raw`^[\s\[\](（【〔|·•/,，:：-]*(?:(?:发布|发表|更新|公布|添加|录入)?(?:日期|时间)[:：]\s?|发布于\s?)?[\s\[(（【〔]*`;
const WRAP_END = String.raw`(?:\s?[(（]?(?:星期|周)[一二三四五六日天])?[\s\])）】〕|/,，。·•▪■]*$`;
const piece = (body: string): RegExp => new RegExp(WRAP_START + body + WRAP_END);

const PIECE_FULL = piece(`(${FULL.source.replace('(?<!\\d)', '')})`.replace('\\4', '\\5'));
const PIECE_COMPACT =
  /^(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:\s?([01]\d|2[0-3]):?([0-5]\d)(?::?[0-5]\d)?)?$/;
const CLOCK = String.raw`(?:\s?(\d{1,2}):(\d{2})(?::\d{2})?)?`;
const PIECE_MONTH_DAY = piece(
  String.raw`(\d{1,2}(?=\s?[-/月])|\d{2}(?=\.\d{2}))(?:\s?[-./]\s?|\s?月\s?)(\d{1,2})\s?日?${CLOCK}`,
);
const PIECE_YEAR_MONTH = piece(String.raw`((?:19|20)\d{2})\s?(?:[-./]|年)\s?(\d{1,2})\s?月?`);
const PIECE_MONTH_YEAR = piece(String.raw`(\d{1,2})\s?[-./]\s?((?:19|20)\d{2})`);
const PIECE_MONTH = piece(String.raw`(\d{1,2})\s?月`);
const PIECE_HAN_MONTH = /^([一二三四五六七八九十]{1,2})月$/;
const PIECE_YEAR = piece(String.raw`((?:19|20)\d{2})\s?年?度?`);
const PIECE_DAY = piece(String.raw`(\d{1,2})\s?日?`);

const PIECE_HAN = piece(HAN_DATE);
const PIECE_SHORT = piece(SHORT_DATE + CLOCK);

const DIGIT = /[\d０-９]|年[一二三四五六七八九十元]|^\W*([a-z]{3,9}\W*|[一二三四五六七八九十]{1,2}月)$/i;

/**
 * Read a text that is nothing but a date, with brackets or a label such as 发布时间 around it; undefined
 * when it says anything else, or names a day that does not exist.
 *
 * @example readDatePiece('[11-01]') → {kind: 'month-day', monthDay: '11-01'}
 * @example readDatePiece('2023年11月1日') → {kind: 'date', date: '2023-11-01'}
 */
export function readDatePiece(text: string): DatePiece | undefined {
  // Longest real piece met: 发布时间：2018年11月11日 星期日 15:11:25
  if (text.length > 40 || !DIGIT.test(text)) return undefined;
  const folded = foldEnglishDate(foldDateSigns(text).trim());
  if (PIECE_FULL.test(folded)) {
    const found = findDates(folded)[0];
    return found && { kind: 'date', date: found.date, ...(found.time ? { time: found.time } : {}) };
  }
  const compact = PIECE_COMPACT.exec(folded);
  if (compact) {
    const date = civilDate(Number(compact[1]), Number(compact[2]), Number(compact[3]));
    if (!date) return undefined;
    return compact[4]
      ? { kind: 'date', date, time: `${compact[4]}:${compact[5]}` }
      : { kind: 'date', date, compact: true };
  }
  return uncommonPiece(folded) ?? partOfDate(folded);
}

function uncommonPiece(folded: string): DatePiece | undefined {
  const han = PIECE_HAN.exec(folded);
  const [, year = '', month = '', day = ''] = han ?? [];
  const short = han ? null : PIECE_SHORT.exec(folded);
  const parts = han
    ? { year: hanYear(year), month: hanNumber(month), day: hanNumber(day) }
    : short && shortParts(short.slice(1, 8));
  const date = parts ? dateOf(parts) : undefined;
  if (!date) return undefined;
  const [hour, minute] = short?.slice(8) ?? [];
  return { kind: 'date', date, ...(hour && minute ? { time: `${pad(Number(hour))}:${minute}` } : {}) };
}

function partOfDate(folded: string): DatePiece | undefined {
  const yearMonth = PIECE_YEAR_MONTH.exec(folded);
  if (yearMonth) return month(Number(yearMonth[1]), Number(yearMonth[2]));
  const monthYear = PIECE_MONTH_YEAR.exec(folded);
  if (monthYear) return month(Number(monthYear[2]), Number(monthYear[1]));
  const monthDay = PIECE_MONTH_DAY.exec(folded);
  if (monthDay) {
    // 2024 is a leap year: 02-29 is a day of some year.
    const day = civilDate(2024, Number(monthDay[1]), Number(monthDay[2]));
    const time = monthDay[3] ? `${pad(Number(monthDay[3]))}:${monthDay[4]}` : undefined;
    return day ? { kind: 'month-day', monthDay: day.slice(5), ...(time ? { time } : {}) } : undefined;
  }
  const year = PIECE_YEAR.exec(folded);
  if (year) return { kind: 'year', year: Number(year[1]) };
  const han = PIECE_HAN_MONTH.exec(folded)?.[1];
  const named = han ? hanNumber(han) : Number(PIECE_MONTH.exec(folded)?.[1]);
  if (named >= 1 && named <= 12) return { kind: 'month', month: named };
  const day = PIECE_DAY.exec(folded);
  const number = Number(day?.[1]);
  return day && number >= 1 && number <= 31 ? { kind: 'day', day: number } : undefined;
}

function month(year: number, number: number): DatePiece | undefined {
  return number >= 1 && number <= 12 ? { kind: 'year-month', year, month: number } : undefined;
}

/** The calendar day of an instant in Asia/Shanghai (fixed +08:00). */
export function shanghaiDay(instant: string): CivilDate | undefined {
  const ms = Date.parse(instant);
  return Number.isNaN(ms) ? undefined : new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);
}

const RELATIVE =
  /^(?:发表于|发布于)?\s*(?:(刚刚)|(\d{1,3})\s?(秒钟?|分钟|个?小时|天)前|(今天|今日|昨天|昨日|前天)\s*(?:(\d{1,2}):(\d{2}))?)/;

/**
 * 刚刚 · 5分钟前 · 3小时前 · 2天前 · 今天 08:30 · 昨天 at the start of a text, counted from `readAt`.
 *
 * @param readAt ISO 8601 with offset: when the page was read
 * @example relativeDate('昨天 08:30', '2026-11-23T10:00:00+08:00') → {date: '2026-11-22', time: '08:30'}
 */
export function relativeDate(text: string, readAt: string): { date: CivilDate; time?: string } | undefined {
  const match = RELATIVE.exec(foldDateSigns(text));
  const now = Date.parse(readAt);
  if (!match || Number.isNaN(now)) return undefined;
  const [, justNow, amount, unit, day, hour, minute] = match;
  const back = justNow ? 0 : day ? daysBack(day) * 86_400_000 : Number(amount) * unitMs(unit ?? '');
  const date = shanghaiDay(new Date(now - back).toISOString());
  if (!date) return undefined;
  return { date, ...(hour && minute ? { time: `${pad(Number(hour))}:${minute}` } : {}) };
}

function daysBack(word: string): number {
  if (word.startsWith('今')) return 0;
  return word === '前天' ? 2 : 1;
}

function unitMs(unit: string): number {
  if (unit.startsWith('秒')) return 1000;
  if (unit === '分钟') return 60_000;
  return unit === '天' ? 86_400_000 : 3_600_000;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
